# One verb each. `make book` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export OMP_NUM_THREADS ?= 1

.PHONY: book serve test check bench lock bundle derive clean

book: $(READY)            ## build the book; does nothing when nothing changed
	@$(BIN)/beyondtoken build

serve: book               ## build, then show the book on this machine
	@$(BIN)/beyondtoken serve

test: $(READY)            ## everything that must hold: what CI runs
	@$(BIN)/python tests/system_packages.py
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory book
	@$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

check: $(READY)           ## content, derived files, types, lint: no cell runs
	@$(BIN)/beyondtoken check
	@$(BIN)/ruff check
	@$(BIN)/mypy

bench: $(READY)           ## speed, as ratios in one run
	@$(BIN)/python -m pytest bench --override-ini=testpaths=bench -q -s

derive: $(READY)          ## write the notebooks and student copies from their sources
	@$(BIN)/beyondtoken derive

bundle:                   ## write the front end's bundles from its modules (needs npm)
	@cd vendor/bundler && npm ci --no-audit --no-fund --silent && node bundle.mjs

lock: $(READY)            ## write the exact versions from the loose ones in pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --extra book --extra desk --extra cluster \
	  --extra postgres --extra test --extra bench \
	  --no-annotate --no-header --no-emit-index-url --quiet --output-file requirements.txt
	@echo "-e ." >> requirements.txt
	@grep -v '^-e' requirements.txt | $(BIN)/uv pip compile pyproject.toml binder/requirements.in --constraint - \
	  --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --quiet --output-file binder/requirements.txt
	@echo "-e ." >> binder/requirements.txt

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else \
	  "The book needs Python 3.11 or newer, got " + sys.version.split()[0] + ". Name one: make PYTHON=python3.12 book")'
	@echo "Setting up .venv (once; a few minutes)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

clean:                    ## everything built; .venv stays
	@rm -rf _build dist .pytest_cache .mypy_cache .ruff_cache vendor/bundler/node_modules tests/readers/node_modules
