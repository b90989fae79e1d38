# Everything a developer does with Alquimia. All that is made lies in build/; remove that folder to begin anew.
# Each target sets up what it needs, and is quick when that is already there.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

STAMPS := build/stamps
PYTHON := build/development/bin/python
DEVICE_REQUIREMENTS := $(wildcard resources/environment/*.txt)

# Arguments for `make qgis-process`, and the QGIS it runs in: "system" or "3.40".
ARGS ?= list
QGIS ?= system

# Pictures for `make screenshots`; empty: all.
PICTURES ?=

# A file of new translations for `make translations`; see docs/translating.md.
WORDS ?=

help:  ## Show this list
	@sed -n 's/^\([a-z_-]*\):.*## /\1\t/p' Makefile | expand -t 16

demo: engine  ## Train, map and assess the sample image; writes a picture of the map to build/demo
	@scripts/demo/run.sh

demo-timeseries: engine  ## Train, map and assess two years of cloudy images; writes to build/demo-timeseries
	@scripts/demo/time_series/run.sh

test: setup  ## Run every test and check, in QGIS 3.22 and in QGIS 3.40
	@scripts/run_tests.sh

check: setup-development | system-packages  ## Run the checks of the house: lint, types, contracts, docs, package, security
	@$(PYTHON) -m pytest tests/house -q

format: setup-development  ## Format the code and mend what ruff can mend
	@$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix .

docs: setup-development | system-packages  ## Write the generated pages of docs/ anew, and the site of all pages to build/site
	@$(PYTHON) scripts/write_docs.py && scripts/with_qgis.sh system python scripts/write_algorithm_docs.py
	@NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs --quiet build --strict && echo "build/site/index.html"

screenshots: engine setup-development  ## Take the pictures of docs/images in the real QGIS: make screenshots QGIS=3.40 PICTURES="toolbox canvas"
	@[ -e build/demo/demo.qgz ] || $(MAKE) demo
	@$(PYTHON) scripts/screenshots/take.py "$(QGIS)" $(PICTURES)
	@[ -n "$(PICTURES)" ] || $(MAKE) panel-session

panel-session: engine setup-development  ## Work through the panel in the real QGIS by clicks, and take its pictures for docs/images
	@$(PYTHON) -m scripts.panel_session.run "$(QGIS)"

translations: setup-development  ## Bring the translations up to date: make translations WORDS=build/translations/pt.json
	@scripts/install_system_packages.sh qttools5-dev-tools
	@$(PYTHON) scripts/translations/update.py $(if $(WORDS),--words "$(WORDS)")

qgis-process: engine  ## Run qgis_process with the plugin: make qgis-process ARGS="help alquimia:train_unet"
	@scripts/with_qgis.sh "$(QGIS)" qgis_process $(ARGS)

desktop:  ## Open QGIS with the plugin and the demo (needs a screen)
	@scripts/open_desktop.sh "$(QGIS)"

package:  ## Build the zip for the QGIS plugin repository: build/alquimia_qgis.zip
	@python3 scripts/build_package.py

setup: setup-development setup-qgis-tests setup-qgis-3.40 engine  ## Set up everything that the tests need

setup-development: $(STAMPS)/development
setup-qgis-tests: $(STAMPS)/qgis-tests
setup-qgis-3.40: $(STAMPS)/qgis-3.40
engine: $(STAMPS)/engine  ## Install the engine, by the algorithm that users run

requirements: $(STAMPS)/uv  ## Pin the packages of development anew, after a change of requirements/*.in
	@cd requirements && ../build/tools/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
		--constraints ../resources/environment/cpu.txt --output-file development.txt development.in
	@cd requirements && ../build/tools/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header \
		--output-file qgis-tests.txt qgis-tests.in

clean:  ## Remove everything that was made
	rm -rf build .qgis-settings

# Looked at every time, since it takes a moment only: the system may have changed.
system-packages:
	@mkdir -p $(STAMPS)
	@scripts/install_system_packages.sh

$(STAMPS)/uv: scripts/install_uv.sh | system-packages
	@echo "Setting up uv"
	@scripts/install_uv.sh
	@touch $@

$(STAMPS)/development: requirements/development.txt resources/environment/cpu.txt scripts/make_environment.sh $(STAMPS)/uv
	@echo "Setting up build/development"
	@scripts/make_environment.sh build/development resources/environment/cpu.txt requirements/development.txt
	@touch $@

$(STAMPS)/qgis-tests: requirements/qgis-tests.txt scripts/make_environment.sh $(STAMPS)/uv
	@echo "Setting up build/qgis-tests"
	@scripts/make_environment.sh build/qgis-tests --system-site-packages requirements/qgis-tests.txt
	@touch $@

$(STAMPS)/qgis-3.40: scripts/extract_qgis_3_40.sh | system-packages
	@echo "Extracting QGIS 3.40 into build/qgis-3.40"
	@scripts/extract_qgis_3_40.sh
	@touch $@

$(STAMPS)/engine: $(DEVICE_REQUIREMENTS) scripts/install_engine.sh | $(STAMPS)/uv
	@echo "Installing the engine into build/engine"
	@scripts/install_engine.sh
	@touch $@

.PHONY: help demo demo-timeseries test check format docs screenshots panel-session translations \
	qgis-process desktop package setup setup-development setup-qgis-tests \
	setup-qgis-3.40 engine requirements clean system-packages
