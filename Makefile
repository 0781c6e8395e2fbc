# Two commands: `make serve` and `make test`. Each target calls a tool; stamp files remember what is installed.
PYTHON ?= python3
BIN := .venv/bin
# ENGINES=chromium,firefox leaves WebKit out of the tests, and their last line says so.
CHOSEN = $(if $(ENGINES),--engines "$(ENGINES)")
.DELETE_ON_ERROR:
.PHONY: serve build install test test-all check tried bench wheel lock

serve: install
	"$(BIN)/python" build.py serve
build: install
	"$(BIN)/python" build.py build
install: .venv/.site node_modules/.site

test: .venv/.test .venv/.mcp node_modules/.test
	"$(BIN)/python" -m tests all $(CHOSEN)
test-all: .venv/.test .venv/.mcp node_modules/.test
	"$(BIN)/python" -m tests thorough $(CHOSEN)
check: .venv/.test node_modules/.test
	"$(BIN)/python" -m tests quick
tried: .venv/.test
	"$(BIN)/python" -m tests.tools.readme build/tried.json
bench: .venv/.test node_modules/.test
	"$(BIN)/python" -m tests.tools
	"$(BIN)/python" -m benchmarks
wheel: install
	"$(BIN)/python" -m pip wheel -q --no-deps --no-build-isolation --wheel-dir dist .
lock: .venv/.test
	"$(BIN)/uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group site -o requirements.lock
	"$(BIN)/uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group site --group test -o requirements-test.lock
	"$(BIN)/uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra mcp -o requirements-mcp.lock pyproject.toml

.venv/bin/python:
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || { echo "Marginary needs Python 3.11 or newer, and $(PYTHON) is none; install one or name it: make PYTHON=python3.12"; exit 1; }
	@"$(PYTHON)" install.py venv
.venv/.site: requirements.lock pyproject.toml | .venv/bin/python
	"$(BIN)/python" install.py pip requirements.lock
	"$(BIN)/python" install.py package
	@touch $@
.venv/.test: requirements-test.lock .venv/.site
	"$(BIN)/python" install.py pip requirements-test.lock
	@touch $@
# In a folder beside: the protocol's packages need another pydantic than pyodide-build.
.venv/.mcp: requirements-mcp.lock .venv/.test
	"$(BIN)/python" install.py pip requirements-mcp.lock --target .venv/mcp --upgrade
	@touch $@
node_modules/.site: package.json package-lock.json .venv/.site
	"$(BIN)/python" install.py npm --omit=dev
	@touch $@
node_modules/.test: package.json package-lock.json .venv/.test
	"$(BIN)/python" install.py npm
	@touch node_modules/.site $@
