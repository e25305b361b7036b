// The search page: results as one types, in the place of the lists.

import { asked } from "./address.js";
import { recent } from "./recent.js";
import { SearchView } from "./search-view.js";
import { site } from "./site.js";
import { begin } from "./source.js";

/** @param {HTMLElement} mount */
export function searchPage(mount) {
  if (!site.search) return;
  const lists = document.getElementById("search-lists");
  const input = /** @type {HTMLInputElement & {form: HTMLFormElement}} */ (document.querySelector("main form.search input[type=search]"));
  input.addEventListener("focus", begin, { once: true });
  const kept = recent(input.form);
  const view = new SearchView({ mount, input, lists, fixed: "", searched: params => kept.add(params) });
  const typed = input.value; // before the script was there
  input.value = asked(location.search).get("q") ?? "";
  if (asked(location.search).size > 0) view.show();
  else if (typed.trim()) {
    input.value = typed;
    input.dispatchEvent(new Event("input"));
  }
}
