// Draws an answer. results.html, which portulan serve writes for readers without
// scripts, has the same elements, and a test holds both to that.

import { bounds, facets, href, offered, offeredBounds, toggled, withValue } from "./address.js";
import { deadline } from "./dates.js";
import { element } from "./dom.js";
import { site } from "./site.js";
import { drawn } from "./statuses.js";
import { count, say } from "./texts.js";

/** @typedef {import("./search-types.js").Answer} Answer */
/** @typedef {import("./search-types.js").Hit} Hit */
/** @typedef {import("./search-types.js").Piece} Piece */
/** @typedef {import("./search-types.js").Reading} Reading */

export const pageSize = 10;
const mostOffset = 10_000;
const firstValues = 6, mostValues = 60;
const sorts = ["relevance", "deadline", "date", "amount", "name"];

/**
 * Draws an answer to what the address asks for.
 * @param {Answer} answer
 * @param {URLSearchParams} params
 * @param {string} fixed the kind of records that the page is about; empty for all
 */
export function draw(answer, params, fixed) {
  const chosen = chosenChips(answer, params);
  const page = Number(params.get("page") ?? 1);
  return element("div", { class: "results" },
    element("div", { class: "found" },
      element("h2", { class: "tally", tabindex: -1 }, tally(answer, page)),
      notes(answer).map(text => element("p", { class: "note" }, text)),
      list("chips", "understood", readingChips(answer, params)),
      list("chips", "chosen", chosen),
      answer.total > 1 && drawSorts(params),
      answer.hits.length > 0 && element("ul", { class: "register" }, answer.hits.map(drawHit)),
      drawPager(answer, params, page),
      drawTry(answer, params, chosen.length > 0)),
    drawFilters(answer, params, fixed));
}

/** @param {Answer} answer @param {number} page */
function tally(answer, page) {
  if (answer.total === 0) return say("results.none");
  return say("results.count", { count: answer.total }) + (page > 1 ? `, ${say("results.page", { number: page })}` : "");
}

/** @param {Answer} answer */
export function notes(answer) {
  const said = (answer.corrections ?? []).map(({ from, to }) => say("results.corrected", { from, to }));
  if (answer.partial) said.push(say("results.partial", { words: (answer.missing ?? []).join(", ") }));
  return said;
}

/** @param {string} className @param {string} label @param {HTMLElement[]} items */
const list = (className, label, items) => items.length > 0 && element("ul", { class: className, "aria-label": say(`results.${label}`) }, items);

/** @param {string} label @param {{href: string, text: string, name: string}[]} links */
function chip(label, links) {
  return element("li", {}, `${label} `, links.flatMap(link => [
    element("a", { href: link.href },
      element("span", { "aria-hidden": "true" }, link.text), element("span", { class: "visually-hidden" }, link.name)), " "]));
}

/** What a reading means. @param {Answer} answer @param {Reading} reading */
function meaning(answer, reading) {
  const facet = answer.facets?.find(f => f.facet === reading.facet);
  return facet ? say("results.value", { facet: facet.label, label: reading.label }) : reading.label;
}

/** @param {Answer} answer @param {URLSearchParams} params */
function readingChips(answer, params) {
  return (answer.readings ?? []).filter(r => r.applied).map(r => {
    const what = meaning(answer, r);
    return chip(what, [
      { href: withValue(params, "q", r.without ?? ""), text: say("results.remove"), name: say("results.remove_what", { what }) },
      { href: withValue(params, "q", r.as_words ?? ""), text: say("results.as_words"), name: say("results.as_words_what", { what }) },
    ]);
  });
}

/** @param {Answer} answer @param {URLSearchParams} params */
function chosenChips(answer, params) {
  /** @type {HTMLElement[]} */
  const chips = [];
  const add = (/** @type {string} */ facet, /** @type {string} */ label, /** @type {string} */ without) => {
    const what = say("results.value", { facet, label });
    chips.push(chip(what, [{ href: without, text: say("results.remove"), name: say("results.remove_what", { what }) }]));
  };
  for (const name of facets) {
    const told = answer.facets?.find(f => f.facet === name);
    for (const value of params.getAll(name)) {
      add(told?.label ?? name, told?.values.find(v => v.value === value)?.label ?? value, toggled(params, answer, name, value));
    }
  }
  for (const name of bounds) {
    const value = params.get(name);
    if (value) add(say(`results.${name}`), value, withValue(params, name, ""));
  }
  return chips;
}

/** @param {URLSearchParams} params */
function drawSorts(params) {
  const current = params.get("sort") ?? "";
  return element("nav", { class: "sorts", "aria-label": say("results.sort") },
    element("span", { "aria-hidden": "true" }, say("results.sort")),
    element("ul", {}, sorts.map(name => {
      const value = name === "relevance" ? "" : name;
      return element("li", {}, element("a", { href: withValue(params, "sort", value), "aria-current": value === current && "true" }, say(`results.sort_${name}`)));
    })));
}

