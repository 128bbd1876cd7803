# Every routine task. `make` alone lists them.

PORT ?= 8000
GOLDENTHREAD = .venv/bin/goldenthread

.PHONY: help setup run test check format bench docs lock

help: ## List the tasks
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: ## Make .venv with everything in it
	@python3 set-up

run: setup ## Set up, load the demonstration once, and serve it (PORT, GOLDENTHREAD_HOME)
	@$(GOLDENTHREAD) serve --demonstration --port $(PORT)

test: setup ## Run every test that this machine allows, and name the suites that it left out
	@.venv/bin/python tests/run.py

check: setup ## Linters, types, import contract, template format
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@git ls-files -z '*.html' | xargs -0 .venv/bin/djade --target-version 5.2 --check

format: setup ## Put code and templates into the house format
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@git ls-files -z '*.html' | xargs -0 .venv/bin/djade --target-version 5.2 || true

bench: setup ## Measure a large trust: pages as ratios, whole jobs in seconds
	@.venv/bin/python -m benchmarks

docs: setup ## Print the rules and the glossary
	@.venv/bin/python -m docs.print_rules

lock: setup ## Work out requirements.lock anew from pyproject.toml
	@python3 set-up --lock
