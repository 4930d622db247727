# The manual of this project: every word here is one that CONTRIBUTING.md uses.
PYTHON ?= python3
BIN := .venv/bin
BENCH ?= ../shared/bench

.PHONY: run test lint types check bench docs pages clean

PAGES := src/truceline/web/static/built/ready

.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch .venv/ready

run: .venv/ready  ## the main job on examples/
	$(BIN)/python scripts/run_examples.py

test: .venv/ready pages  ## all tests, with lint, types and the house rules
	$(BIN)/python scripts/limits.py src
	$(BIN)/ruff check src tests benchmarks scripts training
	$(BIN)/ruff format --check src tests benchmarks scripts training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

lint: .venv/ready
	$(BIN)/python scripts/limits.py src
	$(BIN)/ruff check src tests benchmarks scripts training
	$(BIN)/ruff format --check src tests benchmarks scripts training
	$(BIN)/lint-imports

types: .venv/ready
	$(BIN)/mypy

check: .venv/ready
	$(BIN)/truceline check

bench: .venv/ready  ## every benchmark whose data lies in BENCH
	$(BIN)/python scripts/bench.py $(BENCH)

docs: .venv/ready  ## the sessions in the documents are what the program prints
	$(BIN)/python scripts/sessions.py README.md docs/guide.md

pages: $(PAGES)  ## what the desk's pages run in a browser; without npm they read without script

$(PAGES): web/package-lock.json web/build.mjs $(wildcard web/src/*)
	@if command -v npm >/dev/null; then \
	  cd web && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build && touch ../$(PAGES) \
	    || echo "the desk's scripts could not be built: its pages will read without script"; \
	else echo "npm is missing: the desk's pages will read without script"; fi

clean:
	rm -rf .venv web/node_modules src/truceline/web/static/built
