// What answers searches. It is asked the same whatever it is.

import { site } from "./site.js";

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
 * The source of this site.
 * @returns {Promise<Source>}
 */
export async function source() {
  return server;
}
