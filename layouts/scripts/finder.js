// The finder of calls: questions, and the calls that the answers fit. The address
// holds the answers, and the rules are those of fit.js.

import { combobox } from "./combobox.js";
import { endOfDay, left } from "./dates.js";
import { element } from "./dom.js";
import { choices, countOf, datesOf, find, read } from "./fit.js";
import { Places } from "./places.js";
import { drawn } from "./statuses.js";
import { count, say } from "./texts.js";
import { unzip } from "./unzip.js";

/** @typedef {import("./fit.js").Answers} Answers */
/** @typedef {import("./fit.js").Calls} Calls */
/** @typedef {import("./fit.js").Choice} Choice */
/** @typedef {import("./fit.js").Fit} Fit */
/** @typedef {import("./fit.js").Question} Question */
/** @typedef {import("./places.js").Place} Place */

/** How many results are shown at first, and by each further step. */
const step = 50;

/** Brings the form of the page to life. @param {HTMLFormElement} form */
export async function startFinder(form) {
  const finder = new Finder(form, await load(form.dataset.calls));
  await finder.start();
}

/** The calls of a file. */
const load = async (address = "") => read(JSON.parse(await unzip(address)));

/**
 * What the template of the form has.
 * @template {Element} Kind
 * @param {unknown} found @param {new () => Kind} kind
 * @returns {Kind}
 */
function needed(found, kind) {
  if (!(found instanceof kind)) throw new TypeError(kind.name);
  return found;
}

/** The controls that hold the answers. */
const controls = {
  audience: "finder_who", sector: "finder_what", amount: "finder_amount", type: "finder_kind", before: "finder_before", all: "finder_all",
};

class Finder {
  #form;
  #live;
  #results;
  #status;
  /** @type {Calls | undefined} */
  #over;
  /** @type {Places | undefined} */
  #places;
  /** @type {Place | undefined} */
  #place;
  #shown = step;

  /** @param {HTMLFormElement} form @param {Calls} live those that are not always over */
  constructor(form, live) {
    this.#form = form;
    this.#live = live;
    this.#results = needed(form.nextElementSibling, HTMLElement);
    this.#status = needed(form.querySelector("[role=status]"), HTMLElement);
    if (form.dataset.places) this.#places = new Places(form.dataset.places);
  }

  async start() {
    this.#offer("audience", this.#live.data.audiences);
    this.#offer("sector", this.#live.data.sectors);
    this.#offer("type", this.#live.data.types.filter(([id]) => id));
    await this.#readAddress();
    this.#form.hidden = false;
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("input", (event) => {
      if (event.target instanceof Element && event.target.getAttribute("name")) this.#ask(true);
    });
    this.#form.addEventListener("reset", () => {
      this.#place = undefined;
      queueMicrotask(() => this.#ask(true));
    });
    addEventListener("popstate", async () => {
      await this.#readAddress();
      this.#ask(false);
    });
    document.addEventListener("portulan:now", () => this.#ask(false));
    if (this.#places) this.#complete(this.#places);
    await this.#ask(false);
  }

  /** @param {string} id */
  #control(id) {
    const control = this.#form.elements.namedItem(id);
    return control instanceof HTMLSelectElement ? control : needed(control, HTMLInputElement);
  }

  /** @param {Question} question */
  #select(question) {
    return needed(this.#control(controls[question]), HTMLSelectElement);
  }

  /** The input in which one types a place. */
  #combobox() {
    return needed(this.#form.querySelector("[role=combobox]"), HTMLInputElement);
  }

