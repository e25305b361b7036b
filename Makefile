# make build   build the site of this repository into public/
# make test    vet, lint, every test, with the race detector where it finds anything, a short run of each fuzz target
# make bench   measure against Hugo (see bench/README.md)
# make docs    rewrite the generated parts of docs/
# make screenshots   pictures of each kind of page in screenshots/, and those of the README and the guide
# make lighthouse    Lighthouse's scores for each kind of page

GO       ?= go
# Inputs per target, or a time (60s) for a longer search by hand. Up to 1.26 go test can take
# the end of a time for a failure, never the end of a count: https://go.dev/issue/75804
FUZZTIME ?= 5000x

.PHONY: build test tools vet lint unit fuzz bench docs screenshots lighthouse

build:
	$(GO) run ./cmd/portulan build

test: tools vet lint unit fuzz

# What a fresh Debian lacks: git for the dates of records, a C compiler for the
# race detector, two browsers with fonts as people have them, Java for the HTML checker, xmllint
# to hold feeds to the grammar of Atom, and what the browser tests take from npm (whose scripts need not run).
NPM = internal/browsertest/npm
tools:
	@missing=""; \
	command -v git >/dev/null || missing="$$missing git"; \
	command -v gcc >/dev/null || missing="$$missing gcc libc6-dev"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v firefox-esr >/dev/null || missing="$$missing firefox-esr"; \
	fc-list 2>/dev/null | grep -q Caladea || missing="$$missing fontconfig fonts-crosextra-caladea fonts-liberation"; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	command -v xmllint >/dev/null || missing="$$missing libxml2-utils"; \
	if [ -n "$$missing" ]; then apt-get update -q && apt-get install -qy --no-install-recommends $$missing; fi
	@[ $(NPM)/node_modules/.package-lock.json -nt $(NPM)/package-lock.json ] || \
		(cd $(NPM) && npm ci --ignore-scripts --no-audit --no-fund && touch node_modules/.package-lock.json)

vet:
	$(GO) vet ./...
	cd bench && $(GO) vet ./...

lint:
	@unformatted=$$(gofmt -l cmd internal layouts tests bench); \
	if [ -n "$$unformatted" ]; then echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; fi
	$(GO) tool staticcheck ./...

# What a reader sees in a browser is tested without the race detector, which makes that four times as long:
# the packages behind it have tests with it.
unit:
	$(GO) test -race -timeout 25m $$($(GO) list ./... | grep -v '/tests/')
	$(GO) test -timeout 25m ./tests/...
	cd bench && $(GO) test ./...

# Each target alone: go test fuzzes one at a time. They are looked for in the sources: go test -list would
# link the tests of every package, most of which have none.
fuzz:
	@for file in $$(grep -rl '^func Fuzz' --include='*_test.go' --exclude-dir=node_modules cmd internal layouts tests | sort); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(.*/\1/p' $$file); do \
			echo "fuzz $$file $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x ./$$(dirname $$file) || exit 1; \
		done; \
	done

bench:
	bench/baseline.sh

docs:
	$(GO) run ./cmd/portulan docs docs

screenshots: tools
	$(GO) test ./tests/browser -count=1 -run 'Pages|Accessible|Readme|Guide' -screenshots $(CURDIR)/screenshots

lighthouse: tools
	bench/lighthouse.sh