/** @param {Hit} hit */
function drawHit(hit) {
  const closes = hit.closes ? deadline(hit.closes) : null;
  return element("li", { class: `entry ${hit.kind}` },
    element("div", { class: "rail", "aria-hidden": "true" }, closes && [
      element("b", {}, closes.day), element("span", {}, closes.month), ...(closes.clock ? [element("span", {}, closes.clock)] : [])]),
    element("div", {},
      element("p", { class: "kind" }, hit.label),
      element("h3", {}, element("a", { href: site.prefix + hit.address }, marked(hit.title))),
      hit.status && element("p", { class: "facts" }, drawn(hit.status), closes && `, ${closes.words}`),
      hit.excerpt && hit.excerpt.length > 0 && element("p", {}, marked(hit.excerpt)),
      hit.facts && hit.facts.length > 0 && element("p", { class: "facts" }, hit.facts.flatMap(fact => [element("span", {}, fact), " "])),
      hit.missing && hit.missing.length > 0 && element("p", { class: "facts" }, say("results.lacks", { words: hit.missing.join(", ") }))));
}

/** @param {Piece[]} pieces */
const marked = pieces => pieces.map(piece => piece.mark ? element("mark", {}, piece.text) : piece.text);

/** @param {Answer} answer @param {URLSearchParams} params @param {number} page */
function drawPager(answer, params, page) {
  const more = page * pageSize < answer.total && page * pageSize <= mostOffset;
  if (page === 1 && !more) return null;
  return element("nav", { class: "pager", "aria-label": say("results.pages") }, element("ul", {},
    page > 1 && element("li", {}, element("a", { href: withValue(params, "page", String(page - 1)), rel: "prev" }, say("results.previous"))),
    more && element("li", {}, element("a", { href: withValue(params, "page", String(page + 1)), rel: "next" }, say("results.next")))));
}

/** What one may ask instead. @param {Answer} answer @param {URLSearchParams} params @param {boolean} narrowed */
function drawTry(answer, params, narrowed) {
  const items = [];
  const add = (/** @type {string} */ href, /** @type {string} */ label) => items.push(element("li", {}, element("a", { href }, label)));
  for (const r of answer.readings ?? []) {
    const words = slice(answer.query, r.start, r.end);
    if (!r.applied && r.as_filter) add(withValue(params, "q", r.as_filter), say("results.try_as", { words, what: meaning(answer, r) }));
    else if (answer.total === 0 && r.without_total) add(withValue(params, "q", r.without ?? ""), say("results.try_without", { words, count: r.without_total }));
  }
  if (answer.total === 0 && narrowed) {
    const q = params.get("q");
    add(href(new URLSearchParams(q ? { q } : {})), say("results.clear"));
  }
  if (answer.total === 0 && items.length === 0) items.push(element("li", {}, say("results.try_fewer")));
  if (items.length === 0) return null;
  return element("section", { class: "try", "aria-labelledby": "try_also" }, element("h2", { id: "try_also" }, say("results.try")), element("ul", {}, items));
}

/** A part of a text, by places in bytes of UTF-8. @param {string} text @param {number} start @param {number} end */
const slice = (text, start, end) => new TextDecoder().decode(new TextEncoder().encode(text).subarray(start, end));

/** @param {Answer} answer @param {URLSearchParams} params @param {string} fixed */
function drawFilters(answer, params, fixed) {
  const told = (answer.facets ?? []).filter(f => offered.includes(f.facet) && !(fixed && f.facet === "kind") && (f.values.length > 1 || f.values.some(v => v.chosen)));
  if (told.length === 0) return null;
  return element("aside", { class: "filters", "aria-label": say("results.filters") },
    element("h2", {}, say("results.filters")),
    told.map(facet => {
      const shown = facet.values.slice(0, mostValues);
      const isFirst = (/** @type {{chosen?: boolean}} */ v, /** @type {number} */ i) => i < firstValues || Boolean(v.chosen);
      const lines = (/** @type {typeof shown} */ values) => values.map(v => element("li", {},
        element("a", { href: toggled(params, answer, facet.facet, v.value), "aria-current": v.chosen && "true" },
          v.label, v.chosen && element("span", { class: "visually-hidden" }, ` ${say("results.chosen_value")}`)),
        " ", element("span", { class: "count" }, count(v.count))));
      const others = shown.filter((v, i) => !isFirst(v, i));
      return element("section", { "aria-labelledby": `facet_${facet.facet}` },
        element("h3", { id: `facet_${facet.facet}` }, facet.label),
        element("ul", {}, lines(shown.filter(isFirst))),
        others.length > 0 && element("details", {}, element("summary", {}, say("results.others", { count: others.length })), element("ul", {}, lines(others))));
    }),
    drawBounds(params));
}

/** @param {URLSearchParams} params */
function drawBounds(params) {
  const kept = new URLSearchParams(params);
  for (const name of [...offeredBounds, "page"]) kept.delete(name);
  kept.sort();
  const box = (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) =>
    element("label", {}, say(`results.${name}`), element("input", { name, ...attributes, value: params.get(name) ?? "" }));
  const amount = { inputmode: "numeric", pattern: "[0-9]*" };
  return element("form", { class: "bounds", method: "get" },
    [...kept].map(([name, value]) => element("input", { type: "hidden", name, value })),
    element("fieldset", {}, element("legend", {}, say("results.amount")), box("amount_min", amount), box("amount_max", amount)),
    element("fieldset", {}, element("legend", {}, say("results.closing")), box("closes_to", { type: "date" })),
    element("button", { type: "submit" }, say("results.apply")));
}
