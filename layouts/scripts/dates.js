// Dates and times of day in words, as the pages have them: see internal/locale,
// which the tests hold these to.

import { language, locale, say, zone as siteZone } from "./texts.js";

const nbsp = "\u00a0";
const formats = new Map();

/** The parts of an instant on the calendars and clocks of a zone. */
function parts(at, zone, weekday) {
  const key = zone + weekday;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), {
      timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: weekday ? "long" : "numeric", day: "numeric", hour: "numeric", minute: "numeric",
      ...(weekday ? { weekday: "long" } : {}),
    }));
  }
  const found = {};
  for (const { type, value } of formats.get(key).formatToParts(at)) found[type] = value;
  return found;
}

/** The calendar day of an instant in a zone, as the number of days since 1970. */
export function dayNumber(at, zone = siteZone) {
  const p = parts(at, zone, false);
  return Date.UTC(p.year, p.month - 1, p.day) / 86400000;
}

/** The day of an instant in a zone, as in 2023-07-31. */
export function isoDay(at, zone = siteZone) {
  return new Date(dayNumber(at, zone) * 86400000).toISOString().slice(0, 10);
}

/** 31 juillet 2023; with the day of the week: lundi 31 juillet 2023. */
export function day(at, zone = siteZone, weekday = false) {
  const p = parts(at, zone, true);
  const number = language === "fr" && p.day === "1" ? "1er" : p.day;
  return `${weekday ? p.weekday + " " : ""}${number}${nbsp}${p.month} ${p.year}`;
}

/** 12 h, 9 h 30; in English 12:00, 09:30. */
export function clock(at, zone = siteZone) {
  const p = parts(at, zone, false);
  const [hour, minute] = [Number(p.hour), p.minute.padStart(2, "0")];
  if (language === "en") return `${String(hour).padStart(2, "0")}:${minute}`;
  return `${hour}${nbsp}h${minute === "00" ? "" : nbsp + minute}`;
}

/** The day and the hour of an instant as the answer to "when". */
export function on(at, zone = siteZone) {
  return say("date.on.day", { date: say("date.at", { date: day(at, zone, true), time: clock(at, zone) }) });
}

/**
 * How long is left until an instant: encore 12 jours. It counts calendar days in
 * the zone of the site, and hours on the last day; it is empty once the instant
 * is past.
 */
export function left(now, end) {
  if (now >= end) return "";
  const days = dayNumber(end - 1) - dayNumber(now);
  if (days > 0) return say("left.days", { count: days });
  const hours = Math.floor((end - now) / 3600000);
  if (hours > 0) return say("left.hours", { count: hours });
  return say("left.minutes", { count: Math.max(1, Math.floor((end - now) / 60000)) });
}

/** The instant at which a day, as in 2023-07-31, ends on the clocks of a zone. */
export function endOfDay(date, zone = siteZone) {
  const [year, month, number] = date.split("-").map(Number);
  const next = Date.UTC(year, month - 1, number + 1);
  let at = next;
  for (let i = 0; i < 2; i++) at = next - ahead(at, zone);
  return at;
}

/** By how much the clocks of a zone are ahead of universal time, in milliseconds. */
function ahead(at, zone) {
  const p = parts(at, zone, false);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute) - Math.floor(at / 60000) * 60000;
}
