// A query as it is going to be evaluated.

import { none } from "./facets.js";
import { SearchError } from "./files.js";
import { QueryWords, parseQuery } from "./query.js";
import { byteLength } from "./text.js";
import { understand } from "./understand.js";

/**
 * One part of a query.
 * @typedef {object} Clause
 * @property {number} start in the query
 * @property {number} end
 * @property {string} text
 * @property {boolean} not
 * @property {boolean} optional it only ranks
 * @property {string[][]} ways
 * @property {boolean} phrase
 * @property {string} prefix folded
 * @property {boolean} typed the last word, that may not be whole yet
 * @property {import("./understand.js").Understood | null} reading
 * @property {import("./text.js").Term[]} words of a group, for corrections
 * @property {number} offset where the text of these words begins in the query
 */

/**
 * @typedef {object} Plan
 * @property {string} text
 * @property {import("./query.js").Part[]} parts
 * @property {Clause[]} clauses
 * @property {import("./understand.js").Understood[]} readings
 */

const maxClauses = 64;

/** How many letters the beginning of a word has at least. */
export const minBegun = 2;

/** The instant at which filters are read: no date is meant there. */
const noInstant = -62_135_596_800;

/** Plans queries. */
export class Planner {
  /**
   * @param {import("./postings.js").Shelf} shelf
   * @param {import("./facets.js").Columns} columns
   * @param {boolean} typing
   */
  constructor(shelf, columns, typing) {
    this.shelf = shelf;
    this.columns = columns;
    this.typing = typing;
    /** @type {Map<string, string>} the facets by what they are called, folded */
    this.facets = new Map();
    for (const f of shelf.entry.facets) for (const name of [f.name, ...f.names ?? []]) if (!this.facets.has(name)) this.facets.set(name, f.name);
  }

  /** @param {string} text */
  parse(text) {
    return this.plan(text, parseQuery(text, (name) => this.facets.has(this.shelf.rules.fold(name))), false);
  }

  /**
   * @param {string} text
   * @param {import("./query.js").Part[]} parts
   * @param {boolean} asWords kinds of records are not read
   * @returns {Plan}
   */
  plan(text, parts, asWords) {
    /** @type {Plan} */
    const plan = { text, parts, clauses: [], readings: [] };
    this.askFor(text, parts);
    for (const part of parts) {
      const is = { start: part.start, end: part.end, text: part.text, not: part.not };
      if (part.is === "filter") this.planFilter(plan, part);
      else if (part.is === "prefix") plan.clauses.push(clause({ ...is, prefix: this.lastWord(part.text) }));
      else if (part.is === "phrase" || part.not) plan.clauses.push(clause({ ...is, phrase: true }));
      else this.planWords(plan, part, asWords);
    }
    if (plan.clauses.length > maxClauses) throw new SearchError("query", "the query has too many parts", "many-words");
    this.shelf.settle();
    return plan;
  }

  /**
   * Asks at once for what the words of a query need.
   * @param {string} text
   * @param {import("./query.js").Part[]} parts
   */
  askFor(text, parts) {
    for (const part of parts) {
      const words = new QueryWords(this.shelf.rules, part.text);
      for (const word of words.words) if (!word.stop) this.shelf.leaf(word.text);
      for (const other of words.others) for (const term of other.terms) this.shelf.leaf(term);
      for (const [, term] of words.neighbours()) this.shelf.leaf(term);
      const last = words.words[words.words.length - 1];
      if (last && (part.is === "prefix" || (this.typing && part.is === "words" && !part.not && part.end === text.length))) {
        if (byteLength(last.word) >= minBegun) this.shelf.beginning(last.word);
      }
      if (part.is === "filter") this.columns.part("vocabulary");
    }
    this.shelf.settle();
  }

  /** @param {string} text */
  lastWord(text) {
    return this.shelf.rules.words(text).findLast((w) => !w.joined)?.word ?? "";
  }

  /** @param {string} text @param {import("./query.js").QueryWords} [words] */
  read(text, words = new QueryWords(this.shelf.rules, text)) {
    words.addSynonyms((term) => this.shelf.leaf(term)?.extra?.s ?? []);
    return words;
  }

