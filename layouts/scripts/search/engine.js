// Answers queries from the static files of a site: docs/search-edition.md. What is
// found does not depend on what was asked before.

import { offset, parseDate } from "./dates.js";
import { Evaluation } from "./evaluate.js";
import { Marker, byteOffsets, parted } from "./excerpts.js";
import { Columns, statusAt } from "./facets.js";
import { Files, SearchError } from "./files.js";
import { Planner, doubt, minBegun } from "./plan.js";
import { Shelf } from "./postings.js";
import { fields, hasSpace, same } from "./query.js";
import { Rules, byteLength } from "./text.js";
import { noMax } from "./understand.js";

export { SearchError, noMax, parseDate };

/**
 * What is asked.
 * @typedef {object} Request
 * @property {string} query
 * @property {boolean} [typing] the last word is being typed: words that begin so are found too
 * @property {Record<string, string[]>} [filter] any of the values of a facet, and all facets
 * @property {import("./understand.js").Range[]} [ranges] all of them
 * @property {"" | "relevance" | "deadline" | "date" | "amount" | "name"} [sort]
 * @property {number} [offset]
 * @property {number} [limit] of hits; 10 if it is not given
 * @property {string[]} [facets] those to count
 * @property {boolean} [uncounted] facets are counted by another request: what both need is fetched once
 * @property {Date} [now] the instant of statuses; this one if it is not given
 */

/**
 * The answer, in the form that the server gives it. Places in the query are in
 * bytes of UTF-8.
 * @typedef {object} Answer
 * @property {string} query with corrections
 * @property {string} now
 * @property {number} total
 * @property {Hit[]} hits
 * @property {boolean} [partial] nothing matches all words
 * @property {string[]} [missing] words that hits lack
 * @property {Correction[]} [corrections]
 * @property {Reading[]} [readings]
 * @property {ReturnType<Columns["count"]>[]} [facets]
 */

/** @typedef {{from: string, to: string}} Correction */

/**
 * @typedef {object} Hit
 * @property {string} address
 * @property {string} kind
 * @property {string} label
 * @property {string} [status]
 * @property {string} [closes]
 * @property {import("./excerpts.js").Excerpt} title
 * @property {import("./excerpts.js").Excerpt} [excerpt]
 * @property {string[]} [facts]
 * @property {string[]} [missing]
 * @property {number} score
 */

/**
 * @typedef {object} Reading
 * @property {number} start
 * @property {number} end
 * @property {string} [facet]
 * @property {string[]} [values]
 * @property {import("./understand.js").Range} [range]
 * @property {string} label
 * @property {boolean} applied
 * @property {string} [as_words]
 * @property {string} [without]
 * @property {number} [without_total]
 * @property {string} [as_filter]
 */

/**
 * A record, or a value of a facet, that may be meant by what is typed so far.
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {string} [kind]
 * @property {string} [address]
 * @property {string} [facet]
 * @property {string} [value]
 * @property {string} [query]
 */

const maxLimit = 100, maxOffset = 10_000;
const sorts = ["", "relevance", "deadline", "date", "amount", "name"];

/**
 * Opens the edition of a site.
 * @param {string | URL} entryURL of its first file
 * @param {Promise<Response>} [entry] the file, where it was asked for while these modules came
 * @returns {Promise<Engine>}
 */
export async function open(entryURL, entry) {
  const url = new URL(entryURL, globalThis.location?.href);
  return new Engine(url, await Files.open(url, "no-cache", entry));
}

export class Engine {
  /** @param {URL} url @param {Files} files */
  constructor(url, files) {
    this.url = url;
    this.files = files;
    this.rules = new Rules(files.entry.rules);
  }

  /** @param {Files} files */
  use(files) {
    this.files = files;
    this.rules = new Rules(files.entry.rules);
  }

  /**
   * Does some work with the files, once more with fresh ones if they fail: the site
   * may have been published anew.
   * @template T
   * @param {(shelf: Shelf) => Promise<T>} work
   */
  async withFiles(work) {
    const before = this.files;
    try {
      return await work(new Shelf(this.files, this.rules));
    } catch (error) {
      if (!(error instanceof SearchError) || !["missing", "damaged", "network"].includes(error.code)) throw error;
      if (this.files === before) this.use(await Files.open(this.url, "reload"));
      return await work(new Shelf(this.files, this.rules));
    }
  }

