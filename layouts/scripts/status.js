// Keeps what a page says of calls true after it was built: see docs/finder.md.
//
// The build writes what a call becomes by itself, and when: the status is
// computed in one place, and what is shown here was written there. This shows
// each thing from its instant on, counts the time left, and puts lists in order.

import { clock, day, dayNumber, isoDay, left, on } from "./dates.js";
import { site } from "./site.js";
import { isOpen, rank } from "./statuses.js";
import { say } from "./texts.js";

/** Corrects the page, now and whenever something in it changes. */
export function stayTrue() {
  const today = document.querySelector("[data-now]");
  if (!today) return;
  const built = Number(today.dataset.now);
  let timer;
  const look = () => {
    clearTimeout(timer);
    const now = Date.now();
    // A clock that is before the build is wrong: the page is right as it is.
    if (now > built) correct(document, now);
    if (document.visibilityState === "visible") timer = setTimeout(look, Math.max(50, next(now) - now));
  };
  addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  look();
  readersTimes(document);
}

/** The instant at which to look again: that of a change, or within a minute. */
function next(now) {
  let at = now + 60000 - (now % 60000);
  for (const template of document.querySelectorAll("template[data-from]")) {
    const from = Number(template.dataset.from);
    if (from > now && from < at) at = from;
  }
  return at;
}

/** Makes a part of the page true at an instant. */
export function correct(part, now) {
  let changed = false;
  for (const holder of part.querySelectorAll("template[data-coming]")) changed = become(holder.content, now) || changed;
  changed = become(part, now) || changed;
  for (const span of part.querySelectorAll("[data-until]")) write(span, left(now, Number(span.dataset.until)));
  for (const time of part.querySelectorAll("[data-now]")) {
    time.dateTime = isoDay(now);
    write(time, day(now));
  }
  if (!changed) return;
  for (const section of part.querySelectorAll("section[data-statuses]")) gather(section, now);
  for (const list of part.querySelectorAll("ol.course")) moveToday(list);
  readersTimes(part);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows what is true from an instant that has come, and drops what it replaces. */
function become(part, now) {
  let changed = false;
  for (const template of part.querySelectorAll("template[data-from]")) {
    if (Number(template.dataset.from) > now) continue;
    for (const old of [...template.parentNode.childNodes]) {
      if (old.nodeName !== "TEMPLATE") old.remove();
    }
    template.replaceWith(template.content);
    changed = true;
  }
  return changed;
}

const statusOf = (entry) => entry.querySelector(".status")?.classList[1];

/** Puts the calls of a section, and of those beside it, where they belong. */
function gather(section, now) {
  const beside = section.parentElement;
  const entries = [...section.querySelectorAll("li.entry.call")];
  const coming = section.querySelector("template[data-coming]");
  const arriving = coming ? [...coming.content.querySelectorAll("li.entry.call")] : [];
  const holds = section.dataset.statuses.trim().split(" ");
  const turns = JSON.parse(section.dataset.here ?? "{}");
  const isHere = (entry) => turns[address(entry)]?.filter((at) => at <= now).length % 2 !== 0; // a status tells of those without turns
  for (const entry of arriving) {
    if (holds.includes(statusOf(entry)) && isHere(entry)) move(entry, section);
  }
  const away = entries.filter((entry) => !isHere(entry));
  if (away.length > 0) keepBack(section, away);
  for (const entry of entries) {
    const status = statusOf(entry);
    if (holds.includes(status) || away.includes(entry)) continue;
    const to = [...beside.children].find((s) => takes(s, status, holds)) ?? yearOf(beside, entry);
    if (to) move(entry, to);
    else entry.remove();
  }
  settle(section);
}

/** Whether a section takes what another one, of other statuses, no longer holds. */
function takes(section, status, others) {
  const holds = section.dataset.statuses?.trim().split(" ") ?? [];
  return holds.includes(status) && !holds.some((s) => others.includes(s));
}

/** Puts an entry in a section or a year, in its place. */
function move(entry, to) {
  let list = to.querySelector("ul.register");
  if (!list) {
    list = document.createElement("ul");
    list.className = "register";
    (to.querySelector("summary, h2")).after(list);
  }
  list.append(entry);
  settle(to);
}

/** Sorts a section, and shows it if it holds anything. */
function settle(section) {
  const list = section.querySelector("ul.register");
  const entries = list ? [...list.children] : [];
  section.hidden = entries.length === 0;
  list?.append(...entries.sort(compare));
  const most = Number(section.dataset.limit);
  if (most && entries.length > most) keepBack(section, entries.slice(most));
  const none = section.parentElement.querySelector(":scope > .empty");
  if (none) none.hidden = [...section.parentElement.children].some((s) => s.matches("section:not(.over)") && !s.hidden);
}

/** Keeps entries for later that a section has no room for. */
function keepBack(section, entries) {
  let holder = section.querySelector("template[data-coming]");
  if (!holder) {
    holder = document.createElement("template");
    holder.dataset.coming = "";
    section.append(holder);
  }
  holder.content.append(...entries);
}

/** The year of the calls that are over in which an entry goes, if the page has it. */
function yearOf(beside, entry) {
  const over = beside.querySelector(":scope > section.over");
  const year = over?.querySelector(`#${entry.querySelector("[data-year]")?.dataset.year}`);
  if (year) over.hidden = false;
  return year;
}

/** Orders two entries as the build does: by what one must do first, then by title. */
function compare(a, b) {
  const [s, t] = [statusOf(a), statusOf(b)];
  if (s !== t) return rank(s) - rank(t);
  const missing = isOpen(s) ? Infinity : -Infinity;
  const at = (e) => (e.querySelector(".status").dataset.at ? Number(e.querySelector(".status").dataset.at) : missing);
  const [x, y] = [at(a), at(b)];
  if (x !== y) return s === "closed" ? y - x : x - y;
  return less(title(a), title(b)) || less(address(a), address(b));
}

const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const title = (entry) => words(entry.querySelector("h3").textContent);
const address = (entry) => entry.querySelector("h3 a").getAttribute("href");

/** A text as lists sort it: words in lower case, without accents. */
export const words = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{Nd}]+/gu, " ").trim();

/** Puts the mark of today before the first call that is to come. */
function moveToday(list) {
  const mark = list.querySelector(".today");
  const ports = [...list.querySelectorAll(".port")];
  const first = ports.find((p) => {
    const status = p.querySelector(".status");
    return status.classList.contains("upcoming") || (status.classList.contains("announced") && !("unconfirmed" in status.dataset));
  });
  if (first) first.before(mark);
  else list.append(mark);
}

/**
 * Adds to each hour its equivalent on the clocks of the reader, where those differ
 * from the ones of the page.
 */
function readersTimes(part) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own || own === site.zone) return;
  for (const time of part.querySelectorAll("main time[datetime*=T], .standing [data-end]")) {
    if (time.dataset.told) continue;
    time.dataset.told = own;
    const at = Number(time.dataset.end ?? Date.parse(time.dateTime));
    const same = dayNumber(at, own) === dayNumber(at);
    if (same && clock(at, own) === clock(at)) continue;
    const note = document.createElement("span");
    note.className = "yours";
    note.textContent = say("reader.time", { time: same ? clock(at, own) : on(at, own) });
    (time.closest(".when") ?? time).after(" ", note);
  }
}
