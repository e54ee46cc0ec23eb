# Two commands do everything a newcomer needs, set-up included: `make run` and `make test`.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test test-ui test-pages test-rust soak bench lint audit package-check fmt types screenshots clean

TOOLS := . scripts/environment;

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | column -t -s '|'

run: ## install what is missing, build, open the application on the sample committee
	@scripts/run

test: ## install what is missing, run every test: interface, accessibility, Rust, the real window
	@scripts/setup test
	@scripts/build-ui
	@scripts/test

test-ui: ## the interface's unit tests
	@scripts/setup test
	@scripts/test ui

test-pages: ## every screen in a browser engine, with axe
	@scripts/setup test
	@scripts/test pages

test-rust: ## the Rust tests, the real window included
	@scripts/setup test
	@scripts/build-ui
	@scripts/test rust

soak: ## the long sweeps: simulation (SEEDS=5000), random committees (COMMITTEES=10000), returns in any order (PACK_SEEDS=2000), kills (KILLS=300; TYPED_KILLS=50 in the window), damage (DAMAGES=2000), every screen in every theme and language
	@scripts/setup test
	@scripts/build-ui
	@scripts/soak

bench: ## measure, each figure against a named baseline of the same run
	@scripts/setup test
	@scripts/build-ui
	@scripts/bench

lint: ## format, Clippy, the interface's linter and types
	@scripts/setup build
	@scripts/build-ui
	@scripts/lint

audit: ## known weaknesses of dependencies, from their database (needs the network)
	@scripts/audit

package-check: ## build the Debian package and install it in a copy of this machine that is gone afterwards (BINARY=PATH packages a program built before)
	@scripts/setup package
	@scripts/package-check $(if $(BINARY),--binary $(BINARY))

fmt: ## format everything
	@scripts/setup build
	@$(TOOLS) cargo fmt --all && cd ui && npm run --silent format

types: ## generate the interface's types from the wire
	@scripts/types

screenshots: ## photograph the window over the sample committee, light and dark, into docs/screenshots
	@scripts/setup test
	@scripts/build-ui
	@scripts/screenshots

clean: ## remove what was built; keeps the tools
	@rm -rf target ui/dist out
