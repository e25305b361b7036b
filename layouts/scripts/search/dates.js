// Dates as people write them, in French or English, and what clocks show in a zone.

import { Cursor, plain } from "./cursor.js";

/** How much of a moment is known, coarsest first. */
export const precision = { year: 0, season: 1, month: 2, day: 3, minute: 4 };

/**
 * A moment as precisely as it was written.
 * @typedef {object} Moment
 * @property {number} start its first instant, in seconds since 1970
 * @property {number} end the first instant after it
 * @property {number} precision
 */

/** @typedef {{year: number, month: number, day: number, precision: number}} Day */

const months = [
  ["janvier", "janv", "jan", "january"], ["fevrier", "fevr", "fev", "february", "feb"], ["mars", "march", "mar"], ["avril", "avr", "april", "apr"],
  ["mai", "may"], ["juin", "june", "jun"], ["juillet", "juil", "july", "jul"], ["aout", "august", "aug"],
  ["septembre", "sept", "sep", "september"], ["octobre", "oct", "october"], ["novembre", "nov", "november"], ["decembre", "dec", "december"],
];
const weekdays = [
  "lundi", "lun", "monday", "mon", "mardi", "tuesday", "tue", "mercredi", "mer", "wednesday", "wed", "jeudi", "jeu", "thursday", "thu",
  "vendredi", "ven", "friday", "fri", "samedi", "sam", "saturday", "sat", "dimanche", "dim", "sunday", "sun",
];
const seasons = [["printemps", "spring"], ["ete", "summer"], ["automne", "autumn", "fall"], ["hiver", "winter"]];

/** The place of the list that holds a word, from 1; 0 for none. @param {string[][]} lists @param {string} word */
const named = (lists, word) => lists.findIndex((l) => l.includes(word)) + 1;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * How far east of Greenwich the clocks of a zone are at an instant, in seconds.
 * @param {number} instant in seconds
 * @param {string} zone
 */
export function offset(instant, zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(zone, format);
  }
  /** @type {Record<string, number>} */
  const shown = {};
  for (const { type, value } of format.formatToParts(instant * 1000)) shown[type] = Number(value);
  return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) / 1000 - instant;
}

/**
 * The instants at which the clocks of a zone show a time, in order: none when they
 * go forward over it, two when they go back over it.
 * @param {number} civil the time, as if it were one of Greenwich
 * @param {string} zone
 */
function instants(civil, zone) {
  const offsets = new Set([-86_400, 0, 86_400].map((near) => offset(civil + near, zone)));
  return [...offsets].map((o) => civil - o).filter((at) => at + offset(at, zone) === civil).sort((a, b) => a - b);
}

/**
 * The first instant of a day. Months and days beyond the end run on.
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day
 * @param {string} zone
 */
function dawn(year, month, day, zone) {
  const midnight = Date.UTC(year, month - 1, day) / 1000;
  return instants(midnight, zone)[0] ?? midnight - offset(midnight - 86_400, zone);
}

/** The year that clocks show. @param {number} instant @param {string} zone */
export const yearAt = (instant, zone) => new Date((instant + offset(instant, zone)) * 1000).getUTCFullYear();

/** @param {number} year @param {number} month */
const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Reads a date, a date and time, or a vague date; undefined for what is none.
 * @param {string} text
 * @param {string} zone
 * @returns {Moment | undefined}
 */
export function parseDate(text, zone) {
  const c = new Cursor(text);
  qualifiers(c);
  c.accept("vers", "environ", "autour de", "circa", "ca.", "about", "around", "approximately");
  c.accept("le", "la", "l'", "en", "au", "a la", "a l'", "a", "courant", "on the", "on", "in the", "in", "at the", "the");
  const part = c.accept("debut", "mi", "fin", "early", "mid", "late", "beginning of", "start of", "middle of", "end of");
  if (part) c.accept("-", "de la", "de l'", "de", "du", "d'", "the");
  const day = readDate(c);
  if (!day || (part && day.precision === precision.day)) return undefined;
  let found = { start: dawn(day.year, day.month, day.day, zone), end: endOf(day, zone), precision: day.precision };
  if (day.precision === precision.day) {
    const time = readTime(c, day, zone);
    if (time === null) return undefined;
    if (time !== undefined) found = { start: time, end: time, precision: precision.minute };
  }
  qualifiers(c);
  return c.done() ? found : undefined;
}

