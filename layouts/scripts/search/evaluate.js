// One query on its way: every record is matched against its plan.

import { minBegun } from "./plan.js";
import { raise } from "./postings.js";
import { byteLength } from "./text.js";

/** What a value that words name counts for, beside the record that holds these words best. */
const meant = 0.5;

export class Evaluation {
  /**
   * @param {import("./postings.js").Shelf} shelf
   * @param {import("./facets.js").Columns} columns
   * @param {import("./plan.js").Planner} planner
   * @param {import("./plan.js").Plan} plan
   * @param {import("./engine.js").Request} request
   */
  constructor(shelf, columns, planner, plan, request) {
    this.shelf = shelf;
    this.columns = columns;
    this.planner = planner;
    this.plan = plan;
    this.request = request;
    const n = this.size = shelf.entry.documents;
    this.score = new Float64Array(n);
    this.out = new Uint8Array(n);
    /** How many of the clauses that must be met each record meets. */
    this.matched = new Uint8Array(n);
    /** @type {Map<number, Uint8Array>} which records meet each of them */
    this.meets = new Map();
    /** @type {Set<string>} terms to mark */
    this.met = new Set();
    /** @type {string[]} beginnings of words to mark */
    this.begun = [];
    /** @type {Map<string, string[]>} */
    this.choices = new Map();
    this.failed = new Uint8Array(n);
    this.lastFailed = new Uint8Array(n);
  }

  run() {
    for (const [facet, values] of Object.entries(this.request.filter ?? {})) this.choose(facet, values);
    this.plan.clauses.forEach((c, i) => this.clause(c, i));
    for (const range of this.request.ranges ?? []) this.within(range, false);
    this.fail();
    this.shelf.settle();
    return this;
  }

  /** @param {string} facet @param {string[]} values */
  choose(facet, values) {
    this.choices.set(facet, [...new Set([...this.choices.get(facet) ?? [], ...values])]);
  }

  /** @param {import("./plan.js").Clause} c @param {number} i */
  clause(c, i) {
    if (c.reading && (this.planner.isStrict(c.reading) || c.ways.length === 0)) {
      this.strict(c, c.reading);
      return;
    }
    const found = this.words(c);
    if (!found) return; // nothing but stop words
    if (c.not) {
      for (let doc = 0; doc < this.size; doc++) if (found[doc] > 0) this.out[doc] = 1;
      return;
    }
    const meets = new Uint8Array(this.size);
    for (let doc = 0; doc < this.size; doc++) {
      if (found[doc] > 0) {
        this.score[doc] += found[doc];
        meets[doc] = 1;
      }
    }
    if (c.reading) {
      const is = this.columns.having(c.reading.facet, c.reading.values, c.reading.lists);
      const worth = meant * found.reduce((most, score) => Math.max(most, score), 0);
      for (let doc = 0; doc < this.size; doc++) {
        if (is(doc)) {
          meets[doc] = 1;
          this.score[doc] += worth;
        }
      }
    }
    if (c.optional) return;
    this.meets.set(i, meets);
    for (let doc = 0; doc < this.size; doc++) this.matched[doc] += meets[doc];
  }

  /** @param {import("./plan.js").Clause} c @param {import("./understand.js").Understood} reading */
  strict(c, reading) {
    if (reading.range) {
      this.within(reading.range, c.not);
    } else if (c.not) {
      const is = this.columns.having(reading.facet, reading.values);
      for (let doc = 0; doc < this.size; doc++) if (is(doc)) this.out[doc] = 1;
    } else {
      this.choose(reading.facet, reading.values);
    }
  }

  /**
   * Scores the records that meet a clause of words; null where it has no word that
   * is indexed.
   * @param {import("./plan.js").Clause} c
   */
  words(c) {
    if (c.phrase) return this.phrase(c);
    if (c.ways.length === 0) {
      if (c.prefix === "") return null;
      if (!c.not) this.begun.push(c.prefix);
      return this.shelf.prefixed(c.prefix)[0];
    }
    if (!c.not) for (const way of c.ways) for (const term of way) this.met.add(term);
    const found = this.shelf.group(c.ways);
    if (!c.typed || byteLength(c.prefix) < minBegun || (!this.request.typing && found.some((score) => score > 0))) return found;
    if (this.shelf.wanted.size > 0 && !this.request.typing) return found; // whether anything has it is not known yet
    if (c.ways[0].length === 1 && this.shelf.isWhole(c.prefix, c.ways[0][0])) return found;
    const [begun, terms] = this.shelf.prefixed(c.prefix);
    if (terms.length > 0 && c.ways[0].length === 1) {
      this.begun.push(c.prefix);
      raise(found, begun, 1);
    }
    return found;
  }

