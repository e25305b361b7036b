// Results in a page: what its address asks for, and what becomes of it.

import { asked, href, offered } from "./address.js";
import { element } from "./dom.js";
import { draw, notes, pageSize } from "./results.js";
import { Refused, source } from "./source.js";
import { say } from "./texts.js";

const quick = 400; // ms without an answer until the reader is told that it is under way
const slow = 6_000; // until the lists are offered instead
const patience = 30_000; // until it is given up

const narrow = matchMedia("(width < 62rem)");

/** @typedef {{params: URLSearchParams, typing: boolean, focus?: string}} Asked */

/**
 * @typedef {object} Options
 * @property {HTMLElement} mount where results are drawn
 * @property {HTMLInputElement | null} input where one types
 * @property {HTMLElement | null} lists what the page offers without results
 * @property {string} fixed the kind of records that the page is about; empty for all
 * @property {(params: URLSearchParams) => void} [searched] is told of what the reader searched for
 */

export class SearchView {
  /** @param {Options} options */
  constructor({ mount, input, lists, fixed, searched }) {
    this.mount = mount;
    this.input = input;
    this.lists = lists;
    this.fixed = fixed;
    this.searched = searched;
    const query = asked(location.search).get("q"); // which a server may have put there
    this.title = query && document.title.startsWith(`${query} · `) ? document.title.slice(query.length + 3) : document.title;
    this.drawn = element("div");
    this.state = element("p", { class: "state" });
    this.live = element("p", { role: "status", class: "visually-hidden" });
    this.open = element("button", { type: "button", class: "open-filters", "aria-haspopup": "dialog" });
    this.sheet = element("dialog", { class: "filter-sheet", "aria-label": say("results.filters") });
    this.shut = element("button", { type: "button" });
    /** @type {AbortController | null} of the request under way */
    this.running = null;
    /** @type {Asked | null} what waits for it */
    this.waiting = null;
    this.busy = false;
    this.failed = false;
    /** @type {HTMLElement | null} */
    this.filters = null;
    mount.replaceChildren(this.live, this.state, this.drawn, this.sheet);
    mount.addEventListener("click", event => this.follow(event));
    mount.addEventListener("submit", event => this.bound(event));
    this.open.addEventListener("click", () => this.sheet.showModal());
    this.shut.addEventListener("click", () => this.sheet.close());
    this.sheet.addEventListener("close", () => this.open.focus());
    narrow.addEventListener("change", () => this.place());
    addEventListener("popstate", () => this.show());
    addEventListener("online", () => this.failed && this.show());
    if (input) this.listen(input);
  }

  /** Follows what one types. @param {HTMLInputElement} input */
  listen(input) {
    let session = false; // the address of what is being typed is in the history
    const typed = (/** @type {boolean} */ typing) => {
      const params = asked(location.search);
      params.delete("page");
      params.set("q", input.value.trim());
      if (input.value.trim() === "") params.delete("q");
      if (href(params) === href(asked(location.search))) return typing || this.show();
      this.go(href(params), { typing, replace: session });
      session = typing;
    };
    input.addEventListener("input", event => (event instanceof InputEvent && event.isComposing) || typed(true));
    input.addEventListener("compositionend", () => typed(true));
    input.addEventListener("blur", () => { session = false; });
    input.form?.addEventListener("submit", event => {
      event.preventDefault();
      typed(false);
      session = false;
      this.searched?.(asked(location.search));
    });
  }

  /** A link of the results that leads to this page is followed in place. @param {MouseEvent} event */
  follow(event) {
    const link = event.target instanceof Element && event.target.closest("a[href^='?']");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(link.getAttribute("href") ?? "?", { focus: focusKey(link) });
    this.searched?.(asked(location.search));
  }

  /** The form of bounds. @param {SubmitEvent} event */
  bound(event) {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const params = new URLSearchParams([...values].map(([name, value]) => [name, String(value)]));
    this.go(href(asked(`?${params}`)), { focus: event.submitter ? focusKey(event.submitter) : undefined });
  }

  /**
   * Goes to another address of this page.
   * @param {string} address @param {{typing?: boolean, replace?: boolean, focus?: string}} [how]
   */
  go(address, { typing = false, replace = false, focus } = {}) {
    const url = address === "?" ? location.pathname : address;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    this.show({ typing, focus });
  }

  /**
   * Shows what the address asks for. A request under way is waited for while one types, so that what
   * is typed meanwhile is asked for once; anything else takes its place.
   * @param {{typing?: boolean, focus?: string}} [how]
   */
  async show({ typing = false, focus } = {}) {
    const params = asked(location.search);
    const query = params.get("q") ?? "";
    document.title = query ? `${query} · ${this.title}` : this.title;
    if (this.input && !typing && this.input.value !== query) this.input.value = query;
    if (!typing) this.running?.abort();
    this.waiting = { params, typing, focus };
    if (this.busy) return;
    this.busy = true;
    while (this.waiting) {
      const next = this.waiting;
      this.waiting = null;
      if (next.params.size === 0) this.clear();
      else await this.answer(next);
    }
    this.busy = false;
  }

