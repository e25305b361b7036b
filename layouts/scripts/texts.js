// The words of the site's language, as scripts say them.

import { site } from "./site.js";

const plural = new Intl.PluralRules(site.language);
const number = new Intl.NumberFormat(site.language === "fr" ? "fr-FR" : "en-GB");

/** Writes a whole number. @param {number} n */
export const count = n => number.format(n);

/**
 * Says a text of the group results, its {names} filled. The value of count chooses
 * between singular and plural.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(key, values = {}) {
  const text = site.texts[key];
  const form = typeof text === "string" ? text : text[plural.select(Number(values.count)) === "one" ? "one" : "other"];
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? count(value) : value;
  });
}

/**
 * A deadline in words, by the first instant after it: midnight ends the day before.
 * @param {string} after as RFC 3339 writes it, in the zone of the site
 */
export function deadline(after) {
  const [year, month, day, hour, minute] = (after.match(/\d+/g) ?? []).map(Number);
  const ends = hour === 0 && minute === 0;
  const date = new Date(Date.UTC(year, month - 1, ends ? day - 1 : day));
  const at = { day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear() };
  const { months, shortMonths, first, on, at: both } = site.dates;
  const words = `${at.day === 1 ? first : at.day}\u00a0${months[at.month]} ${at.year}`;
  const clock = ends ? "" : time(hour, minute);
  const fill = (/** @type {string} */ form, /** @type {Record<string, string>} */ values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  return {
    day: String(at.day), month: `${shortMonths[at.month]} ${at.year}`, clock,
    words: say("closes", { on: fill(on, { date: clock ? fill(both, { date: words, time: clock }) : words }) }),
  };
}

/** @param {number} hour @param {number} minute */
function time(hour, minute) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  if (site.language !== "fr") return `${two(hour)}:${two(minute)}`;
  return `${hour}\u00a0h${minute ? `\u00a0${two(minute)}` : ""}`;
}
