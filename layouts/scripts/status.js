// Keeps what a page says of calls true after it was built: see docs/finder.md.
//
// The build writes what a call becomes by itself, and when: the status is
// computed in one place, and what is shown here was written there. This shows
// each thing from its instant on, counts the time left, and puts lists in order.
// Instants are in milliseconds since 1970.

import { clock, day, dayNumber, isoDay, left, on } from "./dates.js";
import { site } from "./site.js";
import { rank } from "./statuses.js";
import { say } from "./texts.js";

/**
 * The elements of that name in a part of the page which a selector tells from the others.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {ParentNode} part @param {Name} name @param {string} selector
 * @returns {NodeListOf<HTMLElementTagNameMap[Name]>}
 */
const all = (part, name, selector) => part.querySelectorAll(name + selector);

/** Corrects the page, now and whenever something in it changes. */
export function stayTrue() {
  /** @type {HTMLTimeElement | null} */
  const today = document.querySelector("time[data-now]");
  if (!today) return;
  const built = Number(today.dataset.now);
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    const now = Date.now();
    // A clock that is before the build is wrong: the page is right as it is.
    if (now > built) correct(document, now);
    document.dispatchEvent(new Event("portulan:now")); // for what other scripts have drawn
    if (document.visibilityState === "visible") timer = setTimeout(look, Math.max(50, next(now) - now));
  };
  addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  look();
  readersTimes(document);
}

/** The instant at which to look again: that of a change, or within a minute. @param {number} now */
function next(now) {
  let at = now + 60000 - (now % 60000);
  for (const template of all(document, "template", "[data-from]")) {
    const from = Number(template.dataset.from);
    if (from > now && from < at) at = from;
  }
  return at;
}

/** Makes a part of the page true at an instant. @param {ParentNode} part @param {number} now */
export function correct(part, now) {
  let changed = false;
  for (const holder of all(part, "template", "[data-coming]")) changed = become(holder.content, now) || changed;
  changed = become(part, now) || changed;
  for (const span of all(part, "span", "[data-until]")) write(span, left(now, Number(span.dataset.until)));
  for (const time of all(part, "time", "[data-now]")) {
    time.dateTime = isoDay(now);
    write(time, day(now));
  }
  if (!changed) return;
  for (const section of all(part, "section", "[data-statuses]")) gather(section, now);
  for (const list of all(part, "ol", ".course")) moveToday(list);
  readersTimes(part);
}

/** @param {Element} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows what is true from an instant that has come, and drops what it replaces. @param {ParentNode} part @param {number} now */
function become(part, now) {
  let changed = false;
  for (const template of all(part, "template", "[data-from]")) {
    if (Number(template.dataset.from) > now) continue;
    for (const old of [...template.parentNode?.childNodes ?? []]) {
      if (old.nodeName !== "TEMPLATE") old.remove();
    }
    template.replaceWith(template.content);
    changed = true;
  }
  return changed;
}

/** @param {Element} entry */
const statusOf = (entry) => entry.querySelector(".status")?.classList[1] ?? "";

/** The statuses of the calls that a section holds. @param {Element} section */
const heldBy = (section) => section.getAttribute("data-statuses")?.trim().split(" ") ?? [];

/** Puts the calls of a section, and of those beside it, where they belong. @param {HTMLElement} section @param {number} now */
function gather(section, now) {
  const beside = section.parentElement;
  if (!beside) return;
  const entries = [...section.querySelectorAll("li.entry.call")];
  const arriving = [...all(section, "template", "[data-coming]")].flatMap((coming) => [...coming.content.querySelectorAll("li.entry.call")]);
  const holds = heldBy(section);
  /** @type {Record<string, number[]>} the instants at which a call, by its address, comes or goes */
  const turns = JSON.parse(section.dataset.here ?? "{}");
  const isHere = (/** @type {Element} */ entry) => turns[address(entry)]?.filter((at) => at <= now).length % 2 !== 0; // a status tells of those without turns
  const changed = new Set([/** @type {Element} */ (section)]);
  for (const entry of arriving) {
    if (holds.includes(statusOf(entry)) && isHere(entry)) move(entry, section);
  }
  const away = entries.filter((entry) => !isHere(entry));
  if (away.length > 0) keepBack(section, away);
  for (const entry of entries) {
    const status = statusOf(entry);
    if (holds.includes(status) || away.includes(entry)) continue;
    const to = [...beside.children].find((s) => takes(s, status, holds)) ?? yearOf(beside, entry);
    if (to) {
      move(entry, to);
      changed.add(to);
    } else entry.remove();
  }
  for (const one of changed) settle(one);
}

