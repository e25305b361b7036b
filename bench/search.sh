#!/usr/bin/env bash
# Asks Portulan and Pagefind the same queries about one corpus, and prints the
# recall and the precision of both; then how long Portulan's queries take.
#
#   bench/search.sh [N]            default: 10000 records
#
# Environment: WORK (default: a new temporary folder), SEED (1), HUGO_VERSION,
# PAGEFIND_VERSION, PLAYWRIGHT_VERSION, CHROMIUM; SKIP=pagefind for Portulan alone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
n=${1:-10000}; WORK=${WORK:-$(mktemp -d)}; SEED=${SEED:-1}; SKIP=" ${SKIP:-} "
HUGO_VERSION=${HUGO_VERSION:-v0.165.0}
PAGEFIND_VERSION=${PAGEFIND_VERSION:-1.6.0}
PLAYWRIGHT_VERSION=${PLAYWRIGHT_VERSION:-1.65.1}
mkdir -p "$WORK/bin"; WORK=$(cd "$WORK" && pwd)
on() { [[ "$SKIP" != *" $1 "* ]]; }

(cd "$here" && go build -o "$WORK/bin/" ./gencorpus ./benchtool)
(cd "$here/.." && go build -o "$WORK/bin/portulan" ./cmd/portulan)
c=$WORK/search-$n
[ -d "$c" ] || "$WORK/bin/gencorpus" -n "$n" -seed "$SEED" -out "$c" -dialects portulan,hugo >&2
(cd "$c/portulan" && "$WORK/bin/benchtool" run -runs 1 -label "portulan build $n" -- "$WORK/bin/portulan" build --date 2025-06-15)
rows=()
if on pagefind; then
  if [ ! -f "$c/pagefind.json" ]; then
    CGO_ENABLED=0 GOBIN=$WORK/bin go install "github.com/gohugoio/hugo@$HUGO_VERSION"
    mkdir -p "$WORK/node"; [ -f "$WORK/node/package.json" ] || echo '{ "private": true }' > "$WORK/node/package.json"
    (cd "$WORK/node" && npm install --no-audit --no-fund --save-exact "pagefind@$PAGEFIND_VERSION" "playwright-core@$PLAYWRIGHT_VERSION" >&2)
    (cd "$c/hugo" && "$WORK/bin/hugo" --cacheDir "$WORK/hugocache" --destination "$c/hugo-site" >&2)
    "$(ls "$WORK"/node/node_modules/@pagefind/*/bin/pagefind_extended | head -1)" --site "$c/hugo-site" >&2
    BENCH_NODE=$WORK/node node "$here/search/search.mjs" "$c/hugo-site" --rounds 1 --table no --json "$c/pagefind.json"
  fi
  rows=("$c/pagefind.json")
fi
status=0
node "$here/search/recall.mjs" "$WORK/bin/portulan" "$c/portulan" ${rows[@]+"${rows[@]}"} || status=$?
(cd "$here/.." && go test ./internal/search -run xxx -bench 'BenchmarkSearch' -benchtime 300x)
exit $status
