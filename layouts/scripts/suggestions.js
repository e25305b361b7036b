// Suggestions in the search box of a page. Without a choice, the box searches as ever.

import { combobox } from "./combobox.js";
import { element } from "./dom.js";
import { site } from "./site.js";
import { begin, source } from "./source.js";
import { say } from "./texts.js";

/** @typedef {import("./search-types.js").Suggestion} Suggestion */

const most = 5; // values, and records

/** @param {HTMLInputElement} input */
export function suggestIn(input) {
  if (!site.search) return;
  begin();
  const list = element("ul", { role: "listbox", id: `${input.id}-suggestions`, class: "suggestions", "aria-label": say("results.suggestions"), hidden: true });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.form?.append(list);
  const ask = combobox({
    input, list,
    complete: async (typed, signal) => pagesFirst(await source.suggest(typed.trim(), most, signal)),
    option: (/** @type {Suggestion} */ s) => [s.label, " ", element("span", { class: "count" }, said(s))],
    choose: (s) => location.assign(target(s)),
  });
  if (input.value.trim()) ask();
}

/** A sector or a programme is suggested once, for its page, where that is suggested as well. @param {Suggestion[]} all */
const pagesFirst = all => all.filter(s => s.address || !all.some(page => page.address && page.kind === s.facet && page.label === s.label));

/** Where a suggestion leads: to its record, or to what the search page finds for it. @param {Suggestion} s */
const target = s => s.address ? site.prefix + s.address : `${site.page}?${new URLSearchParams({ q: s.query ?? s.label })}`;

/** What a suggestion is. @param {Suggestion} s */
const said = s => site.kinds[s.kind ?? s.facet ?? ""] ?? "";
