# Everything a checkout needs: git, make and Python >= 3.11. Each target installs what it uses into .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench reliability fuzz cluster-demo accuracy floors golden weights clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.run ## install, read the sample articles of corpus/ and show what came out
	$(BIN)/saripati run corpus --output out
	$(BIN)/saripati report out

test: $(VENV)/.test ## run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.lint ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	rm -rf .build/types && $(PIP) --no-deps --target .build/types .
	MYPYPATH=.build/types $(BIN)/mypy -p saripati.pipeline -p saripati.extractors
	$(BIN)/lint-imports

golden: $(VENV)/.test ## write the golden records of tests/golden anew; read the difference
	$(BIN)/python tests/test_golden.py

format: $(VENV)/.lint ## let ruff lay out the code
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(VENV)/.bench ## measure speed and memory; writes BENCHMARKS.md; HOW=--quick or HOW=--full
	$(BIN)/python -m tests.bench $(HOW)

reliability: $(VENV)/.test ## kill, fill, harm some 95 runs on purpose; writes RELIABILITY.md
	$(BIN)/python tests/reliability.py

fuzz: $(VENV)/.fuzz ## try a million inputs; writes RELIABILITY.md
	$(BIN)/python -m tests.fuzz

cluster-demo: $(VENV)/.dask ## a dask scheduler and two workers on this machine read the sample articles
	$(BIN)/python tests/cluster_demo.py

.PHONY: notebooks
notebooks: $(VENV)/.test ## run the notebooks and write their outputs anew
	$(BIN)/python tests/test_notebooks.py

accuracy: $(VENV)/.test ## score the gold set; writes ACCURACY.md, README's table, gold/README.md's counts and pipeline/precision.json
	$(BIN)/python tests/accuracy.py
	$(BIN)/python tests/gold_card.py

floors: accuracy ## raise the floors to what is measured; lower them with WHY="--allow-regression --reason '...'"
	$(BIN)/saripati gold floors gold/labels.jsonl .build/gold/* --update $(WHY)

# Learned from the practice articles, the tune half of the sample articles, and that of the real ones where they lie
# beside the checkout.
PRACTICE := gold/practice
READ     := $(PRACTICE)/read.labels.jsonl=$(PRACTICE)/read.articles.jsonl
UNREAD   := $(PRACTICE)/unread.labels.jsonl=$(PRACTICE)/unread.articles.jsonl
TUNE     := $(addprefix .build/tune.labels.jsonl=,corpus $(wildcard ../shared/articles/news ../shared/articles/seeds))
LEARN    := $(BIN)/python -m saripati.pipeline.train

weights: $(VENV)/.train ## learn the weights of agreements and years anew from gold/practice; writes extractors/models, scores too
	mkdir -p .build && grep '"split": "tune"' gold/labels.jsonl > .build/tune.labels.jsonl
	$(LEARN).agreements extractors/models/agreements-1.json $(UNREAD) --known $(READ) $(TUNE)
	$(LEARN).years extractors/models/sakip-years-1.json $(UNREAD) $(READ) --settled $(TUNE)
	$(LEARN).left_out extractors/models $(UNREAD) --known $(READ) --settled $(TUNE)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Saripati needs Python 3.11 or newer; name one with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) -e .
	touch $@

$(VENV)/.%: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) -e '.[$*]'
	touch $@

clean: ## remove what the other targets made
	rm -rf $(VENV) .build build out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
