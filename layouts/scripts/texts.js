// The words of the site's language, as scripts say them.

import { site } from "./site.js";

const plural = new Intl.PluralRules(site.language);
const number = new Intl.NumberFormat(site.language === "fr" ? "fr-FR" : "en-GB");

/** Writes a whole number. @param {number} n */
export const count = n => number.format(n);

/**
 * Says a text by its key in i18n, its {names} filled. The value of count chooses
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