/**
 * Whether a section takes what another one, of other statuses, no longer holds.
 * @param {Element} section @param {string} status @param {string[]} others
 */
function takes(section, status, others) {
  const holds = heldBy(section);
  return holds.includes(status) && !holds.some((s) => others.includes(s));
}

/** Puts an entry in a section or a year, at its end. @param {Element} entry @param {Element} to */
function move(entry, to) {
  let list = to.querySelector("ul.register");
  if (!list) {
    list = document.createElement("ul");
    list.className = "register";
    const heading = to.querySelector("summary, h2");
    if (heading) heading.after(list);
    else to.append(list);
  }
  list.append(entry);
}

/** Sorts a section, and shows it if it holds anything. @param {Element} section */
function settle(section) {
  const list = section.querySelector("ul.register");
  const entries = list ? [...list.children] : [];
  section.toggleAttribute("hidden", entries.length === 0);
  list?.append(...entries.sort(compare));
  const most = Number(section.getAttribute("data-limit"));
  if (most && entries.length > most) keepBack(section, entries.slice(most));
  const beside = section.parentElement;
  beside?.querySelector(":scope > .empty")?.toggleAttribute("hidden", beside.querySelector(":scope > section:not([hidden], .over)") !== null);
}

/** Keeps entries for later that a section has no room for. @param {Element} section @param {Element[]} entries */
function keepBack(section, entries) {
  /** @type {HTMLTemplateElement | null} */
  let holder = section.querySelector("template[data-coming]");
  if (!holder) {
    holder = document.createElement("template");
    holder.dataset.coming = "";
    section.append(holder);
  }
  holder.content.append(...entries);
}

/**
 * The year of the calls that are over in which an entry goes, if the page has it.
 * @param {Element} beside @param {Element} entry
 */
function yearOf(beside, entry) {
  const over = beside.querySelector(":scope > section.over");
  const year = over?.querySelector(`#${entry.querySelector("[data-year]")?.getAttribute("data-year")}`);
  if (year) over?.removeAttribute("hidden");
  return year;
}

/** Orders two entries as the build does: by what one must do first, then by title. @param {Element} a @param {Element} b */
function compare(a, b) {
  const [s, t] = [statusOf(a), statusOf(b)];
  if (s !== t) return rank(s) - rank(t);
  const missing = s === "closed" ? -Infinity : Infinity;
  const at = (/** @type {Element} */ e) => Number(e.querySelector(".status")?.getAttribute("data-at") ?? missing);
  const [x, y] = [at(a), at(b)];
  if (x !== y) return s === "closed" ? y - x : x - y;
  return less(title(a), title(b)) || less(address(a), address(b));
}

/** @param {string} a @param {string} b */
const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** @param {Element} entry */
const title = (entry) => words(entry.querySelector("h3")?.textContent ?? "");
/** @param {Element} entry */
const address = (entry) => entry.querySelector("h3 a")?.getAttribute("href") ?? "";

/** A text as lists sort it: words in lower case, without accents. @param {string} text */
export const words = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{Nd}]+/gu, " ").trim();

/** Puts the mark of today before the first call that is to come. @param {Element} list */
function moveToday(list) {
  const mark = list.querySelector(".today");
  if (!mark) return;
  const ports = [...list.querySelectorAll(".port")];
  const first = ports.find((p) => p.querySelector(".status")?.matches(".upcoming, .announced:not([data-unconfirmed])"));
  if (first) first.before(mark);
  else list.append(mark);
}

/**
 * Adds to each hour its equivalent on the clocks of the reader, where those differ
 * from the ones of the page.
 * @param {ParentNode} part
 */
function readersTimes(part) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own || own === site.zone) return;
  for (const time of all(part, "time", "[datetime*=T]:is(main *)")) {
    if (time.dataset.told) continue;
    time.dataset.told = own;
    const at = Date.parse(time.dateTime);
    const same = dayNumber(at, own) === dayNumber(at);
    if (same && clock(at, own) === clock(at)) continue;
    const note = document.createElement("span");
    note.className = "yours";
    note.textContent = say("reader.time", { time: same ? clock(at, own) : on(at, own) });
    (time.closest(".when") ?? time).after(" ", note);
  }
}