  /** @param {Question} question @param {Choice[]} table */
  #offer(question, table) {
    const select = this.#select(question);
    for (const [id, label] of [...table].sort((a, b) => a[1].localeCompare(b[1]))) {
      const option = new Option(label, id);
      option.dataset.label = label;
      select.append(option);
    }
  }

  /** The answers, as fit.js takes them. @returns {Answers} */
  #answers() {
    const value = (/** @type {keyof typeof controls} */ answer) => held(this.#control(controls[answer]));
    const before = value("before");
    return {
      audience: value("audience"), sector: value("sector"), type: value("type"), place: this.#place,
      amount: Number(value("amount").replace(/\D/g, "")) || 0,
      before: before ? endOfDay(before) / 1000 : 0,
      all: value("all") !== "",
    };
  }

  async #readAddress() {
    const query = new URLSearchParams(location.search);
    for (const id of Object.values(controls)) {
      const control = this.#control(id);
      const value = query.get(control.name) ?? "";
      if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === "1";
      else control.value = value;
      if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.value = "";
      const details = control.closest("details");
      if (value && details) details.open = true;
    }
    this.#place = undefined;
    const slug = query.get(say("finder.key.where"));
    if (this.#places) {
      if (slug) this.#place = (await this.#places.named(slug).catch(() => null)) ?? undefined;
      this.#combobox().value = this.#place ? label(this.#place) : "";
    }
  }

  /** The answers, as an address has them. */
  #query() {
    const query = new URLSearchParams();
    for (const id of Object.values(controls)) {
      const control = this.#control(id);
      if (held(control)) query.set(control.name, held(control));
    }
    if (this.#place) query.set(say("finder.key.where"), this.#place.slug);
    return query.toString();
  }

  #writeAddress() {
    const query = this.#query();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  }

  /** Shows what the answers fit. @param {boolean} told by the reader just now */
  async #ask(told) {
    if (told) {
      this.#writeAddress();
      this.#shown = step;
    }
    let failed = false;
    if (this.#answers().all && !this.#over) {
      try {
        this.#over = await load(this.#form.dataset.over);
      } catch {
        failed = true;
        needed(this.#control(controls.all), HTMLInputElement).checked = false;
        this.#writeAddress();
      }
    }
    const answers = this.#answers(); // as they are now: the file may have taken its time
    const now = Date.now() / 1000;
    const { fits, counts } = this.#find(answers, now);
    for (const question of choices) this.#count(question, counts[question]);
    const asked = this.#query() !== ""; // the address may hold what the filters of the list are asked
    this.#results.hidden = !asked;
    for (const element of document.querySelectorAll("[data-unasked]")) element.toggleAttribute("hidden", asked);
    const none = asked ? "finder.none" : "finder.none_open";
    const number = fits.length === 0 ? say(none) : say("finder.found", { count: fits.length });
    write(this.#status, failed ? `${say("finder.failed")} ${number}` : number);
    if (asked) this.#show(fits, answers, now);
  }

  /** The calls of both files that fit, and the counts of both. @param {Answers} answers @param {number} now in seconds */
  #find(answers, now) {
    const found = find(this.#live, answers, now);
    if (!answers.all || !this.#over) return found;
    const over = find(this.#over, answers, now);
    for (const question of choices) {
      for (const [value, n] of over.counts[question]) found.counts[question].set(value, (found.counts[question].get(value) ?? 0) + n);
    }
    // What is over comes after what is not.
    return { fits: [...found.fits, ...over.fits], counts: found.counts };
  }

  /**
   * Writes beside each choice how many calls it would give; those that give none go.
   * @param {Question} question @param {Map<string, number>} counts
   */
  #count(question, counts) {
    for (const option of this.#select(question).options) {
      if (!option.value) continue;
      const n = countOf(counts, option.value);
      option.hidden = n === 0 && !option.selected;
      option.disabled = option.hidden;
      write(option, `${option.dataset.label} (${count(n)})`);
    }
  }

  /**
   * Draws the calls, if what is drawn is no longer so; the focus stays where it is.
   * @param {Fit[]} fits @param {Answers} answers @param {number} now in seconds
   */
  #show(fits, answers, now) {
    const drawing = /** @type {HTMLElement} */ (this.#results.cloneNode());
    if (fits.length === 0) drawing.append(element("p", {}, say("finder.advice")));
    else drawing.append(element("h2", {}, say("finder.results")), element("ul", { class: "register" }, fits.slice(0, this.#shown).map((fit) => entryOf(fit, answers, now))));
    if (fits.length > this.#shown) drawing.append(this.#further());
    if (drawing.isEqualNode(this.#results)) return;
    const focused = this.#results.contains(document.activeElement) && document.activeElement;
    this.#results.replaceChildren(...drawing.childNodes);
    if (focused) [...this.#usable()].find((e) => e.isEqualNode(focused))?.focus();
  }

  /** What one may use among the results. @returns {NodeListOf<HTMLElement>} */
  #usable() {
    return this.#results.querySelectorAll("a, button");
  }

  /** The button that shows more of the calls. */
  #further() {
    const button = element("button", { type: "button" }, say("finder.further"));
    button.addEventListener("click", async () => {
      const first = this.#shown;
      this.#shown += step;
      await this.#ask(false);
      this.#usable()[first]?.focus(); // an entry has one link
    });
    return button;
  }

  /** Completes the place. @param {Places} all */
  #complete(all) {
    const input = this.#combobox();
    input.addEventListener("input", () => {
      if (!this.#place) return;
      this.#place = undefined;
      this.#ask(true);
    });
    combobox({
      input, first: true,
      list: needed(this.#form.querySelector("[role=listbox]"), HTMLElement),
      complete: async (typed) => (this.#place ? [this.#place] : all.complete(typed)),
      option: (/** @type {Place} */ place) => [label(place)],
      choose: (place) => {
        this.#place = place;
        input.value = label(place);
        this.#ask(true);
      },
    });
  }
}

/** What a control holds, as the address has it. @param {HTMLSelectElement | HTMLInputElement} control */
function held(control) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "1" : "";
  return control.value;
}

const dash = "–", middot = "·";

/**
 * A call that fits: what it is, where it stands, why it fits and what remains to be checked.
 * @param {Fit} fit @param {Answers} answers @param {number} now in seconds
 */
function entryOf(fit, answers, now) {
  const { call, part, state, checks } = fit;
  const { data } = call;
  const remaining = state.left && state.open ? left(now * 1000, state.closes * 1000) : "";
  const kind = [call.type && data.types[call.k][1], call.p >= 0 && data.programmes[call.p], part.l].filter(Boolean);
  const why = reasons(fit, answers);
  const remains = checks.map((check) => say(`finder.check.${check}`, { zone: (part.z ?? []).join(", "), call: call.r ?? "" }));
  return element("li", { class: "entry" }, element("div", {},
    element("p", { class: "kind" }, kind.join(` ${middot} `)),
    element("h3", {}, element("a", { href: call.a }, call.t)),
    element("p", { class: "facts" }, drawn(state.status, state.word), datesOf(data, state), remaining && ` ${dash} ${remaining}`),
    part.e !== undefined && element("p", { class: "facts" }, data.sums[part.e]),
    why.length > 0 && element("p", { class: "why" }, why.join(` ${middot} `)),
    remains.length > 0 && element("p", { class: "checks" }, element("b", {}, say("finder.to_check")), " ", remains.join(` ${middot} `))));
}

/** @param {Element} target @param {string} text */
function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** How a place is written: its name, and what tells it from others of that name. @param {Place} place */
const label = (place) => (place.detail ? `${place.name} (${place.detail})` : place.name);

/** The label of a choice. @param {Choice[]} table @param {string} id */
const labelOf = (table, id) => table.find(([known]) => known === id)?.[1] ?? id;

/** Why a call fits, in words. @param {Fit} fit @param {Answers} answers */
function reasons({ call: { data }, area, checks }, { audience, place, sector }) {
  const list = [];
  if (audience && !checks.includes("audience")) list.push(say("finder.why.audience", { audience: labelOf(data.audiences, audience) }));
  if (area && place) list.push(say(area.code === place.code ? "finder.why.here" : "finder.why.place", { place: place.name, area: area.name }));
  if (sector && !checks.includes("sector")) list.push(say("finder.why.sector", { sector: labelOf(data.sectors, sector) }));
  return list;
}