  /**
   * Scores the records in which the words of a phrase stand in its order, on one
   * line, whatever their inflection.
   * @param {import("./plan.js").Clause} c
   */
  phrase(c) {
    const wanted = this.shelf.rules.terms(c.text).filter((t) => !t.joined);
    if (wanted.length === 0) return null;
    if (!c.not) for (const t of wanted) this.met.add(t.text);
    const found = this.shelf.all(wanted.map((t) => t.text));
    if (wanted.length === 1) return found;
    for (let doc = 0; doc < this.size; doc++) {
      if (found[doc] === 0) continue;
      const record = this.record(doc);
      if (record && !storedText(record).split("\n").some((line) => inOrder(this.shelf.rules.terms(line), wanted))) found[doc] = 0;
    }
    return found;
  }

  /**
   * What is shown of a record; undefined if it is not here yet.
   * @param {number} doc
   * @returns {Record_ | undefined}
   */
  record(doc) {
    const { firsts } = this.shelf.files;
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= doc) low = middle + 1;
      else high = middle;
    }
    return this.shelf.get(`c${low - 1}`)?.[doc - firsts[low - 1]];
  }

  /** @param {import("./understand.js").Range} range @param {boolean} not */
  within(range, not) {
    const is = this.columns.within(range);
    for (let doc = 0; doc < this.size; doc++) if (is(doc) === not) this.out[doc] = 1;
  }

  /** Finds which choices of facets each record fails. */
  fail() {
    this.shelf.entry.facets.forEach(({ name }, i) => {
      const values = this.choices.get(name);
      if (!values || values.length === 0) return;
      const is = this.columns.having(name, values);
      for (let doc = 0; doc < this.size; doc++) {
        if (!is(doc)) {
          this.failed[doc]++;
          this.lastFailed[doc] = i;
        }
      }
    });
  }

  /** Keeps the records that meet all words, and tells so; or else those that meet as many as any does. */
  settle() {
    const needed = this.meets.size;
    let most = 0;
    for (let doc = 0; doc < this.size; doc++) {
      if (!this.out[doc] && this.failed[doc] === 0) most = Math.max(most, this.matched[doc]);
    }
    for (let doc = 0; doc < this.size; doc++) {
      if (this.matched[doc] < most || (most === 0 && needed > 0)) this.out[doc] = 1;
    }
    return most === needed;
  }

  /** The records found, in order. */
  hits() {
    /** @type {number[]} */
    const found = [];
    for (let doc = 0; doc < this.size; doc++) if (!this.out[doc] && this.failed[doc] === 0) found.push(doc);
    const order = this.columns.order(this.request.sort ?? "relevance") ?? this.byRelevance();
    this.shelf.settle();
    return found.sort((a, b) => order(a, b) || a - b);
  }

  /** @returns {(a: number, b: number) => number} */
  byRelevance() {
    const fallback = this.meets.size === 0 ? this.columns.byDeadline() : () => 0;
    return (a, b) => this.score[b] - this.score[a] || fallback(a, b);
  }

  /** Whether a record counts for the values of a facet. @param {number} place */
  counted(place) {
    return (/** @type {number} */ doc) => !this.out[doc] && (this.failed[doc] === 0 || (this.failed[doc] === 1 && this.lastFailed[doc] === place));
  }
}

/**
 * A record as its file has it: address, kind, label, title, facts, timeline, text.
 * @typedef {{a: string, k: string, l: string, t: string, f?: string[], m?: import("./facets.js").Status[], x?: string}} Record_
 */

/** @param {Record_} record */
const storedText = (record) => `${record.t.replaceAll("\n", " ")}\n${record.x ?? ""}`;

/**
 * Whether terms stand among others at the same distances.
 * @param {import("./text.js").Term[]} terms
 * @param {import("./text.js").Term[]} wanted
 */
function inOrder(terms, wanted) {
  const at = new Map(terms.filter((t) => !t.joined).map((t) => [t.position, t.text]));
  return [...at].some(([position, text]) => text === wanted[0].text &&
    wanted.every((w) => at.get(position + w.position - wanted[0].position) === w.text));
}
