# Every target does its own set-up: all it needs is Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready

.PHONY: site serve check test bench fuzz clean
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

bench: $(TEST_READY)
	$(RUN) -m bench

clean:
	rm -rf .build site

$(SITE_READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(TEST_READY): requirements-dev.txt | $(SITE_READY)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@
