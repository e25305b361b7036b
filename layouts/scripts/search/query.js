// What people type, in parts; and the ways in which its words may be met.

import { SearchError } from "./files.js";
import { byteLength } from "./text.js";

/**
 * One part of a query. Places are in UTF-16 units.
 * @typedef {object} Part
 * @property {"words" | "phrase" | "prefix" | "filter"} is
 * @property {boolean} not records that match it are left out
 * @property {string} field of a filter, as written
 * @property {string} text without its signs
 * @property {number} start signs included
 * @property {number} end
 * @property {number} textStart where text stands
 */

const maxLength = 1000, maxWords = 40;
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const spaces = new RegExp(space.source + "+");

/** @param {string} text */
export const fields = (text) => text.split(spaces).filter((s) => s !== "");

/** @param {string} text */
export const hasSpace = (text) => space.test(text);

const closing = /** @type {Record<string, string>} */ ({ '"': '"', "“": "”\"", "«": "»", "„": "“”" });

/**
 * Reads a query.
 * @param {string} text
 * @param {(name: string) => boolean} isField
 * @returns {Part[]}
 */
export function parseQuery(text, isField) {
  if (byteLength(text) > maxLength) throw new SearchError("query", "the query is too long", "long");
  if (fields(text).length > maxWords) throw new SearchError("query", "the query has too many words", "many-words");
  /** @type {Part[]} */
  const parts = [];
  let at = 0;
  const token = () => {
    let end = at;
    while (end < text.length && !space.test(text[end])) end++;
    return text.slice(at, end);
  };
  /** @returns {[number, string]} */
  const quotedOrToken = () => {
    const closes = closing[text[at]];
    if (!closes) {
      const start = at, found = token();
      at += found.length;
      return [start, found];
    }
    const start = ++at;
    while (at < text.length && !closes.includes(text[at])) at++;
    return [start, text.slice(start, at++)];
  };
  for (;;) {
    while (at < text.length && space.test(text[at])) at++;
    if (at >= text.length) return parts;
    /** @type {Part} */
    const part = { is: "words", not: false, field: "", text: "", start: at, end: at, textStart: at };
    if (text[at] === "-" && at + 1 < text.length && !space.test(text[at + 1])) {
      part.not = true;
      at++;
    }
    const found = token(), colon = found.indexOf(":");
    if (colon >= 0 && isField(found.slice(0, colon)) && (colon + 1 < found.length || closing[text[at + colon + 1]])) {
      part.is = "filter";
      part.field = found.slice(0, colon);
      at += colon + 1;
      [part.textStart, part.text] = quotedOrToken();
    } else if (closing[text[at]]) {
      part.is = "phrase";
      [part.textStart, part.text] = quotedOrToken();
    } else {
      [part.textStart, part.text] = [at, found];
      at += found.length;
      const stem = found.slice(0, -1);
      if (found.endsWith("*") && isWord(stem) && !stem.includes("*")) [part.is, part.text] = ["prefix", stem];
    }
    at = Math.min(at, text.length);
    part.end = at;
    if (!isWord(part.text)) continue;
    const last = parts[parts.length - 1];
    if (last && part.is === "words" && !part.not && last.is === "words" && !last.not) {
      last.end = part.end;
      last.text = text.slice(last.textStart, part.end);
    } else {
      parts.push(part);
    }
  }
}

/** @param {string} text */
const isWord = (text) => /[\p{L}\p{Nd}\p{Sc}]/u.test(text);

/**
 * What may be met in the place of some words of a query.
 * @typedef {object} Alternative
 * @property {number} from of the words
 * @property {number} to
 * @property {string[]} terms
 * @property {boolean} amount it stands in the place of its words
 */

/**
 * A part of a query that is met when one of its ways is.
 * @typedef {object} Group
 * @property {number} from
 * @property {number} to
 * @property {string[][]} ways
 * @property {boolean} optional it only ranks
 */

const maxWays = 32, maxSteps = 4096;

