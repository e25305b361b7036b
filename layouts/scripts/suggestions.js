// Suggestions in the search box of a page: an editable combobox with a list, as the
// ARIA Authoring Practices describe it. Without a choice, the box searches as ever.

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
  const live = element("p", { role: "status", class: "visually-hidden" });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.form?.append(list, live);
  let current = -1;
  let under = new AbortController();

  const choose = (/** @type {number} */ index) => {
    const options = [...list.children];
    options[current]?.removeAttribute("aria-selected");
    current = index;
    options[index]?.setAttribute("aria-selected", "true");
    options[index]?.scrollIntoView({ block: "nearest" });
    if (options[index]) input.setAttribute("aria-activedescendant", options[index].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const shut = () => {
    under.abort();
    choose(-1);
    list.hidden = true;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", "false");
  };
  const show = (/** @type {Suggestion[]} */ suggestions) => {
    choose(-1);
    list.replaceChildren(...suggestions.map((s, i) => element("li", { role: "option", id: `${list.id}-${i}`, "data-href": target(s) },
      s.label, " ", element("span", { class: "count" }, said(s)))));
    list.hidden = suggestions.length === 0;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
    live.textContent = suggestions.length > 0 ? say("results.suggested", { count: suggestions.length }) : say("results.suggested_none");
  };
  const ask = async () => {
    under.abort();
    under = new AbortController();
    const { signal } = under;
    const typed = input.value.trim();
    if (!typed) return shut();
    list.setAttribute("aria-busy", "true");
    try {
      const suggestions = await source.suggest(typed, most, signal);
      if (!signal.aborted) show(suggestions);
    } catch {
      if (!signal.aborted) shut(); // the box still leads to the search page
    }
  };

  input.addEventListener("input", ask);
  input.addEventListener("keydown", event => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "ArrowDown" && list.hidden && input.value.trim()) ask();
    else if (event.key === "ArrowDown" && count > 0) choose(current + 1 < count ? current + 1 : -1);
    else if (event.key === "ArrowUp" && count > 0) choose(current < 0 ? count - 1 : current - 1);
    else if (event.key === "Escape" && count > 0) shut();
    else return;
    event.preventDefault();
  });
  input.form?.addEventListener("submit", event => {
    if (current < 0) return;
    event.preventDefault();
    location.assign(leading(list.children[current]));
  });
  list.addEventListener("pointerdown", event => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", event => {
    const option = event.target instanceof Element && event.target.closest("[role=option]");
    if (option) location.assign(leading(option));
  });
  input.addEventListener("blur", shut);
  if (input.value.trim()) ask();
}

/** @param {Element} option */
const leading = option => option.getAttribute("data-href") ?? "";

/** Where a suggestion leads: to its record, or to what the search page finds for it. @param {Suggestion} s */
const target = s => s.address ? site.prefix + s.address : `${site.page}?${new URLSearchParams({ q: s.query ?? s.label })}`;

/** What a suggestion is. @param {Suggestion} s */
const said = s => site.kinds[s.kind ?? s.facet ?? ""] ?? "";
