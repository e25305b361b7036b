// What answers searches. It is asked the same whatever it is.

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
 * The static files of the site, which answer wherever it is published.
 * @returns {Promise<Source>}
 */
async function files() {
  const { open } = await import("./search/engine.js");
  const engine = await open(site.entry);
  return {
    async search({ params, typing, facets, offset, limit }) {
      const filter = Object.fromEntries(names.filter(name => params.has(name)).map(name => [name, params.getAll(name)]));
      const ranges = await rangesOf(params, engine.files.entry.zone);
      return engine.search({ query: params.get("q") ?? "", typing, filter, ranges, sort: params.get("sort") ?? "", facets, offset, limit });
    },
    suggest: (text, limit) => engine.suggest(text, limit),
  };
}

/**
 * The bounds of what is asked, as the engine takes them: amounts in cents, instants in
 * seconds. A deadline is kept as the first instant after it.
 * @param {URLSearchParams} params @param {string} zone
 */
async function rangesOf(params, zone) {
  const { parseDate } = await import("./search/dates.js");
  const { noMax } = await import("./search/understand.js");
  const ranges = [];
  for (const [column, least, most] of [["amount", "amount_min", "amount_max"], ["closes", "closes_from", "closes_to"], ["opens", "opens_from", "opens_to"]]) {
    const [low, high] = [params.get(least), params.get(most)];
    if (!low && !high) continue;
    const bound = (/** @type {string} */ text) => {
      if (column === "amount" && /^\d+$/.test(text)) return { start: Number(text) * 100, end: Number(text) * 100 };
      const day = column === "amount" || !/^\d{4}-\d\d-\d\d$/.test(text) ? undefined : parseDate(text, zone);
      if (!day) throw new Refused(say("results.refused", { text }));
      return column === "closes" ? { start: day.start + 1, end: day.end } : { start: day.start, end: day.end - 1 };
    };
    ranges.push({ Column: column, Min: low ? bound(low).start : 0, Max: high ? bound(high).end : noMax });
  }
  return ranges;
}

/** @type {Promise<Source> | undefined} */
let opened;

/**
 * What answers on this site: its static files, or its server where they cannot.
 * @returns {Promise<Source>}
 */
export function source() {
  opened ??= files().catch(() => server);
  return opened.then(first => ({
    search: (asked, signal) => first.search(asked, signal).catch(error => {
      if (error.code === "query") throw new Refused(say("results.refused", { text: asked.params.get("q") ?? "" }));
      if (error instanceof Refused || first === server) throw error;
      opened = undefined; // the next request opens them anew
      return server.search(asked, signal);
    }),
    suggest: (text, limit, signal) => first.suggest(text, limit, signal),
  }));
}
