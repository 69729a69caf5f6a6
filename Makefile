# Every target does its own set-up: all it needs is Python 3.11 or newer. What needs more says so.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check

.PHONY: site serve check test bench fuzz quality screenshots clients clean
.DEFAULT_GOAL := site

site: $(SITE_READY)
	$(RUN) build.py

serve: $(SITE_READY)
	$(RUN) build.py serve

check: $(SITE_READY)
	$(RUN) build.py check

test: $(TEST_READY)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest
	$(RUN) -m pytest tests/browser --engine zensical

# Figures, never verdicts: builds, serving, growth, reading, merging; weight, painting and search in Chromium.
# They go to bench/results.md; bench/compare.py compares two such files.
bench: $(TEST_READY) site
	$(RUN) bench/results.py

fuzz: $(TEST_READY)
	$(PIP) "atheris>=3.0"
	$(RUN) bench/fuzz_notes.py --minutes 10

# axe-core, the Nu checker, html-validate and Lighthouse: needs Chromium, Node and Java.
quality: $(TEST_READY) site
	cd bench/quality && npm ci --silent
	$(RUN) bench/quality.py

# One page of every kind, desktop and phone, light and dark: needs Chromium.
screenshots: $(TEST_READY) site
	$(RUN) bench/screenshots.py

# Measures the clients again: installs what it can, skips what is not there, shows what changed.
# All of them take about an hour; make clients ONLY=curl,requests takes some of them, QUESTIONS=body,expect asks
# only that again.
clients: $(TEST_READY)
	$(RUN) -m clientlab install
	$(RUN) -m clientlab $(if $(ONLY),--only $(ONLY)) $(if $(QUESTIONS),--questions $(QUESTIONS))

clean:
	rm -rf .build site

$(SITE_READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.txt
	touch $@

$(TEST_READY): requirements-dev.txt | $(SITE_READY)
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@
