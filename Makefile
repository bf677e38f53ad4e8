# `make` alone lists the commands. Every target prepares what it needs and works offline afterwards.
.DEFAULT_GOAL := help
PORT ?= 8000
DEMO ?= yes
ARGS ?=
PY := .venv/bin/python
# Some machines tell Python to keep no compiled modules; then each of the hundreds of processes that a run of the tests
# starts would compile all of Django again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test attack guard check fix lock bench screenshots prepare-run prepare-test
help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

run: ## set up everything and serve the demo region (PORT=8000, DEMO=no for an empty region)
	@scripts/prepare run
	@$(PY) -m scripts.serve --port $(PORT) --demo $(DEMO)

test: ## set up everything and run all tests on both databases (ARGS for pytest)
	@scripts/prepare test
	@scripts/test_on_both $(ARGS)

check: ## format, lint, types, layers, templates
	@scripts/prepare test
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@.venv/bin/djlint regiotoezicht --lint --quiet
	@$(PY) manage.py makemigrations --check --dry-run

attack: ## try to see what nobody may see, on both databases: the access table as an oracle, planted dwellings, the walls
	@scripts/prepare test
	@echo "== Aanval op de ingebouwde database (SQLite)"
	@$(PY) -m tests.attack
	@echo "== Aanval op PostgreSQL"
	@$(PY) -m tests.throwaway_postgresql $(PY) -m tests.attack

guard: ## how well personal data is found in text: precision and recall by kind (ARGS="--mistakes" for the sentences)
	@scripts/prepare test
	@$(PY) -m tests.guard.measuring $(ARGS)

fix: ## format and mend what can be mended
	@scripts/prepare test
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

lock: ## renew the lock files after a change of dependencies
	@scripts/prepare test
	@.build/uv/bin/uv lock --quiet
	@.build/uv/bin/uv export -q --frozen --no-emit-project --no-header --no-annotate -o locks/run.txt
	@.build/uv/bin/uv export -q --frozen --no-emit-project --no-header --no-annotate --all-groups -o locks/all.txt
	@.build/uv/bin/uv export -q --frozen --no-emit-project --no-header --no-annotate --only-group build -o locks/build.txt

screenshots: ## a picture of every page on desktop and phone and of every letter, in screenshots/ (ROLES="lawyer …" for some)
	@scripts/prepare test
	@$(PY) -m scripts.screenshots $(ROLES)

bench: ## measure speed, memory and weight beside the floor of this machine (ARGS="--database sqlite")
	@scripts/prepare bench
	@$(PY) -m scripts.bench $(ARGS)
