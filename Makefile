# Every target that runs our code installs first; `make install` alone gives all that work on the project needs.
# A newcomer's order: make install, make check, make test.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
WORKERS ?= 2
PART ?=
PORT ?= 8000
TODAY ?=
BIN := .venv/bin

# A stamp in .venv says which set is installed; it is older than its pins when they have changed.
RUN_STAMP := .venv/.installed-run
SPARK_STAMP := .venv/.installed-spark
DEV_STAMP := .venv/.installed-dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --require-virtualenv

.PHONY: help install install-spark run sample bundle check lint fast test test-postgresql system-deps prove pins clean

help:
	@echo "make install      .venv with the pinned packages and the kiemdiem command"
	@echo "make install-spark  in .venv of an office: Apache Spark as well (needs Java; make install has it already)"
	@echo "make run          the demo in .demo, served; prints address and sign-ins; PORT=8000 TODAY=2021-12-20"
	@echo "make sample       a sample season of each plan rated and shown"
	@echo "make bundle       one zip for offices without a network, for Linux and Windows"
	@echo "make check        lint, types, contracts, fast tests"
	@echo "make test         everything that fits in 15 minutes; what CI runs"
	@echo "make test-postgresql  the web application's tests on PostgreSQL (make test has them already)"
	@echo "make prove        the long proofs; PART=word for some of them"
	@echo "make system-deps  the Debian tools that make test needs"
	@echo "make pins         resolve requirements/*.txt anew (needs uv)"

install: $(DEV_STAMP)

install-spark: $(SPARK_STAMP)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "kiemdiem needs Python 3.11, 3.12 or 3.13; name it: make install PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

define install_set
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements/$(1).txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
endef

$(RUN_STAMP): requirements/build.txt requirements/run.txt pyproject.toml | .venv/bin/python
	$(call install_set,run)

$(SPARK_STAMP): requirements/build.txt requirements/spark.txt pyproject.toml | .venv/bin/python
	$(call install_set,spark)
	@touch $(RUN_STAMP)

$(DEV_STAMP): requirements/build.txt requirements/dev.txt pyproject.toml | .venv/bin/python
	$(call install_set,dev)
	@touch $(RUN_STAMP) $(SPARK_STAMP)

run: $(RUN_STAMP)
	@$(BIN)/kiemdiem serve --demo --data .demo --port $(PORT) $(if $(TODAY),--today $(TODAY))

sample: $(RUN_STAMP)
	@$(BIN)/python -m kiemdiem.cli.show_samples

bundle: $(RUN_STAMP)
	@$(BIN)/python scripts/make_bundle.py

lint: $(DEV_STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z 'src/*.html' 'tests/*.html' | xargs -0 $(BIN)/djade --check --target-version 5.2

fast: $(DEV_STAMP)
	$(BIN)/pytest -q -m "not slow and not prove"

check: lint fast
	@$(BIN)/python -m tests.proofs.page

# All of `make check` is in here: its fast tests are a part of the whole suite and do not run twice.
test: lint system-deps
	$(BIN)/pytest -q -n $(WORKERS) --dist loadgroup --durations=10 --durations-min=2
	@$(MAKE) --no-print-directory test-postgresql

# The web application once more, on PostgreSQL; the tests start a server of their own. What a browser makes of a page
# does not depend on the database: that was looked at on SQLite, and the answers themselves are asked for again here.
test-postgresql: $(DEV_STAMP)
	KIEMDIEM_TEST_DATABASE=postgresql $(BIN)/pytest -q -n $(WORKERS) --dist loadgroup -m "not prove and not browser" tests/apps tests/web

system-deps:
	@scripts/debian-tools.sh

prove: $(DEV_STAMP) system-deps
	$(BIN)/pytest -m "prove or hypothesis" --hypothesis-profile=prove --record-proofs --timeout=0 -n $(WORKERS) --dist loadgroup $(if $(PART),-k "$(PART)")

# `--no-emit-index-url` and `--no-header`: no file of the project may name a package registry.
COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
pins:
	$(PYTHON) -c 'import tomllib; it = tomllib.load(open("pyproject.toml", "rb")); \
	  print(*it["build-system"]["requires"], *it["dependency-groups"]["sources"], sep="\n")' \
	  | $(COMPILE) - -o requirements/build.txt
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --extra spark -c requirements/run.txt -o requirements/spark.txt
	$(COMPILE) pyproject.toml --extra dev --extra spark -c requirements/spark.txt -o requirements/dev.txt

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