  /** @param {Plan} plan @param {import("./query.js").Part} part */
  planFilter(plan, part) {
    const facet = /** @type {string} */ (this.facets.get(this.shelf.rules.fold(part.field)));
    const values = this.valuesNamed(facet, part.text, noInstant);
    const is = { start: part.start, end: part.end, text: part.text, not: part.not };
    if (values.length === 0) {
      plan.clauses.push(clause({ ...is, phrase: true }));
      return;
    }
    plan.clauses.push(clause({ ...is, reading: {
      start: part.start, end: part.end, nameStart: part.textStart, nameEnd: part.textStart + part.text.length,
      facet, values, labels: [], range: null, applied: true,
    } }));
  }

  /**
   * The values of a facet that a text names, by id or by what people call them.
   * @param {string} facet
   * @param {string} text
   * @param {number} now
   * @returns {string[]}
   */
  valuesNamed(facet, text, now) {
    if (text === none || this.columns.vocabulary(facet).some((v) => v.id === text)) return [text];
    if (this.columns.isPlace(facet)) {
      const code = text.toUpperCase();
      if (/^(FR|ZONE-.+|(REG|DEP|EPCI|COM)-.+)$/.test(code) && (code === "FR" || code.startsWith("ZONE-") || this.shelf.place(code))) return [code];
    }
    const named = understand(this.shelf, text, now).filter((r) => r.facet === facet && r.nameStart === 0 && r.nameEnd === text.length);
    if (named.length === 1) return named[0].values;
    return this.columns.knows(facet, text) ? [text] : [];
  }

  /** @param {Plan} plan @param {import("./query.js").Part} part @param {boolean} asWords */
  planWords(plan, part, asWords) {
    const shift = part.textStart;
    const readings = understand(this.shelf, part.text, this.columns.now).map((r) => ({
      ...r, start: r.start + shift, end: r.end + shift, nameStart: r.nameStart + shift, nameEnd: r.nameEnd + shift,
      applied: r.applied && !(asWords && r.facet === "kind"),
    }));
    plan.readings.push(...readings);
    const words = this.read(part.text);
    words.joinNeighbours((term) => this.shelf.has(term));
    for (const reading of readings) {
      if (!reading.applied) continue;
      const text = plan.text.slice(reading.nameStart, reading.nameEnd);
      plan.clauses.push(clause({ start: reading.start, end: reading.end, text, reading, ways: this.isStrict(reading) ? [] : waysOf(this.read(text).groups()) }));
    }
    for (const group of words.groups()) {
      const start = words.words[group.from].start + shift, end = words.words[group.to - 1].end + shift;
      const meant = readings.filter((r) => r.start < end && start < r.end);
      if (meant.some((r) => r.applied)) continue;
      const own = words.words.slice(group.from, group.to);
      const typed = end === plan.text.length;
      plan.clauses.push(clause({
        start, end, text: plan.text.slice(start, end), ways: group.ways, optional: group.optional,
        words: meant.length === 0 ? own : [], offset: shift, // what has a meaning is not a mistake
        typed, prefix: typed ? own[own.length - 1].word : "",
      }));
    }
    for (const c of plan.clauses) for (const way of c.ways) for (const term of way) this.shelf.leaf(term);
  }

  /** Whether records that do not fit are left out even if their text holds the words. @param {import("./understand.js").Understood} reading */
  isStrict(reading) {
    return reading.range !== null || Boolean(this.columns.byName.get(reading.facet)?.strict);
  }
}

/** @param {Partial<Clause>} of @returns {Clause} */
const clause = (of) => ({
  start: 0, end: 0, text: "", not: false, optional: false, ways: [], phrase: false, prefix: "", typed: false, reading: null, words: [], offset: 0, ...of,
});

/**
 * The ways to meet all of some groups, few of them: the words as they stand, then
 * with each other way of one group.
 * @param {import("./query.js").Group[]} groups
 */
function waysOf(groups) {
  if (groups.length === 0) return [];
  const ways = [groups.flatMap((g) => g.ways[0])];
  groups.forEach((group, i) => {
    for (const way of group.ways.slice(1)) ways.push(groups.flatMap((other, j) => (j === i ? way : other.ways[0])));
  });
  return ways;
}

/**
 * Keeps a query from insisting on words that are doubtful, if it has others.
 * @param {Plan} plan
 * @param {{start: number, end: number}[]} doubtful
 */
export function doubt(plan, doubtful) {
  const doubted = (/** @type {Clause} */ c) => doubtful.some((d) => d.start < c.end && c.start < d.end);
  if (!plan.clauses.some((c) => !c.not && !c.optional && !doubted(c))) return;
  for (const c of plan.clauses) if (!c.reading && doubted(c)) c.optional = true;
}