/** @param {Day} day @param {string} zone */
function endOf({ year, month, day, precision: p }, zone) {
  switch (p) {
    case precision.year: return dawn(year + 1, 1, 1, zone);
    case precision.season: return dawn(year, month + 3, 1, zone);
    case precision.month: return dawn(year, month + 1, 1, zone);
  }
  return dawn(year, month, day + 1, zone);
}

/** @param {Cursor} c */
function qualifiers(c) {
  while (c.accept("~", "?", "%"));
}

/** @param {Cursor} c @returns {Day | undefined} */
function readDate(c) {
  const before = c.rest, weekday = weekdays.includes(c.word());
  if (weekday) {
    c.accept(".");
    c.accept(",");
    c.accept("le", "the");
  } else {
    c.rest = before;
  }
  const day = readCalendar(c);
  return day && weekday && day.precision !== precision.day ? undefined : day;
}

/** @param {Cursor} c @returns {Day | undefined} */
function readCalendar(c) {
  const first = c.digits();
  switch (first.length) {
    case 0: return wordFirst(c);
    case 1: case 2: return dayFirst(c, first);
    case 4: return yearFirst(c, Number(first));
  }
  return undefined;
}

/** @param {Cursor} c @returns {[string, string]} a separator and the digits after it */
function separated(c) {
  const before = c.rest;
  for (const separator of ["-", "/", "."]) {
    if (!c.accept(separator)) continue;
    const digits = c.digits();
    if (digits !== "") return [separator, digits];
    c.rest = before;
  }
  return ["", ""];
}

/** @param {Cursor} c @param {number} year */
function yearFirst(c, year) {
  const [separator, month] = separated(c);
  if (month === "") return checked(year, 1, 1, precision.year);
  if (month.length > 2) return undefined;
  if (!c.accept(separator)) {
    const season = Number(month) - 21;
    return season >= 0 && season < 4 ? checked(year, 3 + 3 * season, 1, precision.season) : checked(year, Number(month), 1, precision.month);
  }
  const day = c.digits();
  return day === "" || day.length > 2 ? undefined : checked(year, Number(month), Number(day), precision.day);
}

/** @param {Cursor} c @param {string} day */
function dayFirst(c, day) {
  const [separator, second] = separated(c);
  if (second !== "") {
    if (second.length === 4) return checked(Number(second), Number(day), 1, precision.month);
    if (second.length > 2 || !c.accept(separator)) return undefined;
    const year = readYear(c);
    return year === undefined ? undefined : checked(year, Number(second), Number(day), precision.day);
  }
  c.accept("er", "st", "nd", "rd", "th");
  c.accept("-", "de", "of");
  const month = named(months, c.word());
  if (month === 0) return undefined;
  c.accept(".");
  c.accept(",", "-", "de", "of");
  const year = readYear(c);
  return year === undefined ? undefined : checked(year, month, Number(day), precision.day);
}

/** @param {Cursor} c */
function wordFirst(c) {
  const word = c.word(), season = named(seasons, word);
  if (season > 0) return readSeason(c, season);
  const month = named(months, word);
  if (month === 0) return undefined;
  c.accept(".");
  c.accept("de", "of");
  const before = c.rest;
  let day = c.digits();
  if (day === "" || day.length > 2) [c.rest, day] = [before, ""];
  if (day !== "") {
    c.accept("st", "nd", "rd", "th");
    c.accept(",");
  }
  const year = readYear(c);
  if (year === undefined) return undefined;
  return day === "" ? checked(year, month, 1, precision.month) : checked(year, month, Number(day), precision.day);
}

/** @param {Cursor} c @param {number} season from 1 */
function readSeason(c, season) {
  c.accept("de", "of");
  const year = readYear(c);
  if (year === undefined) return undefined;
  if (season === 4 && c.accept("-", "/")) {
    const next = String(year + 1), end = c.digits();
    if (end !== next && end !== next.slice(2)) return undefined;
  }
  return checked(year, 3 * season, 1, precision.season);
}

/** @param {Cursor} c */
function readYear(c) {
  const digits = c.digits();
  return digits.length === 4 ? Number(digits) : undefined;
}

/** @param {number} year @param {number} month @param {number} day @param {number} p @returns {Day | undefined} */
function checked(year, month, day, p) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return { year, month, day, precision: p };
}

