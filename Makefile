# Two commands do everything: `make site` and `make test`. Where there is no make: see README.md.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve test test-more due browsers clean

site: .venv/site
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site is in site/"

serve: .venv/site
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

test: .venv/test browsers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
	@echo "NOT RUN by this command, still in the making: tests/accessibility tests/exit"
	@echo "tests/translations. make test-more runs them; some of them fail."

test-more: .venv/test browsers
	$(BIN)/python -m pytest tests/accessibility tests/exit tests/translations

due: .venv/site
	@$(BIN)/due

browsers: .venv/test
	@$(BIN)/python -m tests.browsers

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or newer; set PYTHON=python3.11, for example."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. Install it first: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/site: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

clean:
	rm -rf .venv site .site-building .site-previous .cache
