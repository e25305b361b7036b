// The filters of search in a list of records, in the place of the whole list.

import { asked, bounds, facets, href } from "./address.js";
import { element } from "./dom.js";
import { SearchView } from "./search-view.js";
import { site } from "./site.js";
import { say } from "./texts.js";

/**
 * @param {HTMLElement} list the list as the page has it, which says in data-filters what
 * kind of records it is of
 */
export function filterList(list) {
  if (!site.search) return;
  const fixed = list.dataset.filters ?? "";
  const start = element("a", { class: "filter-list", href: href(new URLSearchParams({ sort: fixed === "call" ? "deadline" : "name" })) }, say("results.filter"));
  const back = element("a", { class: "filter-list", href: location.pathname, hidden: true }, say("results.whole_list"));
  const mount = element("div", { class: "list-results" });
  list.before(element("p", { class: "more" }, back), mount);
  (list.querySelector("[data-unasked]") ?? list).before(element("p", { class: "more" }, start)); // below the finder of calls
  const view = new SearchView({ mount, input: null, lists: list, fixed });
  const shown = () => {
    const on = asked(location.search).size > 0;
    start.hidden = on;
    back.hidden = !on;
  };
  const follow = (/** @type {HTMLAnchorElement} */ link) => link.addEventListener("click", event => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate")); // the finder of calls follows the address too
    (link === start ? back : start).focus();
  });
  follow(start);
  follow(back);
  addEventListener("popstate", shown);
  if ([...facets, ...bounds, "q", "sort"].some(name => asked(location.search).has(name))) {
    shown();
    view.show();
  }
}
