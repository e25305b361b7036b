// The records that hold a term, and what they score for it.

import { letterSet } from "./contents.js";
import { Decoder } from "./decoder.js";
import { compareBytes } from "./text.js";

/** What the other ways to meet a word count for, beside the word itself. */
const otherWay = 0.8, begun = 0.6, manyBegun = 0.1;

/** How many of the words that begin alike are scored by their place in texts. */
const maxBegun = 50;

/**
 * The file of a key: the last of some sorted keys that is not after it; the first if all are.
 * @param {string[]} sorted
 * @param {string} key
 */
export function fileOf(sorted, key) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(sorted[middle], key) <= 0) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** What one request has of the files: what it lacks is noted, to be fetched at once. */
export class Shelf {
  /** @param {import("./files.js").Files} files @param {import("./text.js").Rules} rules */
  constructor(files, rules) {
    this.files = files;
    this.entry = files.entry;
    this.rules = rules;
    /** @type {Set<string>} */
    this.wanted = new Set();
    /** @type {Map<string, import("./contents.js").Seat>} the places that the query names, by code: where they are reached from is known */
    this.named = new Map();
    /** @type {Map<string, [string, number][]>} the words that begin so, once all their files are here */
    this.begun = new Map();
  }

  /**
   * What a file holds; undefined if it is not here yet.
   * @param {string} name
   */
  get(name) {
    const held = this.files.read.get(name);
    if (held === undefined) this.wanted.add(name);
    return held;
  }

  /** Goes on only if nothing is missing. */
  settle() {
    if (this.wanted.size > 0) throw missing;
  }

  /**
   * Does some work, as often as it asks for files that are not here.
   * @template T
   * @param {() => T} work
   * @returns {Promise<T>}
   */
  async run(work) {
    for (;;) {
      this.wanted.clear();
      try {
        const result = work();
        this.settle();
        return result;
      } catch (error) {
        if (error !== missing) throw error;
      }
      await this.files.load(this.wanted);
    }
  }

  /**
   * What stands under a term; undefined if nothing does, or if it is not here yet.
   * @param {string} term
   * @returns {import("./contents.js").Leaf | undefined}
   */
  leaf(term) {
    if (this.entry.terms.length === 0) return undefined;
    return this.get(`t${fileOf(this.entry.terms, term)}`)?.get(term);
  }

  /** Whether any record holds a term. @param {string} term */
  has(term) {
    return (this.leaf(term)?.count ?? 0) > 0;
  }

  /**
   * The records that hold a term.
   * @param {string} term
   * @returns {{docs: Uint32Array, impacts: Uint8Array, step: number} | undefined}
   */
  postings(term) {
    const leaf = this.leaf(term);
    if (!leaf || leaf.count === 0) return undefined;
    const bytes = leaf.whole ? leaf.bytes : this.get(leaf.file);
    if (!bytes) return undefined;
    if (!leaf.read) { // once: each letter that is typed asks anew
      const d = new Decoder(bytes, leaf.whole ? leaf.at : 0);
      leaf.read = { docs: d.ascending(leaf.count), impacts: d.take(leaf.count), step: leaf.step };
    }
    return leaf.read;
  }

  /**
   * The words of the dictionary that begin so, those of the most records first.
   * @param {string} prefix
   */
  beginning(prefix) {
    let found = this.begun.get(prefix);
    if (found) return found;
    found = [];
    const { words } = this.entry;
    let whole = true;
    for (let i = fileOf(words, prefix); i < words.length && (compareBytes(words[i], prefix) <= 0 || words[i].startsWith(prefix)); i++) {
      const file = this.get(`w${i}`);
      for (const word of file ?? []) if (word[0].startsWith(prefix)) found.push(word);
      whole &&= file !== undefined;
    }
    found.sort((a, b) => b[1] - a[1] || compareBytes(a[0], b[0]));
    if (whole) this.begun.set(prefix, found);
    return found;
  }

  /** Whether any word begins so. @param {string} prefix */
  begins(prefix) {
    return this.beginning(prefix).length > 0;
  }

  /**
   * Whether all words that begin so are forms of one: to look for beginnings then adds nothing.
   * @param {string} prefix
   * @param {string} term
   */
  isWhole(prefix, term) {
    return this.beginning(prefix).every(([word]) => this.stem(word) === term);
  }

  /**
   * A territory, by its code.
   * @param {string} code
   * @returns {import("./contents.js").Seat | undefined}
   */
  place(code) {
    const { places } = this.entry;
    const found = places.length === 0 ? undefined : this.get(`p${fileOf(places, code)}`)?.get(code);
    if (typeof found !== "string") return found;
    for (const leaf of this.get(found)?.values() ?? []) {
      for (const { seats } of leaf.places) for (const seat of seats) if (seat.code === code) return seat;
    }
    return undefined;
  }

