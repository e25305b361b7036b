#!/usr/bin/env bash
# Side by side: Portulan, Hugo + Pagefind, Eleventy + Pagefind, and the physical
# floor (read + goldmark + write). Installs everything it needs into $WORK and
# prints a compact table.
#
#   ./baseline.sh [N ...]          default: 1000 10000   (100000: see README)
#   SKIP="hugo eleventy pagefind edit search" ./baseline.sh 1000 10000 50000   Portulan and the floor only
#
# Environment: WORK (default: a new temporary folder; it is left for you to delete), RUNS (3), SEED (1),
# HUGO_VERSION, PAGEFIND_VERSION, ELEVENTY_VERSION, PLAYWRIGHT_VERSION,
# SKIP (words among: portulan hugo eleventy pagefind edit search floor),
# ELEVENTY_MAX (10000: largest N for Eleventy), SEARCH_MAX (10000),
# CHROMIUM (browser binary), SHM (memory file system for the floor, /dev/shm).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sizes=("$@"); [ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000)
WORK=${WORK:-$(mktemp -d)}; RUNS=${RUNS:-3}; SEED=${SEED:-1}; SKIP=" ${SKIP:-} "
HUGO_VERSION=${HUGO_VERSION:-v0.165.0}       # v0.166.0 and later need Go 1.27
PAGEFIND_VERSION=${PAGEFIND_VERSION:-1.6.0}
ELEVENTY_VERSION=${ELEVENTY_VERSION:-3.1.7}
PLAYWRIGHT_VERSION=${PLAYWRIGHT_VERSION:-1.65.1}
ELEVENTY_MAX=${ELEVENTY_MAX:-10000}; SEARCH_MAX=${SEARCH_MAX:-10000}; SHM=${SHM:-/dev/shm}
mkdir -p "$WORK/bin" "$WORK/node" "$WORK/log"; WORK=$(cd "$WORK" && pwd)
T=$WORK/results.tsv; : > "$T"
on() { [[ "$SKIP" != *" $1 "* ]]; }
row() { printf '%s\t%s\n' "$1" "$2" | tee -a "$T" >&2; }
B=$WORK/bin/benchtool

echo "== install (into $WORK)" >&2
command -v go >/dev/null || { echo "Go is needed" >&2; exit 1; }
if on pagefind || on eleventy || on search; then
  command -v npm >/dev/null || { echo "Node and npm are needed" >&2; exit 1; }
fi
(cd "$here" && go build -o "$WORK/bin/" ./gencorpus ./benchtool)
if on portulan; then (cd "$here/.." && go build -o "$WORK/bin/portulan" ./cmd/portulan); fi
if on floor; then (cd "$here/floor" && go build -o "$WORK/bin/floor" .); fi
if on hugo && ! "$WORK/bin/hugo" version 2>/dev/null | grep -qF "$HUGO_VERSION "; then
  CGO_ENABLED=0 GOBIN=$WORK/bin go install "github.com/gohugoio/hugo@$HUGO_VERSION" >"$WORK/log/install-hugo" 2>&1 ||
    { tail -5 "$WORK/log/install-hugo" >&2; exit 1; }