  /**
   * Answers a request.
   * @param {Request} request
   * @returns {Promise<Answer>}
   */
  async search(request) {
    this.check(request);
    const now = request.now ?? new Date();
    return this.withFiles((shelf) => {
      const search = new Search(shelf, { ...request, now });
      return shelf.run(() => search.answer());
    });
  }

  /** Says what is wrong with a request, its query aside. @param {Request} r */
  check(r) {
    const { limit = 10, offset: from = 0, sort = "" } = r;
    if (!sorts.includes(sort)) throw new SearchError("query", `there is no sort ${sort}`, "sort-unknown");
    if (!(limit >= 0 && limit <= maxLimit)) throw new SearchError("query", `at most ${maxLimit} hits`, "page-far");
    if (!(from >= 0 && from <= maxOffset)) throw new SearchError("query", `at most hit ${maxOffset}`, "page-far");
    for (const name of [...Object.keys(r.filter ?? {}), ...r.facets ?? []]) {
      if (!this.files.entry.facets.some((f) => f.name === name)) throw new SearchError("query", `there is no facet ${name}`, "facet-unknown");
    }
  }

  /** Whether what is needed to count facets has still to come, in a file of its own. */
  get isUncounted() {
    return !this.files.read.has("facets") && !this.files.entry.pack?.facets;
  }

  /**
   * The values and the records whose names the typed text begins, at most limit of
   * each.
   * @param {string} typed
   * @param {number} limit
   * @param {Date} [now]
   * @returns {Promise<Suggestion[]>}
   */
  async suggest(typed, limit, now) {
    const words = this.rules.words(typed).filter((w) => !w.joined).map((w) => w.word);
    if (words.length === 0 || limit <= 0) return [];
    const values = this.withFiles((shelf) => shelf.run(() => this.suggestValues(shelf, words, limit)));
    const [list, answer] = await Promise.all([values, this.search({ query: typed, typing: true, limit: Math.min(limit, maxLimit), now })]);
    const records = answer.partial ? [] : answer.hits.map((h) => ({ label: h.title.map((p) => p.text).join(""), kind: h.kind, address: h.address }));
    return [...list, ...records];
  }

  /** @param {Shelf} shelf @param {string[]} words @param {number} limit @returns {Suggestion[]} */
  suggestValues(shelf, words, limit) {
    /** @type {{f: number, i: string, l: string, n?: string[]}[]} */
    const values = shelf.get("suggest") ?? [];
    const begins = (/** @type {string} */ name) => {
      const own = this.rules.words(name).map((w) => w.word);
      return words.every((typed) => own.some((w) => w.startsWith(typed)));
    };
    return values.filter((v) => [v.l, ...v.n ?? []].some(begins)).slice(0, limit).map((v) => {
      const facet = shelf.entry.facets[v.f];
      return { label: v.l, facet: facet.name, value: v.i, query: `${facet.typed}:${quoted(v.i)}` };
    });
  }
}

/**
 * What is found: the first of the records, in order, and how many they are.
 * @typedef {{evaluation: Evaluation, found: number[], total: number, whole: boolean}} Found
 */

/** One request on its way. */
class Search {
  /** @param {Shelf} shelf @param {Request & {now: Date}} request */
  constructor(shelf, request) {
    this.shelf = shelf;
    this.request = request;
    this.now = Math.floor(request.now.getTime() / 1000);
    this.columns = new Columns(shelf, this.now, Boolean(request.uncounted) || (request.facets ?? []).length > 0);
    this.planner = new Planner(shelf, this.columns, Boolean(request.typing));
  }

  /** @returns {Answer} */
  answer() {
    const { request, shelf } = this;
    for (const name of request.facets ?? []) this.columns.part(name); // with the words
    let plan = this.planner.parse(request.query);
    const mistakes = this.mistakes(plan);
    const corrections = mistakes.map((m) => ({ from: request.query.slice(m.start, m.end), to: m.meant }));
    if (mistakes.length > 0) plan = this.mend(plan, mistakes);
    const { evaluation, found, total, whole } = this.alone(plan) ?? this.find(plan);
    /** @type {Answer} */
    const answer = { query: plan.text, now: this.instant(this.now), total, hits: [] };
    if (!whole && total > 0) answer.partial = true;
    if (corrections.length > 0) answer.corrections = corrections;
    const readings = this.readings(evaluation.plan);
    if (readings.length > 0) answer.readings = readings;
    if (total === 0) this.countWithout(readings);
    const { offset: from = 0, limit = 10 } = request;
    answer.hits = this.hits(evaluation, found.slice(from, from + limit));
    const missing = [...new Set(answer.hits.flatMap((h) => h.missing ?? []))];
    if (missing.length > 0) answer.missing = missing;
    if (request.facets && request.facets.length > 0) {
      answer.facets = request.facets.map((name) =>
        this.columns.count(name, evaluation.counted(shelf.entry.facets.findIndex((f) => f.name === name)), evaluation.choices.get(name) ?? []));
    }
    return answer;
  }

