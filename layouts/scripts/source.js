// What answers searches: the static files of the site, wherever it is published, or
// its server where they cannot.

import { facets as names } from "./address.js";
import { site } from "./site.js";
import { say } from "./texts.js";

/** @typedef {import("./search-types.js").Source} Source */

/** A search that is refused: what it says is for the reader. */
export class Refused extends Error {}

/**
 * The interface of portulan serve.
 * @type {Source}
 */
const server = {
  async search({ params, typing, facets, offset, limit }, signal) {
    const asked = new URLSearchParams(params);
    asked.delete("page");
    if (typing) asked.set("typing", "true");
    asked.set("facets", facets.join(","));
    asked.set("offset", String(offset));
    asked.set("limit", String(limit));
    return get(`search?${asked}`, signal);
  },
  async suggest(text, limit, signal) {
    return (await get(`suggest?${new URLSearchParams({ q: text, limit: String(limit) })}`, signal)).suggestions;
  },
};

/** @param {string} path @param {AbortSignal} signal */
async function get(path, signal) {
  const response = await fetch(site.api + path, { signal, headers: { accept: "application/json" } });
  if (response.ok) return response.json();
  if (response.status < 500 && response.headers.get("content-type")?.startsWith("application/problem+json")) {
    throw new Refused((await response.json()).detail);
  }
  throw new Error(String(response.status));
}

/**
 * The static files of the site. The first of them comes with the modules that read it.
 * @returns {Promise<Source>}
 */
async function files() {
  const entry = fetch(site.entry, { cache: "no-cache", credentials: "same-origin" });
  entry.catch(() => {}); // whoever reads it is told
  const modules = await import("./search/engine.js");
  const engine = await modules.open(site.entry, entry);
  const ranges = rangesOf(modules, engine.files.entry.zone);
  return {
    async search({ params, typing, facets, offset, limit }) {
      const filter = Object.fromEntries(names.filter(name => params.has(name)).map(name => [name, params.getAll(name)]));
      const query = params.get("q") ?? "", sort = /** @type {import("./search/engine.js").Request["sort"]} */ (params.get("sort") ?? "");
      return engine.search({ query, typing, filter, ranges: ranges(params), sort, facets, offset, limit }).catch(error => {
        if (error.code !== "query") throw error;
        throw new Refused(say("results.refused", { text: error.reason === "sort-unknown" ? String(sort) : query }));
      });
    },
    suggest: (text, limit) => engine.suggest(text, limit),
  };
}

/** @type {["amount" | "closes" | "opens", string, string][]} columns, and the parameters of their bounds */
const bounded = [["amount", "amount_min", "amount_max"], ["closes", "closes_from", "closes_to"], ["opens", "opens_from", "opens_to"]];

/**
 * Reads bounds as the engine takes them: amounts in cents, instants in seconds. A deadline is
 * kept as the first instant after it.
 * @param {typeof import("./search/engine.js")} engine
 * @param {string} zone
 */
const rangesOf = ({ noMax, parseDate }, zone) => (/** @type {URLSearchParams} */ params) => bounded.flatMap(([Column, least, most]) => {
  const bound = (/** @type {string} */ text) => {
    if (Column === "amount" && /^\d+$/.test(text)) return { start: Number(text) * 100, end: Number(text) * 100 };
    const day = Column === "amount" || !/^\d{4}-\d\d-\d\d$/.test(text) ? undefined : parseDate(text, zone);
    if (!day) throw new Refused(say("results.refused", { text }));
    return Column === "closes" ? { start: day.start + 1, end: day.end } : { start: day.start, end: day.end - 1 };
  };
  const [low, high] = [params.get(least), params.get(most)];
  return low || high ? [{ Column, Min: low ? bound(low).start : 0, Max: high ? bound(high).end : noMax }] : [];
});

/** @type {Promise<Source> | undefined} */
let opened;

/** Begins to open the files: whoever is about to search does not wait for them. */
export function begin() {
  opened ??= files();
  opened.catch(() => {}); // whoever asks is told
}

/**
 * Asks the files, and the server where they fail; they are opened anew for the next question,
 * unless they are of another version than the scripts. If the server fails too, why the files did is what is told.
 * @template T
 * @param {(source: Source) => Promise<T>} question @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
async function ask(question, signal) {
  try {
    opened ??= files();
    return await Promise.race([opened.then(question), ended(signal)]);
  } catch (failure) {
    if (failure instanceof Refused || signal.aborted) throw failure;
    if (/** @type {{code?: string}} */ (failure).code !== "version") opened = undefined;
    return question(server).catch(error => { throw error instanceof Refused || signal.aborted ? error : failure; });
  }
}

/** Fails once a signal is given. @param {AbortSignal} signal @returns {Promise<never>} */
const ended = signal => new Promise((_, reject) => {
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
});

/**
 * What answers on this site.
 * @type {Source}
 */
export const source = {
  search: (asked, signal) => ask(from => from.search(asked, signal), signal),
  suggest: (text, limit, signal) => ask(from => from.suggest(text, limit, signal), signal),
};