  /** @param {string} word of the dictionary */
  stem(word) {
    return this.rules.words(word)[0]?.text ?? word;
  }

  /**
   * Scores the records that hold a term; all 0 while its file is not here.
   * @param {string} term
   */
  score(term) {
    const scores = new Float64Array(this.entry.documents), found = this.postings(term);
    if (found) found.docs.forEach((doc, i) => scores[doc] = found.impacts[i] * found.step);
    return scores;
  }

  /**
   * Scores the records that meet a group of a query: the best of its ways.
   * @param {string[][]} ways
   */
  group(ways) {
    const best = new Float64Array(this.entry.documents);
    ways.forEach((way, i) => raise(best, this.all(way), (ways[0].length / way.length) * (i > 0 ? otherWay : 1)));
    return best;
  }

  /**
   * Scores the records that hold all of some terms.
   * @param {string[]} terms
   */
  all(terms) {
    for (const term of terms) this.leaf(term);
    if (this.wanted.size === 0 && !terms.every((term) => this.has(term))) return new Float64Array(this.entry.documents);
    const sum = this.score(terms[0]);
    for (const term of terms.slice(1)) {
      const of = this.score(term);
      for (let doc = 0; doc < sum.length; doc++) sum[doc] = of[doc] > 0 && sum[doc] > 0 ? sum[doc] + of[doc] : 0;
    }
    return sum;
  }

  /**
   * Scores the records that hold a word which begins so; and the terms of the most
   * frequent of these words.
   * @param {string} prefix
   * @returns {[Float64Array, string[]]}
   */
  prefixed(prefix) {
    const best = new Float64Array(this.entry.documents);
    /** @type {string[]} */
    const met = [];
    this.beginning(prefix).forEach(([word], i) => {
      const term = this.stem(word);
      if (met.includes(term)) return;
      if (i >= maxBegun) {
        for (const doc of this.postings(term)?.docs ?? []) best[doc] = Math.max(best[doc], manyBegun);
        return;
      }
      met.push(term);
      raise(best, this.score(term), begun);
    });
    return [best, met];
  }

  /**
   * The word of the dictionary that a word was meant for, as texts write it, and how
   * many letters are wrong; undefined if none is near enough.
   * @param {string} word
   * @returns {{meant: string, wrong: number} | undefined}
   */
  correct(word) {
    const edits = maxEdits(word);
    if (edits === 0 || /[0-9.]/.test(word)) return undefined;
    const letters = [...word], set = letterSet(word);
    /** @type {import("./contents.js").NearWord[]} */
    let near = [];
    let least = edits + 1;
    for (const length of this.entry.near) {
      if (Math.abs(length - letters.length) > edits) continue;
      for (const entry of this.get(`n${length}`) ?? []) {
        const most = Math.min(least, edits);
        if (lettersApart(set, entry[3]) > most) continue;
        const d = distance(letters, [...entry[0]], most);
        if (d < least) [least, near] = [d, [entry]];
        else if (d === least && d <= edits) near.push(entry);
      }
    }
    near.sort((a, b) => b[1] - a[1] || compareBytes(a[0], b[0]));
    return near.length === 0 ? undefined : { meant: near[0][2] || near[0][0], wrong: least };
  }
}

/** That a request has to wait for files. */
const missing = Symbol("missing");

/**
 * Keeps the best of two scores.
 * @param {Float64Array} scores
 * @param {Float64Array} others
 * @param {number} factor
 */
export function raise(scores, others, factor) {
  for (let doc = 0; doc < scores.length; doc++) if (factor * others[doc] > scores[doc]) scores[doc] = factor * others[doc];
}

/** How many letters of a word may be wrong. @param {string} word */
function maxEdits(word) {
  const n = new TextEncoder().encode(word).length;
  if (n < 4) return 0;
  return n < 8 ? 1 : 2;
}

/** How many letters at least are to be changed to make one word of another, by the sets of their letters. @param {number} a @param {number} b */
const lettersApart = (a, b) => Math.max(bits(a & ~b), bits(b & ~a));

/** How many bits of a number are 1. @param {number} n */
function bits(n) {
  let count = 0;
  for (; n !== 0; n &= n - 1) count++;
  return count;
}

/**
 * The number of letters to put, take out, change or swap with the next one, no
 * letter being touched twice; more than most if it is more.
 * @param {string[]} s
 * @param {string[]} t
 * @param {number} most
 */
export function distance(s, t, most) {
  let before = new Uint16Array(t.length + 1), last = new Uint16Array(t.length + 1), row = new Uint16Array(t.length + 1);
  for (let j = 0; j <= t.length; j++) last[j] = j;
  for (let i = 1; i <= s.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= t.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (s[i - 1] === t[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most + 1) return most + 2;
    [before, last, row] = [last, row, before];
  }
  return last[t.length];
}
