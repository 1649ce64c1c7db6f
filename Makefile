# Every target does its own set-up; `make run` and `make test` are all a newcomer needs.
.PHONY: run test setup setup-dev lint journeys bench prove-print bundle images lock clean
.DEFAULT_GOAL := run

PYTHON := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

run: setup  ## open the reader on the bundled library (and whatever is installed)
	@packaging/run.sh $(ARGS)

test: setup-dev lint  ## everything: lint, types, layers, units, then journeys in a real window
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --dist loadfile --ignore=tests/journeys $(ARGS)
	$(PYTHON) -m pytest tests/journeys

setup:  ## .venv/bin/gardreader, with all that it needs
	@packaging/setup.sh run

setup-dev:
	@packaging/setup.sh dev

lint: setup-dev  ## format, lint, types, layers
	.venv/bin/ruff format --check src tests packaging
	.venv/bin/ruff check src tests packaging
	.venv/bin/mypy
	.venv/bin/lint-imports

journeys: setup-dev  ## only the journeys
	$(PYTHON) -m pytest tests/journeys $(ARGS)

bench: setup-dev  ## the figures, as tables with the machine named (needs the real data beside the checkout)
	$(PYTHON) -m tests.bench $(ARGS)

prove-print: setup-dev  ## handouts of 320 real articles, printed, read back and compared with them
	nice $(PYTHON) -m tests.prove_print $(ARGS)

bundle: setup-dev  ## dist/gardreader: a folder that runs without Python, tried out before it is called good
	@packaging/bundle.sh

images: setup-dev  ## the pictures of docs/images, taken anew
	$(PYTHON) -m tests.journeys.pictures

lock: setup-dev  ## resolve the dependencies anew into packaging/*.lock
	@packaging/lock.sh

clean:
	rm -rf .venv build dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
