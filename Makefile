# Kith's commands. `make` alone explains them. Needs GNU make 3.81 or newer, git, and Python 3.11 or newer.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

# Programs that were installed here come first, so that `node` is the one in .venv where the machine has none.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Compiled Python is kept, whatever the environment says: without it every start would take seconds more.
unexport PYTHONDONTWRITEBYTECODE
PIP := .venv/bin/pip install -qq --disable-pip-version-check
PYTHON_SOURCES := app.py bench gunicorn.conf.py migrations models pwa scripts server.py tests
CLIENT_SOURCES := $(shell find static/src static/icons static/screenshots -type f 2>/dev/null) \
	$(wildcard translations/*/LC_MESSAGES/messages.po) \
	build.mjs models/vocabulary.json pwa/headers.py pwa/manifest.py pwa/share_target.json templates/shell.html

.PHONY: help
help: ## Explain the commands
	@echo 'make run          set everything up, serve on http://localhost:5000 (or PORT) and print a sign-in link'
	@echo 'make test         everything: make check, then what takes long, and the journeys in real browsers'
	@echo 'make check        style, types and the quick tests: about half a minute'
	@echo 'make bench        how many nudges leave a second, what a tap costs, and how fast a phone is'
	@echo 'make build        build the client'
	@echo 'make watch        build the client again after each change'
	@echo 'make format       put the Python code into its form'
	@echo 'make types        write static/src/payloads.d.ts anew from the shapes in Python'
	@echo 'make words        list every sentence for translators anew, in translations/messages.pot'
	@echo 'make screenshots  make the pictures that the README and the manifest use'
	@echo 'make clean        remove what was installed and built here; your data stays'
	@echo
	@echo 'Settings come from the environment: see docs/operating.md.'

# --- Set up. Each step leaves a stamp in .make, and is done again only when what it reads has changed.

.make/venv: scripts/venv.sh
	@echo 'Making a virtual environment.'
	@sh scripts/venv.sh
	@mkdir -p .make && touch $@

.make/python: .make/venv requirements.txt
	@echo 'Installing the Python packages.'
	@$(PIP) -r requirements.txt
	@touch $@

.make/python-dev: .make/python requirements-dev.txt
	@echo 'Installing the packages that test and check.'
	@$(PIP) -r requirements-dev.txt
	@touch $@

.make/node: .make/venv scripts/node.sh requirements-node.txt
	@sh scripts/node.sh
	@touch $@

# No package's own install script runs; none of ours needs one.
.make/npm: .make/node package.json package-lock.json
	@echo 'Installing the client'\''s packages.'
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

static/dist/manifest.json: .make/npm $(CLIENT_SOURCES)
	@echo 'Building the client.'
	@node build.mjs

.PHONY: build
build: static/dist/manifest.json ## Build the client

# --- Run.

.PHONY: run
run: .make/python static/dist/manifest.json ## Serve
	@exec .venv/bin/flask start --link

.PHONY: watch
watch: .make/npm
	@exec node build.mjs --watch

# --- Check.

.PHONY: check
check: .make/python-dev static/dist/manifest.json
	ruff check $(PYTHON_SOURCES)
	ruff format --check $(PYTHON_SOURCES)
	mypy
	vulture
	npm run --silent check
	npm run --silent unused
	npm run --silent test
	pytest -q -n 2 -m "not long"

.PHONY: browsers
browsers: .make/python-dev
	@sh scripts/browsers.sh

.PHONY: test
test: check browsers
	pytest -q -n 2 -m long --hypothesis-profile=thorough
	pytest -q tests/both_halves tests/bench
	pytest -q -n 2 --dist worksteal tests/e2e

.PHONY: bench
bench: .make/python-dev static/dist/manifest.json bench/node_modules
	@python -m bench
	@python -m bench.standing
	@python -m bench.instant

bench/node_modules: .make/node bench/package-lock.json
	@echo 'Installing Lighthouse.'
	@npm ci --prefix bench --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: screenshots
screenshots: browsers build
	python -m scripts.screenshots

.PHONY: types
types: .make/python .make/npm
	@flask payload-schema > .make/payloads.json
	@node scripts/types.mjs < .make/payloads.json > static/src/payloads.d.ts

.PHONY: words
words: .make/python .make/npm ## List the sentences
	@python -m scripts.words

.PHONY: format
format: .make/python-dev
	ruff check --fix $(PYTHON_SOURCES)
	ruff format $(PYTHON_SOURCES)

.PHONY: clean
clean:
	rm -rf .venv node_modules bench/node_modules static/dist .make .mypy_cache .ruff_cache .pytest_cache .hypothesis
