# Every goal sets up .venv by itself; the second time that costs nothing.
#   make play    a chat page in the browser, no token needed      make test    all checks
#   make run     the bot on Telegram                              make bench   docs/benchmarks.md
# ARGS are passed on: make play ARGS="--port 9000 --no-browser"

PYTHON := .venv/bin/python
READY := .venv/.ready

export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false
export OMP_WAIT_POLICY := PASSIVE

.DEFAULT_GOAL := help
.PHONY: help setup play run test lint bench

help:
	@sed -n '2,4s/^# //p' Makefile

setup: $(READY)

play: $(READY)
	@$(PYTHON) main.py play $(ARGS)

run: $(READY)
	@$(PYTHON) main.py run $(ARGS)

lint: $(READY)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

test: lint
	$(PYTHON) -m pytest $(ARGS)

bench: $(READY)
	$(PYTHON) -m tests.benchmarks

$(READY): pyproject.toml constraints.txt .ci/setup
	@sh .ci/setup
