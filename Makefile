# Two commands do everything: `make site` and `make test`. Where there is no make: see README.md.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site serve check lint test test-deep due lock browsers clean

help: ## what each command does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1 - \2/p' Makefile

site: .venv/site ## build the site into site/; SITE_URL=https://… for the public address
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site is in site/$(if $(SITE_URL),, for a look on this machine; set SITE_URL before you publish it)"

serve: .venv/site ## live preview on http://127.0.0.1:8000/
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

# No browser, no office program, no server, and nothing that tries random input.
SLOW := build/test_faults.py build/test_moved.py build/test_preview.py rules/test_fuzz.py translations/test_build.py translations/test_edits.py
check: lint ## the quick loop: lint, types, unit and content tests
	$(BIN)/python -m pytest tests/build tests/language tests/rules tests/translations tests/upkeep \
		$(SLOW:%=--ignore=tests/%) -n auto --maxprocesses 4 --dist loadfile

lint: .venv/test ## style and types of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The exit is judged by what is on the screen at each moment, so nothing else runs beside it.
test: lint browsers ## every test; BROWSERS=no installs no browser
	@rm -rf test-results && mkdir test-results
	@$(BIN)/python -m pytest tests/exit; exit=$$?; \
		$(BIN)/python -m pytest --ignore tests/exit -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder; \
		rest=$$?; cat test-results/not-run.txt 2>/dev/null; exit $$((exit | rest))

test-deep: lint browsers ## many thousand random inputs, and damaged sites: an hour or more
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest tests/build tests/rules tests/translations -n auto --maxprocesses 4
	$(BIN)/python -m tests.mutants

due: .venv/site ## facts and pages that a person must check
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

# One lock for every promised Python and system: fewest versions, so that all build the same site.
# What is locked stays as long as it fits; `make lock NEWER=--upgrade` takes the newest.
UV ?= uv
NEWER :=
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --no-emit-index-url $(NEWER) pyproject.toml
lock: ## pin all packages anew with uv; NEWER=--upgrade takes the newest
	@command -v $(UV) >/dev/null || { echo "uv is missing: pip install uv, or set UV=path/to/uv"; exit 1; }
	$(LOCK) --extra build -o requirements.txt
	$(LOCK) --extra test -c requirements.txt -o requirements-test.txt

clean: ## remove what was set up and built
	rm -rf .venv site .site-building .site-previous .cache
