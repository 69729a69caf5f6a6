# Every target does its own set-up: all it needs is Python 3.11 or newer. What needs more says so.
#
#     make site PYTHON=python3.13           with another Python than the one that python3 is
#     make wheelhouse                       fetches all that a set-up installs, for this machine's kind and Python
#     make site WHEELHOUSE=wheelhouse       sets up from that, without a network
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MADE_FOR := $(VENV)/.made-for
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
OFFLINE := $(if $(WHEELHOUSE),--no-index --find-links "$(WHEELHOUSE)")
PIP := $(RUN) -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install $(OFFLINE)
FETCH := $(PIP) download --dest wheelhouse

.PHONY: site serve check test hooks bench fuzz quality screenshots clients wheelhouse clean FORCE
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

# What .venv/bin/pre-commit install has done before every commit, for everything; fetches the hooks from GitHub.
hooks: $(TEST_READY)
	$(RUN) -m pre_commit run --all-files

# Figures, never verdicts: builds, serving, growth, reading, merging; weight, painting and search in Chromium.
# They go to bench/results.md; bench/compare.py compares two such files.
bench: $(TEST_READY) site
	$(RUN) bench/results.py

fuzz: $(TEST_READY)
	$(INSTALL) "atheris>=3.0"
	$(RUN) bench/fuzz_notes.py --minutes 10
	$(RUN) bench/fuzz_content.py

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

# Wheels where there are any; what comes as source is built at set-up, for which setuptools is there.
wheelhouse: $(MADE_FOR)
	$(FETCH) --require-hashes -r requirements.txt
	$(FETCH) --require-hashes -r requirements-dev.txt
	$(FETCH) "setuptools>=77"

# All that was made here, but for wheelhouse/: without a network nobody could make that again.
clean:
	rm -rf .build site dist screenshots $(VENV) *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache bench/quality/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE_READY): requirements.txt $(MADE_FOR)
	$(INSTALL) --require-hashes -r requirements.txt
	touch $@

$(TEST_READY): requirements-dev.txt $(SITE_READY)
	$(INSTALL) --require-hashes -r requirements-dev.txt
	touch $@

# The environment is made anew where it is of another Python or another folder, or does not run.
$(MADE_FOR): FORCE
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, which $(PYTHON) is not: name one, as in make site PYTHON=python3.13" >&2; exit 1; }
	@python="$$($(PYTHON) -c 'import sys; print(sys.version.split()[0], sys.base_prefix)') in $(CURDIR)"; \
	if [ "$$(cat $@ 2>/dev/null)" != "$$python" ] || ! $(RUN) -c "" 2>/dev/null; then \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV) && echo "$$python" > $@; \
	fi