fi
pkgs=()
on pagefind && pkgs+=("pagefind@$PAGEFIND_VERSION")
on eleventy && pkgs+=("@11ty/eleventy@$ELEVENTY_VERSION")
on search && pkgs+=("playwright-core@$PLAYWRIGHT_VERSION")
if [ ${#pkgs[@]} -gt 0 ]; then
  [ -f "$WORK/node/package.json" ] || echo '{ "private": true }' > "$WORK/node/package.json"
  (cd "$WORK/node" && npm install --no-audit --no-fund --save-exact "${pkgs[@]}") >"$WORK/log/install-npm" 2>&1 ||
    { tail -5 "$WORK/log/install-npm" >&2; exit 1; }
fi
if on search && [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then
  (apt-get update && apt-get install -y --no-install-recommends chromium) >"$WORK/log/install-chromium" 2>&1 ||
    { echo "no chromium: search is skipped" >&2; SKIP="$SKIP search "; }
fi
PF=$(ls "$WORK"/node/node_modules/@pagefind/*/bin/pagefind_extended 2>/dev/null | head -1 || true)
EL=$WORK/node/node_modules/@11ty/eleventy/cmd.cjs

row machine "$(nproc) cores, $(awk '/MemTotal/{printf "%.0f GiB", $2/1048576}' /proc/meminfo), $(date -u +%F), load $(cut -d' ' -f1-3 /proc/loadavg)"
row go "$(go version | cut -d' ' -f3)"
if command -v node >/dev/null; then row node "$(node --version)"; fi
if on hugo; then row hugo "$("$WORK/bin/hugo" version | head -1)"; fi
if on pagefind; then row pagefind "$("$PF" --version)"; fi
if on eleventy; then row eleventy "$(node "$EL" --version)"; fi

port=$((20000 + RANDOM % 20000))
exec 3>&1 1>&2   # progress goes to stderr, the table at the end to stdout
for n in "${sizes[@]}"; do
  # Always fresh folders, nothing is deleted: creating files was measured up to 5 times
  # slower after a tree of thousands of files was removed (README).
  d=$(mktemp -d "$WORK/c$n.XXXX"); o=$d/out; mkdir -p "$o"
  dialects=plain; el=no
  if on portulan; then dialects=$dialects,portulan; fi
  if on hugo; then dialects=$dialects,hugo; fi
  if on eleventy && [ "$n" -le "$ELEVENTY_MAX" ]; then el=yes; dialects=$dialects,eleventy; fi
  "$WORK/bin/gencorpus" -n "$n" -seed "$SEED" -out "$d" -dialects "$dialects" > "$WORK/log/gencorpus-$n"
  if on portulan; then # the same site without pictures: with search, as Hugo and Pagefind make it, and the pages alone, as Hugo does
    mkdir "$d/portulan-search" "$d/portulan-pages"
    { cat "$d/portulan/portulan.yaml"; printf 'social_images: false\n'; } > "$d/portulan-search/portulan.yaml"
    { cat "$d/portulan-search/portulan.yaml"; printf 'search: false\n'; } > "$d/portulan-pages/portulan.yaml"
  fi
  row "corpus $n" "$(head -1 "$WORK/log/gencorpus-$n")"
  $B stat -tsv "$T" -label "input $n" "$d/plain/content"
  if on portulan; then $B stat -tsv "$T" -label "portulan input $n" "$d/portulan/content"; fi
  if on edit; then
    # the edited record: the newest project of the first programme (on that programme's first list page)
    prog=$(basename "$(ls "$d/plain/content/programmes" | sed -n 1p)" .md)
    sample=$(cd "$d/plain/content/projets" && grep -rl "^programmes: \[\"$prog\"\]" . | xargs grep -H '^date:' | sort -t: -k3,3r -k1,1 | sed -n 1p | cut -d: -f1 | cut -c3-)
    url=/projets/${sample%.md}/
  fi
  # cold builds, in interleaved rounds: the machine's speed may drift. What the last run
  # left to write is written before the next one, which may wait for the disk itself.
  raw=$WORK/raw-$n.tsv; : > "$raw"
  for i in $(seq "$RUNS"); do
    on floor && $B run -runs 1 -before sync -raw "$raw" -label "floor read+goldmark+write $n, disk" -- "$WORK/bin/floor" -in "$d/plain/content" -out "$o/floor-$i"
    on portulan && { $B run -runs 1 -before sync -raw "$raw" -label "portulan pages $n" -dir "$d/portulan-pages" -log "$WORK/log/portulan-pages-$n" -- "$WORK/bin/portulan" build --content "$d/portulan/content" --out "$o/portulan-pages-$i" --date 2025-06-15 --quiet || true; }
    on portulan && { $B run -runs 1 -before sync -raw "$raw" -label "portulan search $n" -dir "$d/portulan-search" -log "$WORK/log/portulan-search-$n" -- "$WORK/bin/portulan" build --content "$d/portulan/content" --index "$o/index-search-$i" --out "$o/portulan-search-$i" --date 2025-06-15 --quiet || true; }
    on portulan && { $B run -runs 1 -before sync -raw "$raw" -label "portulan build $n" -dir "$d/portulan" -log "$WORK/log/portulan-$n" -- "$WORK/bin/portulan" build --index "$o/index-$i" --out "$o/portulan-$i" --date 2025-06-15 --quiet || true; }
    on hugo && { $B run -runs 1 -before sync -raw "$raw" -label "hugo build $n" -dir "$d/hugo" -log "$WORK/log/hugo-$n" -- "$WORK/bin/hugo" --cacheDir "$d/hugocache-$i" --destination "$o/hugo-$i" || true; }
    on hugo && on pagefind && { $B run -runs 1 -before sync -raw "$raw" -label "pagefind index $n" -dir "$d/hugo" -log "$WORK/log/pagefind-$n" -- "$PF" --site "$o/hugo-$i" || true; }
    [ $el = yes ] && { $B run -runs 1 -before sync -raw "$raw" -label "eleventy build $n" -dir "$d/eleventy" -log "$WORK/log/eleventy-$n" -- node --max-old-space-size=16384 "$EL" --quiet --output="../out/eleventy-$i" || true; }
    true
  done
  $B sum -tsv "$T" -ref "floor read+goldmark+write $n, disk" -ratio "hugo build $n=portulan pages $n" -ratio "hugo build $n+pagefind index $n=portulan search $n" -ratio "hugo build $n+pagefind index $n=portulan build $n" "$raw"
  if on portulan; then $B stat -tsv "$T" -label "portulan output $n" "$o/portulan-1" || true; fi
  if on hugo; then
    $B stat -tsv "$T" -skip pagefind -label "hugo output $n" "$o/hugo-1"
    if on pagefind; then $B stat -tsv "$T" -label "pagefind files $n" "$o/hugo-1/pagefind"; fi
    if on edit; then
      for mode in fast full; do
        port=$((port + 1)); flags=(); [ $mode = fast ] || flags=(--disableFastRender)
        $B edit -tsv "$T" -label "hugo server edit $n ($mode render)" -dir "$d/hugo" -log "$WORK/log/hugo-server-$n-$mode" -file "$d/hugo/content/projets/$sample" \
          -url "http://127.0.0.1:$port$url" -ready 'Web Server is available' -- \
          "$WORK/bin/hugo" server --bind 127.0.0.1 --port "$port" --baseURL "http://127.0.0.1:$port/" --cacheDir "$d/hugocache-server" ${flags[@]+"${flags[@]}"} || true
      done
      port=$((port + 1))
      $B edit -tsv "$T" -label "hugo server title edit to list page $n" -dir "$d/hugo" -log "$WORK/log/hugo-server-$n-title" -file "$d/hugo/content/projets/$sample" \
        -url "http://127.0.0.1:$port$url" -list "http://127.0.0.1:$port/programmes/$prog/" -ready 'Web Server is available' -runs 3 -timeout 120 -- \
        "$WORK/bin/hugo" server --bind 127.0.0.1 --port "$port" --baseURL "http://127.0.0.1:$port/" --cacheDir "$d/hugocache-server" || true
    fi
  fi
  if [ $el = yes ]; then
    $B stat -tsv "$T" -label "eleventy output $n" "$o/eleventy-1"
    if on edit; then
      port=$((port + 1))
      $B edit -tsv "$T" -label "eleventy --serve --incremental edit $n" -dir "$d/eleventy" -log "$WORK/log/eleventy-serve-$n" -file "$d/eleventy/content/projets/$sample" \
        -url "http://127.0.0.1:$port$url" -ready 'Server at' -- node --max-old-space-size=16384 "$EL" --serve --incremental --port "$port" || true
    fi
  fi
  if on floor; then
    c=$d/plain/content
    m=$(mktemp -d -p "$SHM")
    $B run -runs 5 -tsv "$T" -label "cp -r $n, disk" -- cp -r "$c" "$o/cp-{i}"
    $B run -runs 5 -tsv "$T" -label "floor read+goldmark+write $n, memory" -- "$WORK/bin/floor" -in "$c" -out "$m/floor-{i}"
    $B run -runs 5 -tsv "$T" -label "cp -r $n, memory" -- cp -r "$c" "$m/cp-{i}"
    rm -rf "$m"
    $B run -runs 5 -tsv "$T" -label "floor read+goldmark only $n" -- "$WORK/bin/floor" -in "$c" -mode null
    $B run -runs 5 -tsv "$T" -label "floor read only $n" -- "$WORK/bin/floor" -in "$c" -mode read
  fi
  if on search && on pagefind && on hugo && [ "$n" -le "$SEARCH_MAX" ]; then
    for ms in 0 50; do
      t=yes; [ $ms = 0 ] || t=no
      if on portulan; then
        BENCH_NODE=$WORK/node node "$here/search/edition.mjs" "$o/portulan-1" --delay $ms --rounds 3 --table $t 2>"$WORK/log/edition-$n-$ms" | sed "s/^/portulan search $n\t/" | tee -a "$T" >&2 || tail -3 "$WORK/log/edition-$n-$ms" >&2
      fi
      BENCH_NODE=$WORK/node node "$here/search/search.mjs" "$o/hugo-1" --delay $ms --rounds 3 --table $t 2>"$WORK/log/search-$n-$ms" | tee "$WORK/search-$n-$ms.txt" | sed "s/^/search $n\t/" | tee -a "$T" >&2 || tail -3 "$WORK/log/search-$n-$ms" >&2
    done
  fi
done
exec 1>&3
echo; echo "== summary (min / median / max), also in $T"
awk -F'\t' '{ printf "%-46s", $1; for (i = 2; i <= NF; i++) printf "%s%s", (i > 2 ? " | " : " "), $i; print "" }' "$T"
