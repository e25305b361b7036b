// Lighthouse's four scores for one page of each kind of a built site, served on
// this machine by a plain server that compresses, on the slow phone that Lighthouse
// imitates by default.
//
//   node lighthouse.mjs FOLDER PORT > table.md
//
// Prints a table, then what each page lost points for. Ends with 1 if a score is below 100.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [folder, port] = process.argv.slice(2);

const pages = {
  Home: "/",
  Calls: "/appels/",
  "Calls open in a région": "/regions/hauts-de-france/ouverts/",
  Projects: "/projets/",
  Territories: "/territoires/",
  Programme: "/programmes/ptce/",
  Call: "/programmes/ptce/phase-2/",
  "Call in strands": "/programmes/fabriques-de-territoire/ami/",
  Project: "/projets/xpicc/",
  Organisation: "/organisations/banque-des-territoires/",
  Sector: "/secteurs/musique/",
  Région: "/regions/hauts-de-france/",
  Département: "/departements/59-nord/",
  EPCI: "/epci/245901160-ca-valenciennes-metropole/",
  Audience: "/publics/association/",
  Page: "/a-propos/",
  "Legal notice": "/mentions-legales/",
  Accessibility: "/accessibilite/",
  "Open data": "/donnees-ouvertes/",
  "Site map": "/plan-du-site/",
  Search: "/recherche/",
  "Not found": "/404.html",
};

// Pages that ask robots not to list them, so that their score for robots says nothing.
const unlisted = ["Search", "Not found"];

const categories = ["performance", "accessibility", "best-practices", "seo"];

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".png": "image/png", ".webp": "image/webp",
};

const server = createServer(async (request, response) => {
  let path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
  if (path.endsWith("/")) path += "index.html";
  try {
    const content = await readFile(join(folder, path));
    response.writeHead(200, {
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Content-Encoding": "gzip",
      // Fingerprinted files never change under their name.
      "Cache-Control": path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache",
    });
    response.end(gzipSync(content));
  } catch {
    response.writeHead(404).end();
  }
}).listen(Number(port), "127.0.0.1");

const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] });
const lost = [];
console.log("| page | performance | accessibility | best practices | SEO |\n|---|---:|---:|---:|---:|");
for (const [name, path] of Object.entries(pages)) {
  const asked = unlisted.includes(name) ? categories.filter((id) => id !== "seo") : categories;
  const { lhr } = await lighthouse(`http://127.0.0.1:${port}${path}`, { port: chrome.port, logLevel: "error", onlyCategories: asked });
  const scores = asked.map((id) => {
    const category = lhr.categories[id];
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) {
        lost.push(`${name}, ${category.title}: ${audit.title} ${audit.displayValue ?? ""}`);
      }
    }
    return category.score === null ? "?" : Math.round(category.score * 100);
  });
  console.log(`| ${name} | ${categories.map((_, i) => scores[i] ?? "–").join(" | ")} |`);
  if (scores.some((score) => score !== 100)) process.exitCode = 1;
}
for (const line of lost) console.log(`- ${line}`);
chrome.kill();
server.close();
