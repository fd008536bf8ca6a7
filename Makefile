# Each target works on a fresh machine that has Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNNABLE := $(VENV)/.runnable
READY := $(VENV)/.ready
# Two workers begin with half of the tests each, in order, so that a browser or a model is mostly started only once.
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal --durations=25

.PHONY: run setup test test-all screenshots bench check format clean

run: $(RUNNABLE)  ## Run the bot: on Discord with DISCORD_TOKEN, otherwise in its own playground
	$(BIN)/python -m bot

setup: $(READY)  ## Create .venv and install everything, pinned

$(VENV):
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Easel needs Python 3.11 or later.")'
	$(PYTHON) -m venv $(VENV)

# Running needs no development tools. pip shows what it downloads, because that can take minutes.
$(RUNNABLE): pyproject.toml constraints.txt | $(VENV)
	@echo "Installing about 85 packages into $(VENV), once: 1.4 GB, and several more if torch comes with CUDA."
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --disable-pip-version-check --editable .
	touch $(RUNNABLE)

$(READY): pyproject.toml constraints.txt | $(VENV)
	@echo "Installing about 110 packages into $(VENV), once: 1.8 GB, and several more if torch comes with CUDA."
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --disable-pip-version-check --editable '.[dev]'
	touch $(READY) $(RUNNABLE)

test: $(READY)  ## Run the tests, without the slow ones
	$(PYTEST) -m "not slow"

test-all: $(READY)  ## Run all tests
	$(PYTEST)

screenshots: $(READY)  ## Take the screenshots in docs/images again, of the real bot in Chromium
	$(BIN)/python -m pytest -m screenshots tests/page

bench: $(READY)  ## Measure, and write docs/benchmarks.md; fails if a figure is below its floor
	$(BIN)/python -m benchmarks

check: $(READY)  ## Check lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)  ## Fix what ruff can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache *.egg-info
