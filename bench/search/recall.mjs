// Asks Portulan and Pagefind the queries of queries.mjs, about the same corpus,
// and prints how many of the records that hold the words each finds (recall), and
// how much of what it finds holds them (precision).
//   node recall.mjs PORTULAN SITE [PAGEFIND.json]
// PORTULAN is the program, SITE the folder of a built site in the corpus's portulan
// dialect, PAGEFIND.json what search.mjs --json wrote. It ends with an error where
// Portulan finds less than all, or less than 95 % of what it finds is right.
//
// The truth is computed here, from the files that the corpus's generator wrote, by
// nothing of Portulan's: the words of a record are those of its own text, and the
// titles of the sectors, organisations and programmes that it names.
import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { queries } from "./queries.mjs";

const [program, site, pagefind] = process.argv.slice(2);
const content = path.join(site, "content");

const fold = (s) => s.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae");
const words = (s) => fold(s).split(/[^\p{L}\p{N}]+/u);

// A record is its front matter, one key a line as the generator writes it, and its body.
const records = new Map();
for (const file of fs.readdirSync(content, { recursive: true })) {
  if (!file.endsWith(".md")) continue;
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(fs.readFileSync(path.join(content, file), "utf8"));
  const facts = Object.fromEntries(head.split("\n").filter((l) => /^\w+:/.test(l)).map((l) => [l.slice(0, l.indexOf(":")), l.slice(l.indexOf(":") + 1)]));
  const address = "/" + file.replace(/(index)?\.md$/, "").replace(/\/$/, "").replace(/^pages\//, "") + "/";
  records.set(address, { facts, body: body.replace(/\]\([^)]*\)/g, "] ") });
}
const titled = (address) => records.get(address)?.facts.title ?? "";
const listed = (fact, folder) => [...(fact ?? "").matchAll(/[\w-]+/g)].map((m) => titled(`/${folder}/${m[0]}/`));
const text = (address, { facts, body }) => [
  facts.title, facts.summary, body,
  facts.sites?.match(/name: ("[^"]*"|[^,]*)/)?.[1], facts.extra, facts.roles, facts.milestones,
  ...listed(facts.sectors, "secteurs"), ...listed(facts.partners, "organisations"),
  ...(/^\/programmes\/[^/]+\/./.test(address) ? [records.get(address.replace(/[^/]+\/$/, ""))?.facts.roles] : []), // a call has those of its programme
  titled("/programmes/" + (/^\/programmes\/([^/]+)\/./.exec(address) ?? /call: ([^/]+)\//.exec(facts.awards ?? ""))?.[1] + "/"),
].join("\n");
const held = [...records].map(([address, r]) => [address, new Set(words(text(address, r)))]);

const holds = (set, word) => word.endsWith("*") ? [...set].some((w) => w.startsWith(word.slice(0, -1))) : set.has(word);
const truthOf = (want) => new Set(held.filter(([, set]) => want.every((or) => or.some((w) => holds(set, w)))).map(([address]) => address));
const share = (part, whole) => (whole === 0 ? "-" : (part / whole).toFixed(3));

const other = new Map(pagefind ? JSON.parse(fs.readFileSync(pagefind, "utf8")).rows.map((r) => [r.q, r]) : []);
let failed = 0;
console.log(["kind", "query", "truth", "found", "recall", "precision", "pagefind recall", "pagefind precision"].join("\t"));
for (const [kind, query, want] of queries) {
  const truth = truthOf(want);
  const found = execFileSync(program, ["search", "--list", "--", query], { cwd: site, maxBuffer: 1 << 28 }).toString().split("\n").filter(Boolean);
  const right = found.filter((a) => truth.has(a)).length;
  if (right < truth.size || right < 0.95 * found.length) {
    failed++;
    if (process.env.VERBOSE) console.error(query, "missed:", [...truth].filter((a) => !found.includes(a)).slice(0, 3), "wrong:", found.filter((a) => !truth.has(a)).slice(0, 3));
  }
  const p = other.get(query);
  const of = (x) => (x === null || x === undefined ? "-" : x.toFixed(3));
  console.log([kind, query, truth.size, found.length, share(right, truth.size), share(right, found.length), of(p?.recall), of(p?.precision)].join("\t"));
}
console.log(`${queries.length} queries, ${failed} below recall 1 or precision 0.95`);
process.exitCode = failed ? 1 : 0;
