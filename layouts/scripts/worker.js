// The service worker of a site that can be read offline: it keeps the pages that were read, what they
// show, and the edition of search. See docs/deploy.md.

import { known } from "./kept.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL(worker.registration.scope).pathname;
const asset = new RegExp(known.asset);

/** How many of each kind are kept, the last that came; a page that was read goes before the one that came with the worker. */
const most = { pages: 100, site: 3, scripts: 200, search: 500, places: 200, pictures: 100 };
/** @typedef {keyof typeof most} Kind */
const kinds = /** @type {Kind[]} */ (Object.keys(most));

/** Other sites may stand at the same host. @param {Kind} kind */
const named = (kind) => `portulan ${root} ${kind}`;

/** @param {Kind} kind @param {string} path */
const find = (kind, path) => caches.match(path, { cacheName: named(kind), ignoreVary: true });

/** Whether the site is kept: what came with the worker goes first. A browser may stop the worker at any time, and what it remembers is lost. */
const isKept = () => caches.has(named("site"));

/** Without these two nothing of the edition of search can be read: they are not dropped. */
const needed = /\/search\/(entry|[^/]+\/dictionary)\.bin$/;

/** Keeps an answer, if there is room, and drops what is beyond the bound. @param {Kind} kind @param {string} path @param {Response} response */
async function keep(kind, path, response) {
  if (kind !== "site" && !(await isKept())) return;
  try {
    const cache = await caches.open(named(kind));
    await cache.put(path, response);
    const all = (await cache.keys()).filter(({ url }) => !needed.test(url));
    for (const old of all.slice(0, -most[kind])) await cache.delete(old);
  } catch {} // what is read is read all the same
}

const isPage = (/** @type {Response} */ response) => response.headers.get("content-type")?.startsWith("text/html") ?? false;

/** Whether an answer is a file: some hosts answer with a page for one that is missing. @param {Response} response */
const isFile = (response) => response.ok && !isPage(response);

/** Fetches something to keep. @param {Kind} kind @param {string} path @param {RequestCache} [cache] */
async function take(kind, path, cache) {
  const response = await fetch(path, { cache, signal: AbortSignal.timeout(60_000) }); // a page may wait for it
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if (kind === "pages" && (response.redirected || !isPage(response))) return; // a tab may show a document too
  await keep(kind, path, response);
}

async function install() {
  await Promise.all([known.offline, known.search, known.icon].map((path) => take("site", path, "no-cache"))); // from then on it is kept
  await Promise.all([...known.scripts.map(async (path) => await find("scripts", path) || take("scripts", path)), takeOpen()]);
  await worker.skipWaiting();
}

/** The pages that are open were read before this was there. */
async function takeOpen() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(open.map(async ({ url }) => {
    const { pathname, search } = new URL(url);
    if (pathname.startsWith(root) && !search) await take("pages", pathname).catch(() => {});
  }));
}

/** A page, or the icon of all, comes from the network; without one, as it was read. @param {FetchEvent} event @param {URL} url */
async function page(event, { pathname, search }) {
  try {
    const response = await fetch(event.request);
    if (response.ok && isPage(response) && !search) event.waitUntil(keep("pages", pathname, response.clone()));
    if (response.status === 404 || response.status === 410) event.waitUntil(drop(pathname));
    return response;
  } catch (failure) {
    const found = await find("pages", pathname) ?? await find("site", pathname) ?? await find("site", known.offline);
    if (found) return found;
    throw failure;
  }
}

/** @param {string} path of a page that is gone */
async function drop(path) {
  if (await isKept()) await (await caches.open(named("pages"))).delete(path);
}

/** @type {Map<string, Promise<void>>} the files that are fetched, by path, until they are kept or have failed */
const coming = new Map();

/** Lets who else wants a file wait for it. @param {string} path @param {Promise<void>} kept */
function share(path, kept) {
  coming.set(path, kept.catch(() => {}).finally(() => coming.delete(path)));
  return kept;
}

/** A file that is named by its content never changes. @param {FetchEvent} event @param {string} path */
async function file(event, path) {
  let found = await find(kindOf(path), path);
  if (!found && coming.has(path)) {
    await coming.get(path);
    found = await find(kindOf(path), path);
  }
  if (found && event.request.cache !== "reload") return found; // which who found it damaged asks for
  try {
    const answer = fetch(event.request);
    const kept = answer.then(async (response) => {
      if (isFile(response)) await keep(kindOf(path), path, response.clone());
    });
    event.waitUntil(share(path, kept).catch(() => {}));
    return await answer;
  } catch (failure) {
    if (found) return found;
    throw failure;
  }
}

/** @param {string} path @returns {Kind} */
function kindOf(path) {
  const [folder, file, below] = path.slice(root.length).split("/");
  if (folder === "media") return "pictures";
  if (!below) return "scripts";
  return file === "search" ? "search" : "places";
}

/**
 * The first file of the edition of search leads to all others: with another one, those of before are of no use.
 * It is kept before it is given, so that nothing that it leads to is dropped.
 * @param {FetchEvent} event @param {string} path
 */
async function entry(event, path) {
  const kept = find("search", path); // while it is fetched
  try {
    const response = await fetch(event.request);
    if (!isFile(response)) return response;
    const bytes = new Uint8Array(await response.clone().arrayBuffer());
    const found = await kept;
    if (found && !same(bytes, new Uint8Array(await found.clone().arrayBuffer()))) await caches.delete(named("search"));
    await keep("search", path, response.clone());
    event.waitUntil(rest(new URL(event.request.url), bytes).catch(() => {}));
    return response;
  } catch (failure) {
    const found = await kept;
    if (found) return found;
    throw failure;
  }
}

/** @param {Uint8Array} a @param {Uint8Array} b */
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** The edition that was asked for last. */
let latest = "";

/**
 * Fetches the rest of a small edition, one file after the other, so that anything can be searched for later. Of a large
 * one, what was asked for is kept.
 * @param {URL} url @param {Uint8Array<ArrayBuffer>} bytes
 */
async function rest(url, bytes) {
  const text = bytes[0] === 0x1f ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : bytes;
  const { digest, pack, terms, places } = /** @type {import("./search/files.js").Entry} */ (await new Response(text).json());
  const saving = /** @type {{connection?: {saveData: boolean}}} */ (worker.navigator).connection?.saveData;
  latest = digest;
  if (!pack || saving) return;
  for (const name of ["pack", ...terms.map((_, i) => `t${i}`), ...places.map((_, i) => `p${i}`)]) {
    const { pathname } = new URL(`${digest}/${name}.bin`, url);
    if (name in pack || await find("search", pathname)) continue;
    if (digest !== latest || !(await isKept())) return;
    await (coming.get(pathname) ?? share(pathname, take("search", pathname)));
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim())); // what pages ask for waits until this is done
worker.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url), path = url.pathname;
  if (request.method !== "GET" || url.origin !== location.origin || !path.startsWith(root) || request.headers.has("range")) return;
  if (path === known.entry) event.respondWith(entry(event, path));
  else if (asset.test(path.slice(root.length - 1))) {
    if (request.mode !== "navigate") event.respondWith(file(event, path)); // a document that is opened is for its reader to keep
  } else if (request.mode === "navigate" || path === known.icon) event.respondWith(page(event, url));
});

// A page of the site says so once it is not to be kept.
worker.addEventListener("message", (event) => event.waitUntil(leave()));

async function leave() {
  await caches.delete(named("site")); // first: nothing is kept from then on
  await worker.registration.unregister();
  for (const kind of kinds) await caches.delete(named(kind));
}
