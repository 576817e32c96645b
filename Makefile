# Everything a maintainer does with this project, by name. `make help` lists it.

SWIFT ?= swift
ARCHITECTURE := $(shell uname -m)
# One scratch folder for all builds; static, so that the program runs on machines without Swift. Optimised across modules,
# since each record passes through a dozen of them: that saves a twelfth of the time of validation.
BUILD_STATIC = PKG_CONFIG_PATH=$(CURDIR)/.build/static $(SWIFT) build -c release --static-swift-stdlib \
	-Xswiftc -cross-module-optimization $(shell sh scripts/link-flags.sh)
BINARY := .build/release/chancery
SAMPLE := Exports/sample-corpus
VERSION := 1.0.0

.DEFAULT_GOAL := help
.PHONY: help setup build run test check format bench evidence-score conformance reproduce golden dist clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the libraries that are missing: zlib and libyaml with their headers, libxml2
	@sh scripts/setup.sh

build: setup ## build the program, optimised and static
	@echo "Building chancery, optimised; the first build takes a few minutes."
	$(BUILD_STATIC) --product chancery

run: build ## validate the sample corpus, cut its release and verify it
	@sh scripts/run-sample.sh $(BINARY) $(SAMPLE) $(VERSION)

test: setup ## run all tests
	@echo "Building and running all tests; the first build takes a few minutes."
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

check: ## what CI checks besides the tests: the format of the sources
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Schemas Plugins

format: ## format the sources
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Schemas Plugins

bench: build ## time validation beside its peers, where they are installed
	@sh Benchmarks/run.sh $(BINARY)

evidence-score: build ## score drafts of real captures against labels, where those are beside the project
	@sh scripts/evidence-score.sh $(BINARY)

conformance: setup ## run the official JSON Schema suite, and compare with another validator
	@echo "Building chancery-bowtie, optimised."
	$(BUILD_STATIC) --product chancery-bowtie
	@command -v python3 >/dev/null || { echo "python3 is needed to run the suite: install it first."; exit 1; }
	@PYTHONDONTWRITEBYTECODE=1 python3 Conformance/run.py .build/release/chancery-bowtie $(SUITE)

reproduce: build ## build the sample release twice in different surroundings, and compare every byte
	@sh scripts/reproduce.sh $(BINARY) $(SAMPLE) $(VERSION)

golden: build ## replace the golden release by what the program now makes
	rm -rf Exports/golden && mkdir -p Exports/golden
	$(BINARY) release $(VERSION) $(SAMPLE) --out Exports/golden
	rm -f Exports/golden/*.tar.gz

dist: build ## a stripped binary and its checksum, in dist/
	@mkdir -p dist
	@cp $(BINARY) dist/chancery-linux-$(ARCHITECTURE)
	@strip dist/chancery-linux-$(ARCHITECTURE)
	@cd dist && sha256sum chancery-linux-$(ARCHITECTURE) > chancery-linux-$(ARCHITECTURE).sha256
	@echo "dist/chancery-linux-$(ARCHITECTURE) and its checksum are ready."

clean: ## remove everything that was built
	rm -rf .build dist
