# One name per chore. Every chore works from a fresh clone: it first makes the environments it needs.
.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
BOOTSTRAP := sh scripts/bootstrap.sh
APP := .venv/bin
RASA := .venv-rasa/bin/python
# BANKING77 and CLINC150, public data sets that `make eval` measures on as well.
PUBLIC_DATA ?= ../shared/data
# How many tests run at once (they wait for databases half of the time); WORKERS=0: in this process, for a debugger.
WORKERS ?= 4
PARALLEL := -n $(WORKERS)
export PYTHONUTF8 := 1

.PHONY: help setup up test test-app test-thorough test-bot lint fmt validate migrations-check train eval simulate fuzz bench bench-gate screens clean

help: ## list the chores
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-24s %s\n", $$1, $$2}'

setup: ## make both Python environments and train the model, only what changed (TENSORFLOW=1: a third one, with TensorFlow)
	@$(BOOTSTRAP)
	@$(if $(TENSORFLOW),$(BOOTSTRAP) tensorflow)

up: setup ## run everything on this machine with demo data, until Ctrl-C
	@exec $(APP)/parley up

test: setup ## run the tests that fit a check of twenty minutes (test-thorough: all others)
	@$(RASA) -m pytest tests/bot $(ARGS) > .parley/test-bot.log 2>&1 & bot=$$!; status=0; \
	$(APP)/python -m pytest $(PARALLEL) $(ARGS) || status=$$?; \
	wait $$bot || status=$$?; cat .parley/test-bot.log; exit $$status

test-app: setup ## run the tests of the application (ARGS="-k name" for some of them)
	@$(APP)/python -m pytest $(PARALLEL) $(ARGS)

test-thorough: setup ## run all other tests: fuzzed and simulated conversations, several accounts, replay
	@$(APP)/python -m pytest $(PARALLEL) -m thorough $(ARGS)

test-bot: setup ## run the tests of what lives inside Rasa
	@$(RASA) -m pytest tests/bot $(ARGS)

lint: ## check style, types and import rules
	@$(BOOTSTRAP) app
	@$(APP)/ruff check .
	@$(APP)/ruff format --check .
	@$(APP)/python -m mypy

fmt: ## format and fix what can be fixed
	@$(BOOTSTRAP) app
	@$(APP)/ruff check --fix --quiet . || true
	@$(APP)/ruff format .

validate: ## check Rasa's domain, training data and rules; warnings fail
	@$(BOOTSTRAP) bot
	@$(RASA) -m bot data validate --fail-on-warnings --domain domain.yml --config config.yml --data data

migrations-check: ## prove that the migrations from empty equal the models
	@$(BOOTSTRAP) app
	@$(APP)/python -m pytest tests/integration -k migration $(ARGS)

train: ## train the model if config.yml, domain.yml or data/ changed
	@$(BOOTSTRAP) model

eval: setup ## measure the language understanding and write docs/nlu (RASA_DEFAULT=1: Rasa's default too, 20 minutes)
	@$(if $(RASA_DEFAULT),$(BOOTSTRAP) tensorflow)
	@PYTHONPATH=src $(RASA) -W ignore -m evaluation $(if $(wildcard $(PUBLIC_DATA)),--public-data $(PUBLIC_DATA)) \
		$(if $(RASA_DEFAULT),--rasa-default .venv-tensorflow/bin/python) $(ARGS)

simulate: ## negotiate with simulated consumers and print what is reached (ARGS="-n 100000 --html FILE"; installs NegMAS, 600 MB)
	@$(BOOTSTRAP) simulate
	@$(APP)/parley simulate $(ARGS)

fuzz: ## fuzz conversations and check the invariants (N=1000 SEED=1; ONE=number, PLANT=I3, STACK=1, ARGS="--minutes 60")
	@$(if $(STACK),$(BOOTSTRAP),$(BOOTSTRAP) app)
	@PYTHONPATH=src:. $(APP)/python -m tests.fuzz -n $(or $(N),1000) --seed $(or $(SEED),1) $(if $(FIRST),--first $(FIRST)) \
		$(if $(ONE),--one $(ONE)) $(if $(PLANT),--plant $(PLANT)) $(if $(STACK),--stack) $(ARGS)

bench: setup ## measure latency, throughput, memory and disk, and print them
	@$(APP)/python scripts/bench.py $(ARGS)

bench-gate: setup ## measure one decision of the gate without and with a long history (ARGS="--history 10000")
	@$(APP)/python scripts/bench_gate.py $(ARGS)

screens: setup ## take the screenshots of the documentation
	@$(APP)/python scripts/screens.py $(ARGS)

clean: ## remove environments, tools, caches and models; keeps the database and secrets in .parley
	@rm -rf .venv .venv-rasa .venv-tensorflow .tools .parley/models .mypy_cache .ruff_cache .pytest_cache .hypothesis .rasa
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
