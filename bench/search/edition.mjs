// Measures the search of a site that Portulan built, from its static files, in a
// real browser.
//   node edition.mjs SITE [--delay MS] [--rounds N] [--table no]
// Needs playwright-core (NODE_PATH, or BENCH_NODE a folder that has it in
// node_modules) and a Chromium named by $CHROMIUM (default: chromium on PATH).
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { queries } from "./queries.mjs";

const require = createRequire(path.join(process.env.BENCH_NODE || process.cwd(), "x.js"));
const { chromium } = require("playwright-core");
const args = process.argv.slice(2);
const opt = (k, d) => { const i = args.indexOf("--" + k); return i < 0 ? d : args.splice(i, 2)[1]; };
const delay = +opt("delay", 0), rounds = +opt("rounds", 3), table = opt("table", "yes") !== "no";
const site = args[0];
const engine = "/assets/" + fs.readdirSync(path.join(site, "assets")).find((f) => /^engine-.*\.js$/.test(f));

// A plain file server that compresses text, as search.mjs does it; steps are
// counted by which requests were under way when one came.
const page = Buffer.from('<!doctype html><html lang="fr"><meta charset="utf-8"><title>Recherche</title><body>ok</body></html>');
let log = [], step = 0;
const server = http.createServer((req, res) => {
  const p = decodeURIComponent(new URL(req.url, "http://x").pathname);
  if (p === "/favicon.ico") return void res.writeHead(204).end();
  const file = path.join(site, p);
  let body = p === "/recherche/" ? page : fs.existsSync(file) ? fs.readFileSync(file) : null;
  if (!body) return void res.writeHead(404).end();
  const text = /\.(js|html)$|\/$/.test(p);
  if (text) body = zlib.gzipSync(body, { level: 6 });
  const type = p.endsWith(".js") ? "text/javascript" : p.endsWith("/") ? "text/html; charset=utf-8" : "application/octet-stream";
  const entry = { path: p, bytes: body.length, step: step + 1, done: false };
  log.push(entry);
  setTimeout(() => {
    res.writeHead(200, { "content-type": type, "content-length": body.length, "cache-control": "max-age=600", ...(text ? { "content-encoding": "gzip" } : {}) });
    res.end(body, () => { entry.done = true; step = Math.max(step, entry.step); });
  }, delay);
});
await new Promise((ok) => server.listen(0, "127.0.0.1", ok));
const base = `http://127.0.0.1:${server.address().port}`;
const take = () => {
  const l = log;
  log = [];
  const steps = step;
  step = 0;
  return { req: l.length, bytes: l.reduce((a, x) => a + x.bytes, 0), steps, list: l };
};

const exe = process.env.CHROMIUM || execFileSync("sh", ["-c", "command -v chromium"]).toString().trim();
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const first = [], next = [], region = [], rows = [], memory = [];
let example = null, version = "";
for (let r = 0; r < rounds; r++) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "edition-"));
  const ctx = await chromium.launchPersistentContext(dir, { executablePath: exe, headless: true, args: flags });
  version = ctx.browser()?.version() || version;
  for (let k = 0; k < queries.length; k++) {
    const p = await ctx.newPage();
    const cdp = await ctx.newCDPSession(p);
    await cdp.send("Network.enable");
    await cdp.send("Network.clearBrowserCache");
    await p.goto(base + "/recherche/");
    take();
    const go = (request, boot) => p.evaluate(async ([request, boot]) => {
      const t0 = performance.now();
      if (boot) {
        const entry = fetch("/assets/search/entry.bin", { cache: "no-cache" });
        window.engine = await (await import(boot)).open("/assets/search/entry.bin", entry);
      }
      const answer = await window.engine.search(request);
      const t = performance.now() - t0, again = performance.now();
      await window.engine.search(request);
      return { t, script: performance.now() - again, n: answer.total };
    }, [request, boot]);
    const a = await go({ query: queries[k][1] }, engine), c = take();
    first.push({ ...a, ...c });
    if (r === 0) rows.push([queries[k][0], queries[k][1], a.n, c.req, c.bytes, c.steps]);
    example ??= c.list;
    if (k === 0) {
      for (let j = 1; j < queries.length; j++) next.push({ ...await go({ query: queries[j][1] }), ...take() });
      region.push({ ...await go({ query: "", filter: { region: ["REG-53"] }, facets: ["kind", "status", "region", "departement", "sector", "audience", "programme", "year"], limit: 0 }), ...take() });
      await cdp.send("HeapProfiler.collectGarbage");
      const heap = await cdp.send("Runtime.getHeapUsage");
      memory.push(heap.usedSize + (heap.backingStorageSize ?? 0));
    }
    await p.close();
    take();
  }
  await ctx.close();
  fs.rmSync(dir, { recursive: true, force: true });
}
server.close();
const at = (a, x) => { const s = [...a].sort((m, n) => m - n); return s[Math.min(s.length - 1, Math.ceil(x * s.length) - 1)]; };
const line = (name, set) => {
  const f = (k, by = 1, dec = 0) => [0.0001, 0.5, 0.95, 1].map((x) => (at(set.map((s) => s[k]), x) / by).toFixed(dec)).join(" / ");
  return `${name} (n=${set.length}): ten hits with excerpts ms min/med/p95/max ${f("t")}; script alone, data at hand ${f("script", 1, 1)}; requests ${f("req")}; steps ${f("steps")}; KiB ${f("bytes", 1024, 1)}`;
};
const files = fs.readdirSync(path.join(site, "assets", "search"), { recursive: true }).filter((f) => f.endsWith(".bin"));
const size = files.reduce((n, f) => n + fs.statSync(path.join(site, "assets", "search", f)).size, 0);
console.log(`browser ${version || "chromium"}; delay ${delay} ms per response; ${rounds} rounds of ${queries.length} queries`);
console.log(`edition: ${files.length} files, ${(size / 2 ** 20).toFixed(1)} MiB`);
console.log(line("first search", first));
console.log(line("following searches", next));
console.log(line("one région, all facets counted", region));
console.log(`page memory after all queries, MiB min/med/max ${[0.0001, 0.5, 1].map((x) => (at(memory, x) / 2 ** 20).toFixed(1)).join(" / ")}`);
if (table) {
  console.log("first search, first query: " + example.map((e) => `${e.path.replace(/[0-9a-f]{16}/, "*")} ${e.bytes} (${e.step})`).join("; "));
  for (const row of rows) console.log(row.join("\t"));
}
