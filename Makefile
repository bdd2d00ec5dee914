# Each target sets up what it needs in .venv; PYTHON names the interpreter that makes it.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: site serve test lint quality bench format clean

site: $(READY)
	$(BIN)/briefgen build

serve: $(READY)
	$(BIN)/briefgen serve

test: $(READY)
	$(BIN)/pytest -n 2 --dist loadscope $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY)
	$(BIN)/python tests/quality/report.py $(if $(EVALUATION),--evaluation $(EVALUATION)) $(ARGS)

bench: $(READY)
	$(BIN)/python benchmarks/build.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .briefgen site build dist *.egg-info

$(READY): pyproject.toml Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefgen needs Python 3.11 or newer; name one with: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)
