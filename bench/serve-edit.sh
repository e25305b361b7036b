#!/usr/bin/env bash
# From a saved file to the reloaded page served: portulan serve and hugo server, one
# after the other, with the same records.
#
#   ./serve-edit.sh [N ...]        default: 10000   (100000: some 20 minutes, most of them Hugo's)
#
# Environment: as baseline.sh: WORK, RUNS (5), SEED (1), HUGO_VERSION, SKIP (words among: portulan hugo).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sizes=("$@"); [ ${#sizes[@]} -gt 0 ] || sizes=(10000)
WORK=${WORK:-$(mktemp -d)}; RUNS=${RUNS:-5}; SEED=${SEED:-1}; SKIP=" ${SKIP:-} "
HUGO_VERSION=${HUGO_VERSION:-v0.165.0}       # v0.166.0 and later need Go 1.27
mkdir -p "$WORK/bin" "$WORK/log"; WORK=$(cd "$WORK" && pwd)
T=$WORK/serve-edit.tsv; : > "$T"
on() { [[ "$SKIP" != *" $1 "* ]]; }
B=$WORK/bin/benchtool

(cd "$here" && go build -o "$WORK/bin/" ./gencorpus ./benchtool)
if on portulan; then (cd "$here/.." && go build -o "$WORK/bin/portulan" ./cmd/portulan); fi
if on hugo && ! "$WORK/bin/hugo" version 2>/dev/null | grep -qF "$HUGO_VERSION "; then
  CGO_ENABLED=0 GOBIN=$WORK/bin go install "github.com/gohugoio/hugo@$HUGO_VERSION"
fi
port=$((20000 + RANDOM % 20000))
for n in "${sizes[@]}"; do
  d=$(mktemp -d "$WORK/s$n.XXXX")
  "$WORK/bin/gencorpus" -n "$n" -seed "$SEED" -out "$d" -dialects portulan,hugo >"$WORK/log/gencorpus-$n"
  # The edited record: the newest project of the first programme. The edited title
  # begins with letters that put it first in lists by title.
  h=$d/hugo/content/projets; p=$d/portulan/content/projets
  prog=$(basename "$(ls -d "$d"/portulan/content/programmes/* | head -1)")
  sample=$(cd "$h" && grep -rl "^programmes: \[\"$prog\"\]" . | xargs grep -H '^date:' | sort -t: -k3,3r -k1,1 | sed -n 1p | cut -d: -f1 | cut -c3-)
  page=/projets/${sample%.md}/
  for who in portulan hugo; do
    on $who || continue
    port=$((port + 1)); content=$d/$who/content/projets
    if [ $who = portulan ]; then
      footer=$d/portulan/layouts/components/footer.html,$page,$here/../layouts/components/footer.html
      server=("$WORK/bin/portulan" serve --date 2025-06-15 --port "$port" --quiet)
    else
      footer=$d/hugo/layouts/_partials/footer.html,$page
      server=("$WORK/bin/hugo" server --bind 127.0.0.1 --port "$port" --baseURL "http://127.0.0.1:$port/" --cacheDir "$d/hugocache")
    fi
    "$B" serve -tsv "$T" -label "$who $n" -runs "$RUNS" -dir "$d/$who" -log "$WORK/log/serve-$who-$n" -url "http://127.0.0.1:$port" \
      -edit "body,$content/$sample,$page" \
      -edit "title,$content/$sample,/programmes/$prog/" \
      -edit "text,$footer" \
      -edit "new,$content/{word}.md,/projets/{word}/,$content/$sample" \
      -- "${server[@]}" || true
  done
done
echo "== also in $T"
