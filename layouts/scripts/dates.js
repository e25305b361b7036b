// Dates and times of day in words, as the pages have them: see internal/locale,
// which the tests hold these to. Instants are in milliseconds since 1970, and a
// zone is its name, as in Europe/Paris.

import { site } from "./site.js";
import { say } from "./texts.js";

const nbsp = "\u00a0";
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * The year, the month from 1, the day, the hour and the minute of an instant on the calendars and clocks of a zone.
 * @param {number} at @param {string} zone
 */
function parts(at, zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", {
      timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    });
    formats.set(zone, format);
  }
  /** @type {Record<string, number>} */
  const found = {};
  for (const { type, value } of format.formatToParts(at)) found[type] = Number(value);
  return found;
}

/** The calendar day of an instant in a zone, as the number of days since 1970. @param {number} at */
export function dayNumber(at, zone = site.zone) {
  const p = parts(at, zone);
  return Date.UTC(p.year, p.month - 1, p.day) / 86400000;
}

/** The day of an instant in a zone, as in 2023-07-31. @param {number} at */
export function isoDay(at, zone = site.zone) {
  return new Date(dayNumber(at, zone) * 86400000).toISOString().slice(0, 10);
}

/** 31 juillet 2023; with the day of the week: lundi 31 juillet 2023. @param {number} at */
export function day(at, zone = site.zone, weekday = false) {
  const p = parts(at, zone);
  const name = weekday ? `${site.dates.weekdays[(dayNumber(at, zone) + 4) % 7]} ` : ""; // 1 January 1970 was a Thursday
  return `${name}${p.day === 1 ? site.dates.first : p.day}${nbsp}${site.dates.months[p.month - 1]} ${p.year}`;
}

/** 12 h, 9 h 30; in English 12:00, 09:30. @param {number} at */
export function clock(at, zone = site.zone) {
  const { hour, minute } = parts(at, zone);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  if (site.language !== "fr") return `${two(hour)}:${two(minute)}`;
  return `${hour}${nbsp}h${minute ? nbsp + two(minute) : ""}`;
}

/** The day and the hour of an instant as the answer to "when". @param {number} at */
export function on(at, zone = site.zone, weekday = true) {
  return say("date.on.day", { date: say("date.at", { date: day(at, zone, weekday), time: clock(at, zone) }) });
}

/**
 * A deadline in words, by the first instant after it: midnight ends the day before.
 * @param {string} after as RFC 3339 writes it
 */
export function deadline(after) {
  const end = Date.parse(after);
  const { hour, minute } = parts(end, site.zone);
  const timed = hour > 0 || minute > 0;
  const at = timed ? end : end - 1;
  const p = parts(at, site.zone);
  return {
    day: String(p.day), month: `${site.dates.shortMonths[p.month - 1]} ${p.year}`, clock: timed ? clock(end) : "",
    words: say("results.closes", { on: timed ? on(end, site.zone, false) : say("date.on.day", { date: day(at) }) }),
  };
}

/**
 * How long is left until an instant: encore 12 jours. It counts calendar days in
 * the zone of the site, and hours on the last day; it is empty once the instant
 * is past.
 * @param {number} now @param {number} end
 */
export function left(now, end) {
  if (now >= end) return "";
  const days = dayNumber(end - 1) - dayNumber(now);
  if (days > 0) return say("left.days", { count: days });
  const hours = Math.floor((end - now) / 3600000);
  if (hours > 0) return say("left.hours", { count: hours });
  return say("left.minutes", { count: Math.max(1, Math.floor((end - now) / 60000)) });
}

/** The instant at which a day, as in 2023-07-31, ends on the clocks of a zone. @param {string} date */
export function endOfDay(date, zone = site.zone) {
  const [year, month, number] = date.split("-").map(Number);
  const next = Date.UTC(year, month - 1, number + 1);
  let at = next;
  for (let i = 0; i < 2; i++) at = next - ahead(at, zone);
  return at;
}

/** By how much the clocks of a zone are ahead of universal time, in milliseconds. @param {number} at @param {string} zone */
function ahead(at, zone) {
  const p = parts(at, zone);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute) - Math.floor(at / 60000) * 60000;
}
