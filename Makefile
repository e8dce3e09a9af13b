# The project's commands. `make demo` and `make test` set everything up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo
DB := $(DEMO)/claimwatch.duckdb
SERVE ?= 1
PORT ?= 8501
PREFECT_PORT ?= 4200
EVERY ?= 900
BENCH ?= ../shared/bench
# Which endurance tests `make soak` runs.
SOAK ?= tests
# Tests run in two processes more than there are cores, since many wait, up to four; each file in one.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((n < 2 ? n + 2 : 4)))
PARALLEL = --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false

.PHONY: help demo serve postgres test soak check lint audit browser lock bench screenshots clean

help: ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# uv comes from the lock too: its block, with hashes, is cut out for pip.
$(READY): requirements.lock pyproject.toml Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Claimwatch needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || { echo "== making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@echo "== installing what requirements.lock pins"
	@awk '/^[a-z0-9]/ {keep = /^uv==/} keep' requirements.lock > $(VENV)/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r $(VENV)/uv.lock
	@$(BIN)/uv pip sync --quiet --require-hashes --compile-bytecode requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## Run once over our own articles, print the flags, then serve the dashboard (SERVE=0: don't)
	@mkdir -p $(DEMO)
	@$(BIN)/python -m flows.monitor --articles seeds/articles --db $(DB)
ifneq ($(SERVE),0)
	@$(BIN)/claimwatch serve --articles seeds/articles --db $(DB) --port $(PORT) --prefect-port $(PREFECT_PORT) --every $(EVERY)
endif

serve: $(READY) ## Serve the dashboard and run on a schedule over ARTICLES (default: seeds/articles)
	@mkdir -p $(DEMO)
	@$(BIN)/claimwatch serve --articles $(or $(ARTICLES),seeds/articles) --db $(DB) --port $(PORT) --prefect-port $(PREFECT_PORT) --every $(EVERY)

# What fails beside the others is run once more, alone: real servers and a browser may starve.
test: lint browser ## Set up and run everything but the endurance tests
	@$(BIN)/pytest $(PARALLEL) -m "not soak" || \
		{ echo "== once more, alone, what failed"; $(BIN)/pytest -m "not soak" --last-failed --last-failed-no-failures none; }

soak: browser ## Run the endurance tests: a day of feeds, 200 kills, mangled inputs, large texts
	@$(BIN)/python tests/edges/postgres.py --get || true
	@$(BIN)/pytest $(PARALLEL) -m soak $(SOAK) || \
		{ echo "== once more, alone, what failed"; $(BIN)/pytest -m soak $(SOAK) --last-failed --last-failed-no-failures none; }

postgres: $(READY)
	@$(BIN)/python tests/edges/postgres.py --get

browser: $(READY)
	@$(BIN)/python -m dashboards.chromium --get

check: lint ## Format, lint, types, import boundaries and the quick tests
	@$(BIN)/pytest $(PARALLEL) -m "not slow and not browser and not soak"

lint: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml claimwatch dashboards expectations flows seeds

audit: $(READY) ## Look up known faults of what the lock pins, where that service can be reached
	@$(BIN)/uv tool run pip-audit --disable-pip --require-hashes --requirement requirements.lock

lock: $(READY) ## Pin anew what pyproject.toml asks for, with hashes and no addresses
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet \
		--extra dev --output-file requirements.lock pyproject.toml

bench: $(READY) ## Run the labelled benches, where their folder is
	@test -f $(BENCH)/bench.py || { echo "no benches at $(BENCH): they are kept outside this repository; name their folder: make bench BENCH=..." >&2; exit 1; }
	@$(BIN)/python $(BENCH)/bench.py --cmd $(BIN)/claimwatch $(WHICH)

screenshots: $(READY) browser ## Take the README's pictures anew from the demo's database
	@$(BIN)/python -m dashboards.screenshots --db $(DB) --readme dashboards/screenshots --out $(DEMO)/screenshots

clean: ## Remove the environment, the demo's data and caches
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis
