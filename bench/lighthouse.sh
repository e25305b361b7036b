#!/usr/bin/env bash
# Lighthouse's scores of the site of this repository, one page of each kind.
#
#   ./lighthouse.sh
#
# Environment: DATE (today, as a site that is built each day is read), PORT (8089), CHROME_PATH (chromium).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/lighthouse"
DATE=${DATE:-$(date +%F)}; PORT=${PORT:-8089}
export CHROME_PATH=${CHROME_PATH:-$(command -v chromium)}
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund >&2
site=$(mktemp -d); trap 'rm -rf "$site"' EXIT
(cd ../.. && go run ./cmd/portulan build --quiet --date "$DATE" --base-url "http://127.0.0.1:$PORT/" --out "$site/public" 2>&1 || exit) >&2
node lighthouse.mjs "$site/public" "$PORT"
