# Each target makes its own virtual environment from the lock; nothing is needed but make and Python ≥ 3.11.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STORE := build/graph
GRLC := build/grlc/bin/python

.PHONY: demo test test-stores lint docs golden quality bench bench-identity bench-stores lock clean help

help:
	@echo 'make demo     build the graph of seeds/, check it, write build/graph.ttl, answer four stored queries'
	@echo 'make test     run the whole test suite'
	@echo 'make test-stores  load real triple stores and ask them (downloads them once; Java, npm, apt)'
	@echo 'make lint     ruff and mypy --strict'
	@echo 'make docs     write the generated pages of docs/ again'
	@echo 'make golden   write the expected graphs of tests/golden/ again (read the diff)'
	@echo 'make quality  evaluate, and write the figures of docs/quality.md again (public sets: DATA=folder)'
	@echo 'make bench    measure how many articles are analysed in a second'
	@echo 'make bench-identity  measure how well and how fast reports of one thing are brought together'
	@echo 'make bench-stores  a graph of a million triples, loaded into other stores and asked (Java, npm, apt)'
	@echo 'make lock     resolve the dependencies again (needs uv)'

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Readout needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.installed
	rm -rf $(STORE)
	$(BIN)/kg build seeds --store $(STORE)
	$(BIN)/kg check --store $(STORE)
	$(BIN)/kg export --store $(STORE) -o build/graph.ttl
	$(BIN)/kg query both-sides --store $(STORE) --param event=call-2025-11-24-donald-trump-xi-jinping
	$(BIN)/kg query left-out --store $(STORE) --param event=call-2025-11-24-donald-trump-xi-jinping
	$(BIN)/kg query said-by --store $(STORE) --param actor=dong-jun
	$(BIN)/kg query planned-events --store $(STORE)

test: $(VENV)/.installed
	$(BIN)/python -m pytest -q -n auto

test-stores: $(VENV)/.installed $(GRLC)
	rm -rf build/stores/results
	$(BIN)/python -m pytest -q -m stores tests/stores
	$(BIN)/python tests/stores/results.py
	GRLC_PYTHON=$(GRLC) $(BIN)/python -m pytest -q -n auto tests/test_grlc.py

# grlc needs older libraries than we do, so it gets an environment of its own
$(GRLC):
	$(PYTHON) -m venv build/grlc
	build/grlc/bin/python -m pip install --quiet --disable-pip-version-check grlc==1.3.11

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/.installed
	$(BIN)/python tests/generate.py docs

golden: $(VENV)/.installed
	$(BIN)/python tests/generate.py golden

quality: $(VENV)/.installed
	$(BIN)/python benchmarks/quality.py $(DATA)

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/throughput.py

bench-identity: $(VENV)/.installed
	$(BIN)/python benchmarks/identity.py

bench-stores: $(VENV)/.installed
	PYTHONPATH=tests/stores $(BIN)/python benchmarks/stores.py

lock:
	uv pip compile pyproject.toml --group dev --group build --group stores --extra tables --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --custom-compile-command 'make lock' --output-file requirements.lock

clean:
	rm -rf build dist $(VENV) graph
