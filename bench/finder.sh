#!/usr/bin/env bash
# Measures the finder of calls: 2,000 generated calls (or $1) and all communes.
set -eu
cd "$(dirname "$0")"
work=${WORK:-$(mktemp -d)}
site=$work/calls
go run ./gencalls -n "${1:-2000}" -out "$site"
(cd .. && go build -o "$work/portulan" ./cmd/portulan)
(cd "$site" && time "$work/portulan" build -q --date 2023-06-01 >/dev/null)
node finder/finder.mjs "$site/public"