/**
 * Reads the time of day that follows a day: undefined where there is none, null
 * where it is wrong.
 * @param {Cursor} c
 * @param {Day} d
 * @param {string} zone
 * @returns {number | null | undefined}
 */
function readTime(c, d, zone) {
  const seconds = readClock(c);
  if (seconds === undefined || seconds === null) return seconds;
  const civil = Date.UTC(d.year, d.month - 1, d.day) / 1000 + seconds;
  const east = readZone(c, zone);
  if (east === null) return null;
  const instant = east === undefined ? instants(civil, zone).pop() : civil - east;
  return instant ?? null;
}

/** @param {Cursor} c @returns {number | null | undefined} in seconds from midnight */
function readClock(c) {
  const before = c.rest;
  c.accept(",");
  if (c.rest.startsWith(" - ")) c.accept("-");
  c.accept("t", "a", "at");
  if (c.accept("midi", "midday", "noon", "12 noon")) return 12 * 3600;
  if (c.accept("minuit", "midnight")) return null; // it may begin the day or end it
  const hour = c.digits();
  if (hour === "") {
    c.rest = before;
    return undefined;
  }
  let minute = "", second = "", ok = true, half = "";
  if (c.accept(":")) {
    minute = c.digits();
    ok = minute.length === 2;
    if (ok && c.accept(":")) {
      second = c.digits();
      ok = second.length === 2 && (!c.accept(".", ",") || c.digits() !== "");
    }
    half = readHalf(c);
  } else if (c.accept("h", "heures", "heure", "hrs")) {
    minute = c.digits();
    if (minute !== "") c.accept("min", "mn");
    half = readHalf(c);
  } else {
    half = readHalf(c);
    ok = half !== "";
  }
  if (!ok || hour.length > 2 || minute.length > 2 || second.length > 2) return null;
  let h = Number(hour);
  const m = Number(minute), s = Number(second);
  if (half !== "") {
    if (h < 1 || h > 12 || m > 59 || s > 59 || (h === 12 && half === "am")) return null;
    if (h < 12 && half === "pm") h += 12;
  }
  return h > 23 || m > 59 || s > 59 ? null : 3600 * h + 60 * m + s;
}

/** @param {Cursor} c */
function readHalf(c) {
  if (c.accept("am", "a.m.", "a.m")) return "am";
  return c.accept("pm", "p.m.", "p.m") ? "pm" : "";
}

/**
 * Reads the zone after a time, in seconds east of Greenwich: undefined for that of
 * the site, null where it is not known.
 * @param {Cursor} c
 * @param {string} zone of the site
 * @returns {number | null | undefined}
 */
function readZone(c, zone) {
  const greenwich = c.accept("z", "utc", "gmt");
  let sign = 0;
  if (c.accept("+")) sign = 1;
  else if (c.accept("-")) sign = -1;
  else return greenwich ? 0 : readNamedZone(c, zone);
  let hours = c.digits(), minutes = "", rest = "";
  if (hours.length === 4) {
    [hours, minutes] = [hours.slice(0, 2), hours.slice(2)];
  } else if (hours.length === 0 || hours.length > 2) {
    return null;
  } else if (c.accept(":")) {
    minutes = c.digits();
    if (minutes.length !== 2) return null;
    if (c.accept(":")) {
      rest = c.digits();
      if (rest.length !== 2) return null;
    }
  }
  const [h, m, s] = [Number(hours), Number(minutes), Number(rest)];
  return h > 14 || m > 59 || s > 59 ? null : sign * (3600 * h + 60 * m + s);
}

/** @param {Cursor} c @param {string} zone */
function readNamedZone(c, zone) {
  const name = c.rest.replace(/^[ ()[\]]+|[ ()[\]]+$/g, "");
  let city = "";
  if (name.startsWith("heure ")) city = name.slice(6).replace(/^de /, "").replace(/^d'/, "").replace(/^la /, "");
  else if (name.endsWith(" time")) city = name.slice(0, -5);
  const known = plain(zone.replaceAll("_", " "));
  if (name === known || (city !== "" && [known.slice(known.lastIndexOf("/") + 1), "locale", "local"].includes(city))) {
    c.rest = "";
    return undefined;
  }
  return city !== "" || name.includes("/") ? null : undefined;
}
