#!/usr/bin/env bash
# Requests per second, latency and memory of /api/search under load, on the loopback
# interface, at N records of the corpus.
#
#   bench/api.sh
#
# Environment: N (10000), SECONDS_EACH (60), CONNECTIONS (16), THREADS (1), WORK (a new temporary folder).
# Needs Debian's wrk. Each request is one of 400 that differ in words, filters and
# sort, counts facets and asks for ten results. wrk shares the processors with the server.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=${WORK:-$(mktemp -d)}; N=${N:-10000}; SECONDS_EACH=${SECONDS_EACH:-60}
CONNECTIONS=${CONNECTIONS:-16}; THREADS=${THREADS:-1}
export LC_ALL=C
command -v wrk >/dev/null || { echo "needs wrk: apt-get install wrk" >&2; exit 1; }

(cd "$here" && go build -o "$WORK/portulan" ./cmd/portulan)
(cd "$here/bench" && go build -o "$WORK/gencorpus" ./gencorpus)
if [ ! -d "$WORK/corpus" ]; then
  "$WORK/gencorpus" -n "$N" -seed 1 -out "$WORK/corpus" -dialects portulan > /dev/null
  (cd "$WORK/corpus/portulan" && "$WORK/portulan" build --quiet --date 2026-01-15 2> "$WORK/build.log")
fi
cd "$WORK/corpus/portulan"
"$WORK/portulan" serve --public public --port 0 > "$WORK/serve.out" 2> "$WORK/serve.log" & server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
until url=$(grep -o 'http://[^ ]*' "$WORK/serve.out" 2>/dev/null); do sleep 0.1; done

cat > "$WORK/queries.lua" <<'LUA'
local words = { "energie", "hydrogene", "numerique", "agriculture", "velo", "industrie", "musique", "formation", "recherche", "eau",
  "transition+energetique", "projet+culture", "economie+sociale", "logement+renovation", "plus+de+100+000+%E2%82%AC", "num%C3%A9r*", "agricutlure",
  "appels+ouverts", "projets+Bretagne", "clos+en+2023" }
local more = { "", "&sort=deadline", "&sort=name", "&region=REG-53", "&kind=project" }
local facets = { "&facets=kind,status,region,sector,year", "", "&typing=true", "&offset=40" }
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", "/api/search?q=" .. words[n % #words + 1] .. more[math.floor(n / #words) % #more + 1] .. facets[math.floor(n / (#words * #more)) % #facets + 1])
end
LUA
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
curl -fsS -o /dev/null "${url}api/search?q=energie&facets=kind,region"
echo "records: $N, index: $(du -sk .portulan/search | cut -f1) kB, memory before: $(memory) MB"
( for _ in 1 2 3 4 5 6; do sleep $((SECONDS_EACH / 6)); echo "memory: $(memory) MB"; done ) & watch=$!
wrk -t "$THREADS" -c "$CONNECTIONS" -d "${SECONDS_EACH}s" --timeout 10s --latency -s "$WORK/queries.lua" "$url"
wait $watch
