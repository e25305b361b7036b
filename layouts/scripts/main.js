// What scripts add to pages that work without them.

import { copyAddress } from "./copy-address.js";
import { day } from "./dates.js";
import { site } from "./site.js";
import { stayTrue } from "./status.js";
import { say } from "./texts.js";

copyAddress();
stayTrue();

// The rest comes when it is needed: most readers of a page do not search.
const results = document.getElementById("search-results");
/** @type {HTMLElement | null} */
const list = document.querySelector("[data-filters]");
/** @type {HTMLFormElement | null} */
const finder = document.querySelector("form.finder");
if (results) import("./search-page.js").then(({ searchPage }) => searchPage(results));
else for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("form.search input[type=search]"))) {
  const begin = async () => (await import("./suggestions.js")).suggestIn(input);
  if (input === document.activeElement) begin();
  else input.addEventListener("focus", begin, { once: true });
}
if (list) import("./search-list.js").then(({ filterList }) => filterList(list));
// Without its files the finder gives its room back: the lists below it say the same.
if (finder) import("./finder.js").then(({ startFinder }) => startFinder(finder)).catch(() => finder.remove());

// What keeps the site for reading offline goes once the site is not to be kept.
const workers = navigator.serviceWorker;
if (site.offline && workers) import("./offline.js").then(({ keepSite }) => keepSite(site, built => say("offline.note", { date: day(built) })));
else if (workers?.controller?.scriptURL === new URL(site.worker, location.href).href) workers.controller.postMessage("leave");
