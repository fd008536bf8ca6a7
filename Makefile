# Each target works alone on a fresh machine that has Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Two workers begin with half of the tests each, in order, so that a browser or a model is mostly started only once.
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal --durations=25

.PHONY: run setup test test-all screenshots bench check format clean

run: $(READY)  ## Run the bot: on Discord with DISCORD_TOKEN, otherwise in its own playground
	$(BIN)/python -m bot

setup: $(READY)  ## Make .venv and install everything, pinned

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Easel needs Python 3.11 or later.")'
	$(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)

test: $(READY)  ## The tests but for the slower suites
	$(PYTEST) -m "not slow"

test-all: $(READY)  ## The tests and the slower suites
	$(PYTEST)

screenshots: $(READY)  ## The pictures of docs/images/playground and commands, anew: the real bot, in Chromium
	$(BIN)/python -m pytest -m screenshots tests/page

bench: $(READY)  ## Measure: tables on the terminal and in docs/benchmarks.md; fails where a floor is missed
	$(BIN)/python -m benchmarks

check: $(READY)  ## Lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)  ## Mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache *.egg-info
