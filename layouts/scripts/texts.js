/**
 * What scripts say, in the language of the site. The build adds the language, the
 * zone, and the texts of i18n that scripts need.
 */

/**
 * The text of a key, with its names in braces filled. A number under the name
 * count chooses between one and other.
 */
export function say(key, values = {}) {
  const [one, other] = texts[key];
  const form = plural.select(values.count ?? 2) === "one" ? one : other;
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

const plural = { select: (n) => (language === "fr" ? n < 2 : n === 1) ? "one" : "other" };

/** A whole number with its groups of thousands. */
export const number = (n) => new Intl.NumberFormat(locale()).format(n);

/** The language as browsers know it: English is that of Britain, as in the pages. */
export const locale = () => (language === "en" ? "en-GB" : language);
