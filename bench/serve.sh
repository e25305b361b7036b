#!/usr/bin/env bash
# Requests per second and latency of `portulan serve --public` beside nginx, which
# serves the same folder in the same run, on the loopback interface.
#
#   bench/serve.sh [PUBLIC]     a published folder (default: the site of this repository, built)
#
# Environment: ROUNDS (3), SECONDS_EACH (5), CONNECTIONS (64), THREADS (1), WORK (a new temporary folder).
# Needs Debian's wrk, nginx-light, curl and python3. Both servers log each request to a file, send
# the same headers and take what compressed editions there are; nginx has a worker
# for each processor and its open_file_cache. wrk shares the processors with them.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=${WORK:-$(mktemp -d)}; ROUNDS=${ROUNDS:-3}; SECONDS_EACH=${SECONDS_EACH:-5}
CONNECTIONS=${CONNECTIONS:-64}; THREADS=${THREADS:-1}
export LC_ALL=C
for tool in wrk nginx; do
  command -v $tool >/dev/null || { echo "needs $tool: apt-get install wrk nginx-light" >&2; exit 1; }
done

(cd "$here" && go build -o "$WORK/portulan" ./cmd/portulan)
if [ $# -gt 0 ]; then
  public=$(cd "$1" && pwd)
else
  cp -R "$here/content" "$here/portulan.yaml" "$WORK/"
  echo "compress: [gzip, br]" >> "$WORK/portulan.yaml"
  (cd "$WORK" && ./portulan build --quiet --date 2023-06-15 2>/dev/null)
  public=$WORK/public
fi
chmod 755 "$WORK"

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
ours=$(free_port); theirs=$(free_port)
{
  echo "worker_processes auto; daemon off; pid $WORK/nginx.pid; error_log $WORK/nginx.error.log;"
  echo "events { worker_connections 1024; }"
  echo "http {"
  echo "  include /etc/nginx/mime.types; sendfile on; tcp_nopush on; access_log $WORK/nginx.access.log;"
  echo "  open_file_cache max=10000 inactive=60s; open_file_cache_valid 1s; gzip_static on; gzip_vary on;"
  echo "  server { listen 127.0.0.1:$theirs reuseport; root $public; index index.html; error_page 404 /404.html;"
  echo '    add_header Content-Security-Policy "default-src '"'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"'";'
  echo '    add_header Cross-Origin-Opener-Policy same-origin; add_header X-Content-Type-Options nosniff;'
  echo '    add_header Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=(), usb=()";'
  echo '    add_header Referrer-Policy strict-origin-when-cross-origin; add_header Cache-Control no-cache;'
  echo "  }"
  echo "}"
} > "$WORK/nginx.conf"
"$WORK/portulan" serve --public "$public" --port "$ours" > "$WORK/portulan.out" 2> "$WORK/portulan.log" & ours_pid=$!
nginx -c "$WORK/nginx.conf" -p "$WORK" & theirs_pid=$!
trap 'kill $ours_pid $theirs_pid 2>/dev/null; wait' EXIT
until curl -fsS -o /dev/null "http://127.0.0.1:$ours/" 2>/dev/null && curl -fsS -o /dev/null "http://127.0.0.1:$theirs/" 2>/dev/null; do sleep 0.1; done

# figures SERVER CASE PORT PATH [HEADER]: a line "case server requests/s p99" for each round.
figures() {
  wrk -t "$THREADS" -c "$CONNECTIONS" -d "${SECONDS_EACH}s" --latency ${5:+-H "$5"} "http://127.0.0.1:$3$4" |
    awk -v server="$1" -v name="$2" '
      /Requests\/sec/ { rate = $2 }
      $1 == "99%" { p99 = $2; if (p99 ~ /us$/) p99 = p99 / 1000; else if (p99 ~ /ms$/) p99 += 0; else p99 = p99 * 1000 }
      /Non-2xx/ || /Socket errors/ { bad = bad " " $0 }
      END { printf "%s\t%s\t%s\t%.2f\t%s\n", name, server, rate, p99, bad }'
}
list=$(cd "$public" && find . -name index.html -size -64k -printf '%s %P\n' | sort -n | awk '{ page[NR] = $2 } END { print page[int((NR + 1) / 2)] }')
page=/${list%index.html}
style=$(cd "$public" && ls assets/*.css | head -1)
results=$WORK/serve.tsv; : > "$results"
for round in $(seq "$ROUNDS"); do
  for server in portulan nginx; do
    port=$ours; [ $server = nginx ] && port=$theirs
    figures $server "home" "$port" / >> "$results"
    figures $server "median page" "$port" "$page" >> "$results"
    figures $server "median page, gzip" "$port" "$page" "Accept-Encoding: gzip" >> "$results"
    figures $server "style sheet" "$port" "/$style" >> "$results"
    figures $server "nothing there" "$port" /nothing-there/ >> "$results"
  done
done

# The median of the rounds; one of them where they are even in number.
awk -F'\t' -v rounds="$ROUNDS" '
  function middle(list,   n, parts, i, j, x) {
    n = split(list, parts, " ")
    for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (parts[j] + 0 < parts[i] + 0) { x = parts[i]; parts[i] = parts[j]; parts[j] = x }
    return parts[int((n + 1) / 2)]
  }
  { rate[$1, $2] = rate[$1, $2] " " $3; late[$1, $2] = late[$1, $2] " " $4; if (!($1 in seen)) { seen[$1]; order[++cases] = $1 } }
  $5 != "" && $1 != "nothing there" { print "not every answer was good: " $0 > "/dev/stderr"; bad = 1 }
  END {
    printf "| %-18s | %12s | %12s | %6s | %12s | %12s |\n", "what", "portulan r/s", "nginx r/s", "ratio", "portulan p99", "nginx p99"
    print "|---|---|---|---|---|---|"
    for (i = 1; i <= cases; i++) {
      c = order[i]; a = middle(rate[c, "portulan"]); b = middle(rate[c, "nginx"])
      printf "| %-18s | %12d | %12d | %6.2f | %9.2f ms | %9.2f ms |\n", c, a, b, a / b, middle(late[c, "portulan"]), middle(late[c, "nginx"])
    }
    exit bad
  }' "$results"