  /** Nothing is asked for. */
  clear() {
    this.failed = false;
    this.drawn.replaceChildren();
    this.say("");
    this.live.textContent = "";
    if (this.sheet.open) this.sheet.close();
    this.offerLists(true);
  }

  /** Asks, and draws the answer. @param {Asked} request */
  async answer({ params, typing, focus }) {
    const under = this.running = new AbortController();
    const timers = [
      setTimeout(() => this.say(say("results.loading")), quick),
      setTimeout(() => { this.say(say("results.slow")); this.offerLists(true); }, slow),
      setTimeout(() => under.abort(new Error("patience")), patience),
    ];
    this.mount.setAttribute("aria-busy", "true");
    try {
      const wanted = new URLSearchParams(params);
      if (this.fixed && !wanted.has("kind")) wanted.set("kind", this.fixed);
      const page = Math.max(1, Number.parseInt(params.get("page") ?? "1") || 1);
      const answer = await source.search({
        params: wanted, typing, facets: offered, offset: (page - 1) * pageSize, limit: pageSize,
      }, under.signal);
      this.failed = false;
      this.say("");
      this.render(draw(answer, params, this.fixed), answer, focus);
      this.offerLists(false);
    } catch (error) {
      if (!under.signal.aborted || under.signal.reason?.message === "patience") this.fail(error);
    } finally {
      timers.forEach(clearTimeout);
      this.mount.removeAttribute("aria-busy");
      this.running = null;
    }
  }

  /** Says why there are no results, and what to do. @param {unknown} error */
  fail(error) {
    this.failed = true;
    this.drawn.replaceChildren();
    if (error instanceof Refused) return this.say(error.message);
    const outdated = /** @type {{code?: string}} */ (error).code === "version";
    const again = element("button", { type: "button" }, say(outdated ? "results.reload" : "results.retry"));
    again.addEventListener("click", () => outdated ? location.reload() : this.show());
    this.say(say(outdated ? "results.outdated" : navigator.onLine ? "results.failed" : "results.offline"), again);
    this.offerLists(true);
  }

  /** Tells of the state of the search. @param {string} text @param {...Node} more */
  say(text, ...more) {
    this.state.replaceChildren(text, ...more.flatMap(node => [" ", node]));
    if (text) this.live.textContent = text;
  }

  /** @param {boolean} offered */
  offerLists(offered) {
    if (this.lists) this.lists.hidden = !offered;
    this.mount.classList.toggle("has-results", !offered);
  }

  /**
   * Draws results in the place of those that there are; the focus stays where it was, and what was
   * unfolded stays so.
   * @param {HTMLElement} results @param {import("./search-types.js").Answer} answer @param {string} [focus]
   */
  render(results, answer, focus) {
    const unfolded = [...this.mount.querySelectorAll("details[open]")].map(e => e.parentElement?.getAttribute("aria-labelledby"));
    const focused = document.activeElement;
    const inside = focused && this.mount.contains(focused) ? focusKey(focused) : "";
    const scrolled = this.filters?.scrollTop ?? 0;
    this.drawn.replaceChildren(results);
    for (const details of results.querySelectorAll("details")) {
      details.open = unfolded.includes(details.parentElement?.getAttribute("aria-labelledby") ?? "");
    }
    this.filters = results.querySelector("aside.filters");
    const tally = /** @type {HTMLElement} */ (results.querySelector(".tally"));
    const chosen = this.filters?.querySelectorAll("[aria-current]").length ?? 0;
    this.open.textContent = chosen ? say("results.filter_count", { count: chosen }) : say("results.filter");
    this.shut.textContent = say("results.show", { count: answer.total });
    tally?.after(this.open);
    this.place();
    if (this.filters) this.filters.scrollTop = scrolled;
    const key = focus ?? inside;
    if (key) {
      const controls = /** @type {NodeListOf<HTMLElement>} */ (this.mount.querySelectorAll("a,button,input,summary"));
      const same = [...controls].find(e => focusKey(e) === key && e.checkVisibility());
      (same ?? (this.sheet.open ? this.shut : tally)).focus({ preventScroll: Boolean(same) });
    }
    const told = [tally?.textContent, ...notes(answer)].join(". ");
    if (this.live.textContent !== told) this.live.textContent = told;
  }

  /** Filters stand beside the results, or in a sheet where there is no room. */
  place() {
    this.open.hidden = !this.filters;
    if (!this.filters) return;
    if (narrow.matches) this.sheet.replaceChildren(this.filters, this.shut);
    else {
      if (this.sheet.open) this.sheet.close();
      this.drawn.firstElementChild?.append(this.filters);
    }
  }
}

/** Names a control, so that it is found again when it is drawn anew. @param {Element} control */
function focusKey(control) {
  const part = control.closest("section,nav,ul[aria-label]");
  const name = control.getAttribute("name") ?? control.querySelector(".visually-hidden")?.textContent?.trim();
  const plain = control.localName === "a" && part?.localName === "section" ? control.firstChild?.textContent : name ?? control.textContent;
  return `${part?.getAttribute("aria-labelledby") ?? part?.getAttribute("aria-label") ?? ""} ${control.localName} ${plain}`;
}