  /** @param {import("./plan.js").Plan} plan */
  evaluate(plan) {
    return new Evaluation(this.shelf, this.columns, this.planner, plan, this.request).run();
  }

  /**
   * What a query finds, in order.
   * @param {import("./plan.js").Plan} plan
   * @returns {Found}
   */
  find(plan) {
    const evaluation = this.evaluate(plan), whole = evaluation.settle(), found = evaluation.hits();
    const again = found.length === 0 || !whole ? this.asWords(plan) : undefined;
    return again ?? { evaluation, found, total: found.length, whole };
  }

  /**
   * What a query of one word finds, where the answer to it stands with the word: the rest need not be read.
   * @param {import("./plan.js").Plan} plan
   * @returns {Found | undefined}
   */
  alone(plan) {
    const { request, shelf } = this, [c] = plan.clauses, { offset: from = 0, limit = 10 } = request;
    const isPlain = (request.sort || "relevance") === "relevance" &&
      Object.keys(request.filter ?? {}).length === 0 && (request.ranges ?? []).length === 0 && (request.facets ?? []).length === 0;
    if (!isPlain || plan.clauses.length !== 1 || c.not || c.phrase || c.ways.length !== 1 || c.ways[0].length !== 1) return undefined;
    const [term] = c.ways[0], leaf = shelf.leaf(term), alone = leaf?.alone;
    if (!leaf || !alone || from + limit > alone.h.length) return undefined;
    if (request.typing && c.typed && byteLength(c.prefix) >= minBegun && !shelf.isWhole(c.prefix, term)) return undefined;
    const named = alone.f === undefined ? undefined : shelf.entry.facets[alone.f].name;
    if (c.reading?.facet !== named || !same(c.reading?.values ?? [], alone.v ?? [])) return undefined;
    const evaluation = new Evaluation(shelf, this.columns, this.planner, plan, request);
    evaluation.met.add(term);
    for (const { d, s } of alone.h) evaluation.score[d] = s * leaf.step;
    return { evaluation, found: alone.h.map((h) => h.d), total: alone.n, whole: true };
  }

  /**
   * The words of a query that no record has, and what they were meant for.
   * @param {import("./plan.js").Plan} plan
   */
  mistakes(plan) {
    /** @type {{start: number, end: number, meant: string, wrong: number}[]} */
    const made = [];
    for (const c of plan.clauses) {
      if (c.words.length === 0 || this.isMet(c)) continue;
      for (const w of c.words) {
        if (w.stop || this.shelf.has(w.text)) continue;
        const correct = this.shelf.correct(w.word);
        if (correct) made.push({ start: c.offset + w.start, end: c.offset + w.end, ...correct });
      }
    }
    this.shelf.settle();
    return made.sort((a, b) => a.start - b.start);
  }

  /**
   * The plan of a query without its mistakes.
   * @param {import("./plan.js").Plan} plan
   * @param {{start: number, end: number, meant: string, wrong: number}[]} mistakes
   */
  mend({ text }, mistakes) {
    let mended = "", at = 0;
    /** @type {{start: number, end: number}[]} */
    const doubtful = [];
    for (const m of mistakes) {
      mended += text.slice(at, m.start);
      if (m.wrong > 1) doubtful.push({ start: mended.length, end: mended.length + m.meant.length });
      mended += m.meant;
      at = m.end;
    }
    const plan = this.planner.parse(mended + text.slice(at));
    doubt(plan, doubtful);
    return plan;
  }

  /** Whether any record may meet a group of words. @param {import("./plan.js").Clause} c */
  isMet(c) {
    if (c.ways.some((way) => way.every((term) => this.shelf.has(term)))) return true;
    if (this.shelf.wanted.size > 0) return true; // not known yet
    return c.typed && byteLength(c.prefix) >= minBegun && this.begins(c.prefix);
  }

