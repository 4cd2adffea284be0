# Two commands do everything: `make site` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv/bin/python
# The site that the tests in browsers look at.
TESTED := .build/tests/site
# What makes pages of Markdown: a Python module with MkDocs' command line.
export BUILDER ?= mkdocs
.DEFAULT_GOAL := help
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: site
site: ## Check the content and build both languages into site/
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/build_site.py

.PHONY: release
release: ## Record the version, build it, pack zip, data, notes, checksums into dist/
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/record_release.py $(if $(WITHOUT_RETRACTIONS),--without-retractions "$(WITHOUT_RETRACTIONS)")
	@$(VENV) scripts/build_site.py
	@$(VENV) scripts/pack_release.py

.PHONY: check
check: ## Print every problem of the content
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/check.py

.PHONY: format
format: ## Write the content files in the usual form (no value changes)
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/fmt.py

.PHONY: serve
serve: ## Serve the English site with live reload (LANGUAGE=zh for Chinese)
	@$(PYTHON) scripts/set_up.py
	@NO_MKDOCS_2_WARNING=1 $(VENV) -m $(BUILDER) serve -f $(if $(filter zh,$(LANGUAGE)),mkdocs.zh.yml,mkdocs.yml)

.PHONY: test
test: ## Run all tests and checks, in browsers too
	@$(PYTHON) scripts/set_up.py --dev --browser
	@$(MAKE) --no-print-directory --jobs 2 lint whole-suite

.PHONY: lint
lint:
	@$(VENV) -m ruff check --quiet .
	@$(VENV) -m ruff format --quiet --check .
	@$(VENV) -m mypy --no-error-summary

# The browsers look at one site, built once.
.PHONY: whole-suite
whole-suite:
	@$(VENV) scripts/build_site.py --site $(TESTED)
	@LIVERMET_SITE=$(TESTED) $(VENV) -m pytest -n auto --dist worksteal

.PHONY: quick
quick: ## Run the fast tests only
	@$(PYTHON) scripts/set_up.py --dev
	@$(VENV) -m pytest -n auto -m "not slow and not browser"

.PHONY: schemas
schemas: ## Write schemas/ anew from the models
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/make_schemas.py

.PHONY: audit
audit: ## Ask which of the locked packages have known holes
	@$(PYTHON) scripts/set_up.py --also audit
	@$(VENV) scripts/audit_packages.py

.PHONY: fuzz
fuzz: ## Try to crash the loaders for FUZZ_SECONDS (60)
	@$(PYTHON) scripts/set_up.py --also fuzz
	@$(VENV) benchmarks/fuzz.py yaml $(or $(FUZZ_SECONDS),60)
	@$(VENV) benchmarks/fuzz.py bibtex $(or $(FUZZ_SECONDS),60)

.PHONY: verify
verify: ## Build twice, as differently as possible, and compare every byte
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/verify_build.py

.PHONY: verify-builder
verify-builder: ## Build with ProperDocs too, and compare every byte
	@$(PYTHON) scripts/set_up.py --also properdocs
	@$(VENV) scripts/verify_build.py --against properdocs

.PHONY: lock
lock: ## Resolve requirements/*.in anew into hash-locked files (needs uv)
	@for name in runtime dev optional audit fuzz properdocs; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	  requirements/$$name.in -o requirements/$$name.txt; done

.PHONY: apply
apply: ## Apply a change file from the site's form (FILE=change-….json)
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/apply_change.py "$(FILE)"

.PHONY: reference
reference: ## Add a reference and its study card (WORK=a DOI, PMID, PMCID or exported file)
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/add_reference.py "$(WORK)"

.PHONY: retractions
retractions: ## Look up retractions and corrections of all cited works (online)
	@$(PYTHON) scripts/set_up.py
	@$(VENV) scripts/check_retractions.py

.PHONY: clean
clean: ## Delete what was built (not the virtual environment)
	@rm -rf site dist .build .pytest_cache .mypy_cache .ruff_cache .hypothesis
