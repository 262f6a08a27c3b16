# From a fresh clone with Python 3.11 to 3.13, venv and make:   make demo   make test
# PYTHON= names the Python to use, PORT= the demo's port, TESTS= the tests to run.

PORT ?= 8000
TESTS ?= tests
PY := .venv/bin/python
# Each process plays its own people in its own database; more than eight only wait for the disk.
PYTEST := $(PY) -m pytest -n auto --maxprocesses 8 --dist worksteal
# These know no database, so that one run of them is enough.
WITHOUT_DATABASE := pairing rosters drawing vocabulary

.PHONY: demo test check fix bench screens docs messages requirements run-environment dev-environment

demo: run-environment  ## a world to try, with a sign-in link for each of its people
	@exec .venv/bin/chiron demo --port $(PORT)

test: dev-environment  ## every test, on SQLite, and on PostgreSQL where CHIRON_TEST_POSTGRES names a server
	@PYTHONPATH=tests $(PY) -m browser.chromium
	$(PYTEST) $(TESTS)
	@test -z "$$CHIRON_TEST_POSTGRES" || { \
		echo "Once more, on PostgreSQL:" && CHIRON_TEST_DATABASE="$$CHIRON_TEST_POSTGRES" $(PYTEST) $(TESTS) \
		$(WITHOUT_DATABASE:%=--ignore=tests/%); }

check: dev-environment  ## style, types, the walls of the house, templates, migrations
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m djlint src --lint --quiet
	DJANGO_SETTINGS_MODULE=settings PYTHONPATH=tests $(PY) -m django makemigrations --check --dry-run
	$(PY) -m pytest -q -n0 tests/architecture

fix: dev-environment  ## what a machine can put right by itself
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: dev-environment  ## how fast it is; QUICK=1 for a first impression
	@PYTHONPATH=tests $(PY) -m bench

screens: dev-environment  ## every page as every person, wide and narrow, light and dark, into var/screens/
	@PYTHONPATH=tests $(PY) -m browser.chromium
	@PYTHONPATH=tests $(PY) -m browser.screens

docs: dev-environment  ## print the tables of facts, reactions, lifecycles and doors again
	$(PY) tests/architecture/documents.py

messages: dev-environment  ## what a translator needs, in a file for LANGUAGE=
	@test -n "$(LANGUAGE)" || { echo "Name the language, such as LANGUAGE=fr."; exit 1; }
	@$(PY) make/messages.py $(LANGUAGE)

requirements: dev-environment  ## compile the pinned, hashed lists again from pyproject.toml
	make/requirements.sh

run-environment:
	@make/environment.sh run
dev-environment:
	@make/environment.sh dev