/** The words of a query, and the other ways to write some of them. */
export class QueryWords {
  /** @param {import("./text.js").Rules} rules @param {string} text */
  constructor(rules, text) {
    this.rules = rules;
    this.text = text;
    const all = rules.words(text);
    this.words = all.filter((w) => !w.joined);
    /** @type {Alternative[]} */
    this.others = all.filter((w) => w.joined).map((joined) => {
      const from = this.words.findIndex((w) => w.position === joined.position);
      let to = from + 1;
      while (to < this.words.length && this.words[to].end <= joined.end) to++;
      return { from, to, terms: [joined.text], amount: /^[0-9]*$/.test(joined.text) };
    });
  }

  /** Every two words that only spaces part, as one term. @returns {[number, string][]} */
  neighbours() {
    /** @type {[number, string][]} */
    const list = [];
    for (let i = 1; i < this.words.length; i++) {
      const first = this.words[i - 1], second = this.words[i];
      const between = this.rules.fold(this.text.slice(first.end, second.start));
      if (!first.stop && !second.stop && /^ +$/.test(between)) list.push([i - 1, this.rules.stem(first.word + second.word)]);
    }
    return list;
  }

  /** @param {(term: string) => boolean} known */
  joinNeighbours(known) {
    for (const [from, term] of this.neighbours()) {
      if (known(term)) this.others.push({ from, to: from + 2, terms: [term], amount: false });
    }
  }

  /** @param {(term: string) => {t?: string[], o: string[][]}[]} synonyms the phrases that begin with a term */
  addSynonyms(synonyms) {
    this.words.forEach((word, from) => {
      if (word.stop) return;
      for (const { t = [], o } of synonyms(word.text)) {
        const to = followTerms(this.words, from, [word.text, ...t]);
        if (to < 0) continue;
        for (const terms of o) {
          if (!this.others.some((a) => a.from === from && a.to === to && same(a.terms, terms))) this.others.push({ from, to, terms, amount: false });
        }
      }
    });
  }

  /** @returns {Group[]} */
  groups() {
    /** @type {Group[]} */
    const groups = [];
    for (let from = 0; from < this.words.length;) {
      const to = this.reach(from), ways = this.ways(from, to);
      if (ways.length > 0) groups.push({ from, to, ways, optional: ways.length === 1 && to === from + 1 && this.words[from].weak });
      from = to;
    }
    if (groups.every((g) => g.optional)) for (const g of groups) g.optional = false;
    return groups;
  }

  /** @param {number} from */
  reach(from) {
    let to = from + 1;
    for (let i = from; i < to; i++) for (const o of this.others) if (o.from === i) to = Math.max(to, o.to);
    return to;
  }

  /** @param {number} from @param {number} to */
  ways(from, to) {
    /** @type {string[][]} */
    const ways = [];
    let steps = 0;
    /** @param {number} at @param {string[]} way */
    const walk = (at, way) => {
      steps++;
      if (ways.length === maxWays || (ways.length > 0 && steps > maxSteps)) return;
      if (at === to) {
        if (way.length > 0 && !ways.some((w) => same(w, way))) ways.push(way);
        return;
      }
      const amount = this.others.find((o) => o.from === at && o.amount);
      if (amount) {
        walk(amount.to, joined(way, amount.terms));
        return;
      }
      const word = this.words[at];
      walk(at + 1, word.stop ? way : joined(way, [word.text]));
      for (const o of this.others) if (o.from === at && o.to <= to) walk(o.to, joined(way, o.terms));
    };
    walk(from, []);
    return ways;
  }
}

/** @param {string[]} way @param {string[]} terms */
const joined = (way, terms) => [...new Set([...way, ...terms])];

/** @param {readonly string[]} a @param {readonly string[]} b */
export const same = (a, b) => a.length === b.length && a.every((s, i) => s === b[i]);

/**
 * The word after terms that begin with a word; stop words between them do not
 * count. Negative where they do not follow.
 * @param {import("./text.js").Term[]} words
 * @param {number} from
 * @param {string[]} terms
 */
export function followTerms(words, from, terms) {
  let at = from;
  for (const term of terms) {
    while (at > from && at < words.length && words[at].stop) at++;
    if (at === words.length || words[at].text !== term) return -1;
    at++;
  }
  return at;
}
