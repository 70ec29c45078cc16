# Everything runs in .venv, which is made on first use from PyPI alone. Needs: Python 3.11 or newer, git, make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test check format messages docs samples golden cases fuzz fuzz-every recall confusion bench identity linear clean

demo: $(READY)  ## check the sample dossiers
	$(BIN)/auditready check sample_dossiers --as-of 2026-11-22 --exit-zero

test: $(READY)  ## run the tests
	$(BIN)/pytest -q -n auto --maxprocesses 8 --dist worksteal

check: $(READY)  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(READY)  ## collect the messages to translate into both catalogues
	$(BIN)/python tools/update_catalogues.py

docs: $(READY)  ## write examples, docs/codes/, docs/settings.md and docs/readers/index.md from what they describe
	$(BIN)/python tools/write_examples.py
	$(BIN)/python tools/write_code_docs.py
	$(BIN)/python tools/write_settings_docs.py
	$(BIN)/python tools/write_reader_docs.py

samples: $(READY)  ## write sample_dossiers/ again, byte for byte
	$(BIN)/python sample_dossiers/generate.py

golden: $(READY)  ## write tests/golden/ again: read the diff before you commit it
	$(BIN)/python tests/golden/test_reporters.py

cases: $(READY)  ## write tests/cases/ again, byte for byte
	$(BIN)/python tests/cases/make_cases.py

fuzz: $(READY)  ## read damaged files until one breaks a reader: nightly
	$(BIN)/python tests/hostile/fuzz.py --cases 20000

fuzz-every: $(READY)  ## cut and change the small files of every reader at every byte: an hour
	$(BIN)/python tests/hostile/fuzz.py --every

recall: $(READY)  ## plant every error in twenty dossiers drawn by lot, print precision and recall
	$(BIN)/python benchmarks/recall.py

confusion: $(READY)  ## show every file to every reader, and files of other trades: who claims what
	$(BIN)/python benchmarks/confusion.py

bench: $(READY)  ## measure against the floors, in one run
	$(BIN)/python benchmarks/run.py

identity: $(READY)  ## hold who is who to names labelled by hand
	$(BIN)/python benchmarks/identity.py --wrong

linear: $(READY)  ## measure a dossier of 125, 250 and 500 learners
	$(BIN)/python benchmarks/linear.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(READY): pyproject.toml uv.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv sync --quiet --frozen
	touch $(READY)