  /** @param {string} prefix */
  begins(prefix) {
    const found = this.shelf.begins(prefix);
    return found || this.shelf.wanted.size > 0;
  }

  /**
   * Evaluates a query once more, with the kinds of records in it as words, where they
   * found nothing and all the words are met.
   * @param {import("./plan.js").Plan} plan
   * @returns {Found | undefined}
   */
  asWords(plan) {
    if (!plan.readings.some((r) => r.applied && r.facet === "kind")) return undefined;
    let again;
    try {
      again = this.evaluate(this.planner.plan(plan.text, plan.parts, true));
    } catch (error) {
      if (error instanceof SearchError && error.code === "query") return undefined;
      throw error;
    }
    const whole = again.settle(), found = again.hits();
    return whole && found.length > 0 ? { evaluation: again, found, total: found.length, whole } : undefined;
  }

  /** Says how many records there are without each reading of an answer that has none. @param {Reading[]} readings */
  countWithout(readings) {
    for (const reading of readings) {
      if (!reading.applied) continue;
      const evaluation = this.evaluate(this.planner.parse(reading.without ?? ""));
      const total = evaluation.settle() ? evaluation.hits().length : 0;
      if (total > 0) reading.without_total = total;
    }
  }

  /** @param {import("./plan.js").Plan} plan @returns {Reading[]} */
  readings({ text, readings }) {
    const at = byteOffsets(text);
    return readings.map((r) => {
      const own = text.slice(r.start, r.end), before = text.slice(0, r.start), after = text.slice(r.end);
      /** @type {Reading} */
      const reading = { start: at(r.start), end: at(r.end), label: r.range ? own : r.labels.join(", "), applied: r.applied };
      if (r.range) reading.range = r.range;
      else Object.assign(reading, { facet: r.facet, values: r.values });
      if (r.applied) {
        reading.as_words = `${before}"${own}"${after}`;
        const without = fields(before + after).join(" ");
        if (without !== "") reading.without = without;
      } else if (!r.range) {
        reading.as_filter = before + this.filter(r, text.slice(r.nameStart, r.nameEnd)) + after;
      }
      return reading;
    });
  }

  /**
   * Writes a choice of values as one types it, in the reader's own words where they
   * name these values and no other.
   * @param {import("./understand.js").Understood} r
   * @param {string} words
   */
  filter(r, words) {
    const texts = same(this.planner.valuesNamed(r.facet, words, this.now), r.values) ? [words] : r.values;
    const typed = this.columns.byName.get(r.facet)?.typed;
    return texts.map((v) => `${typed}:${quoted(v)}`).join(" ");
  }

  /** @param {Evaluation} e @param {number[]} docs @returns {Hit[]} */
  hits(e, docs) {
    const marker = new Marker(this.shelf.rules, e.met, e.begun);
    const [term] = e.met, ready = e.met.size === 1 && e.begun.length === 0 ? this.shelf.leaf(term)?.alone?.h : undefined;
    /** @type {Hit[]} */
    const hits = [];
    for (const doc of docs) {
      const cut = ready?.find((h) => h.d === doc), record = cut ?? e.record(doc);
      if (!record) continue;
      const [, status, , closes] = statusAt(record.m, this.now);
      /** @type {Hit} */
      const hit = { address: record.a, kind: record.k, label: record.l, title: marker.whole(record.t), score: e.score[doc] };
      if (status !== "") hit.status = status;
      if (closes > 0) hit.closes = this.instant(closes);
      const excerpt = cut ? parted(cut.e ?? []) : marker.excerpt(record.x ?? "");
      if (excerpt.length > 0) hit.excerpt = excerpt;
      if (record.f) hit.facts = record.f;
      const missing = [...e.meets].filter(([, meets]) => !meets[doc]).map(([i]) => e.plan.clauses[i].text);
      if (missing.length > 0) hit.missing = missing;
      hits.push(hit);
    }
    return hits;
  }

  /** An instant as the clocks of the site show it, in RFC 3339. @param {number} seconds */
  instant(seconds) {
    const east = offset(seconds, this.shelf.entry.zone);
    const civil = new Date((seconds + east) * 1000).toISOString().slice(0, 19);
    if (east === 0) return civil + "Z";
    const minutes = Math.abs(Math.round(east / 60)), two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    return `${civil}${east < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }
}

/** A value as one types it: in quotes if it has spaces. @param {string} value */
const quoted = (value) => (hasSpace(value) ? `"${value}"` : value);
