// Reads a short text from left to right, in plain characters: accents, case, and
// the many spaces, dashes and apostrophes of typography make no difference.

const letter = /^\p{L}/u, letterLast = /\p{L}$/u;

/** @type {Record<string, string>} */
const plainForms = { "’": "'", "‘": "'", "ʼ": "'", "′": "'", "≈": "~", "∼": "~", "～": "~", "ᵉ": "e", "ʳ": "r", "−": "-", "⁃": "-" };

/** @param {string} text */
export function plain(text) {
  let folded = "", space = false;
  for (const c of text.toWellFormed().normalize("NFD")) {
    if (/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(c)) {
      space = folded !== "";
      continue;
    }
    if (/[\p{Mn}\p{Cf}]/u.test(c)) continue;
    if (space) [folded, space] = [folded + " ", false];
    folded += /\p{Pd}/u.test(c) ? "-" : plainForms[c] ?? c.toLowerCase();
  }
  return folded;
}

/** A place in a plain text. */
export class Cursor {
  /** @param {string} text */
  constructor(text) {
    this.rest = plain(text);
  }

  done() {
    return this.rest === "";
  }

  next() {
    return this.rest.startsWith(" ") ? this.rest.slice(1) : this.rest;
  }

  /**
   * Passes over the first of some phrases that comes next. One that ends with a
   * letter matches whole words only.
   * @param {...string} phrases
   */
  accept(...phrases) {
    const next = this.next();
    const found = phrases.find((p) => next.startsWith(p) && !(letterLast.test(p) && letter.test(next.slice(p.length))));
    if (found !== undefined) this.rest = next.slice(found.length);
    return found !== undefined;
  }

  /** The letters that come next. */
  word() {
    return this.take(/^\p{L}*/u);
  }

  /** The digits that come next. */
  digits() {
    return this.take(/^[0-9]*/);
  }

  /** @param {RegExp} pattern */
  take(pattern) {
    const next = this.next(), found = /** @type {RegExpMatchArray} */ (next.match(pattern))[0];
    if (found !== "") this.rest = next.slice(found.length);
    return found;
  }
}
