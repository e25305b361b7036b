// What the files of the edition hold: docs/search-edition.md.

import { Decoder, parse } from "./decoder.js";

/** @import { Entry, Files } from "./files.js" */
/** @import { Record_ } from "./evaluate.js" */

/**
 * Reads a column of facets.
 * @param {Files} files
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function readColumn(files, name, bytes) {
  if (name === "f-status" || name === "f-vocabulary") {
    files.read.set(name, parse(bytes));
    return;
  }
  const d = new Decoder(bytes), head = d.json();
  if (name === "f-ground") {
    const of = new Uint32Array(files.entry.documents);
    for (let i = 0; i < of.length; i++) of[i] = d.number();
    files.read.set(name, { ...head, of });
    return;
  }
  /** @type {Uint32Array[]} */
  const of = [];
  while (!d.done()) of.push(d.ascending(d.number()));
  files.read.set(name, { ...head, of, number: new Map(head.ids.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i])) });
}

/**
 * A term, and the records that hold it.
 * @typedef {object} Leaf
 * @property {number} count of records
 * @property {number} step what an impact of 1 counts for
 * @property {number} at where its postings stand in its file
 * @property {boolean} whole whether they are all there
 * @property {string} file of the postings
 * @property {Uint8Array} bytes
 * @property {Extra | undefined} extra
 * @property {PlaceName[]} places
 * @property {Alone | undefined} alone
 * @property {{docs: Uint32Array, impacts: Uint8Array, step: number}} [read] the postings, once they were asked for
 */

/**
 * The first page of the answer to a search for a term alone: the facet and the values that it names too, how many are found,
 * and the best of them.
 * @typedef {{f?: number, v?: string[], n: number, h: (Record_ & {d: number, s: number, e?: (string | [string])[]})[]}} Alone
 */

/**
 * @typedef {object} Extra
 * @property {Meaning[]} [n] names of values
 * @property {{t?: string[], o: string[][]}[]} [s] synonyms
 * @property {string[]} [c] words that are common words, and names of places too
 */

/**
 * A name of values of a facet: the terms after the first one, the facet, the values, their labels, and the lists of those that have them.
 * @typedef {{t?: string[], f: number, v: string[], l: string[], r?: Listing[]}} Meaning
 */

/** @typedef {[number, number]} Listing a file, and the number of a list in it */

/**
 * A name of places: as it is written, as it is looked for where that is not the folded text, and who bears it.
 * @typedef {{text: string, key: string, seats: Seat[]}} PlaceName
 */

/** @typedef {{code: string, facet: string, label: string, class: number}} Seat a place */

/** @type {Record<string, string>} the facets of places, by the beginning of codes */
const placeFacets = { REG: "region", DEP: "departement", EPCI: "epci", COM: "commune" };

/**
 * A place, with the département of a commune in its label.
 * @param {Entry} entry
 * @param {string} code
 * @param {string} name
 * @param {number} number its class
 * @returns {Seat}
 */
function seatOf({ departements }, code, name, number) {
  const own = code.startsWith("COM-") ? code.slice(4) : "";
  const above = departements[own] ?? departements[own.slice(0, 3)] ?? departements[own.slice(0, 2)];
  return { code, facet: placeFacets[code.split("-", 1)[0]], label: above ? `${name} (${above})` : name, class: number };
}

/** @param {Decoder} d @param {Entry} entry @returns {PlaceName} */
function readName(d, entry) {
  const text = d.text(), key = d.text(), seats = [];
  for (let left = d.number(); left > 0; left--) {
    const code = d.text();
    seats.push(seatOf(entry, /^[0-9]/.test(code) ? `COM-${code}` : code, text, d.number()));
  }
  return { text, key, seats };
}

/** How many records hold a term whose postings have a file of their own. */
const common = 16_384;

/**
 * A word of the dictionary, how many records hold it, how the first of them writes it where that is otherwise, and its letters.
 * @typedef {[string, number, string, number]} NearWord
 */

/** The letters of a word, as bits of a number: words that differ much are told apart by them. @param {string} word */
export function letterSet(word) {
  let set = 0;
  for (const letter of word) set |= 1 << (/** @type {number} */ (letter.codePointAt(0)) & 31);
  return set;
}

/** A file that is kept as it is. @param {Files} files @param {string} name @param {Uint8Array} bytes */
const keep = (files, name, bytes) => void files.read.set(name, bytes);
/** A file of JSON. @param {Files} files @param {string} name @param {Uint8Array} bytes */
const keepParsed = (files, name, bytes) => void files.read.set(name, parse(bytes));

/** @type {Record<string, (files: Files, name: string, bytes: Uint8Array) => void>} by the first letter of names */
export const readers = {
  b: keep,
  c: keepParsed,
  d: keep,
  o: keepParsed,
  s: keepParsed,
  t(files, name, bytes) {
    const d = new Decoder(bytes), count = d.number(), key = d.keys();
    /** @type {[string, number, number][]} */
    const terms = [];
    for (let i = 0; i < count; i++) {
      const term = key(), n = d.number();
      terms.push([term, n, n > 0 ? d.float() : 0]);
    }
    /** @type {Record<string, Extra>} */
    const extras = d.json();
    /** @type {Map<number, PlaceName[]>} */
    const places = new Map();
    for (let left = d.number(), i = 0; left > 0; left--) {
      i += d.number();
      places.set(i, Array.from({ length: d.number() }, () => readName(d, files.entry)));
    }
    /** @type {Record<string, Alone>} */
    const alone = d.json();
    /** @type {Map<string, Leaf>} */
    const leaves = new Map();
    terms.forEach(([term, n, step], i) => {
      const whole = n <= common;
      leaves.set(term, { count: n, step, at: d.at, whole, file: whole ? name : `b${name.slice(1)}-${i}`, bytes, extra: Object.hasOwn(extras, term) ? extras[term] : undefined, places: places.get(i) ?? [], alone: Object.hasOwn(alone, term) ? alone[term] : undefined });
      if (!whole) return;
      for (let skipped = 0; skipped < n; skipped++) d.number();
      d.take(n);
    });
    files.read.set(name, leaves);
  },
  v(files, name, bytes) {
    const d = new Decoder(bytes), lists = [];
    while (!d.done()) lists.push(d.ascending(d.number()));
    files.read.set(name, lists);
  },
  w(files, name, bytes) {
    const d = new Decoder(bytes), key = d.keys();
    /** @type {[string, number][]} */
    const words = [];
    while (!d.done()) words.push([key(), d.number()]);
    files.read.set(name, words);
  },
  n(files, name, bytes) {
    const d = new Decoder(bytes), count = d.number(), key = d.keys();
    /** @type {NearWord[]} */
    const words = [];
    for (let i = 0; i < count; i++) {
      const word = key();
      words.push([word, d.number(), d.text(), letterSet(word)]);
    }
    files.read.set(name, words);
  },
  p(files, name, bytes) {
    const d = new Decoder(bytes), key = d.keys();
    /** @type {Map<string, Seat | string>} places, or the files of terms that have them */
    const places = new Map();
    while (!d.done()) {
      const code = key(), shard = d.number();
      places.set(code, shard > 0 ? `t${shard - 1}` : seatOf(files.entry, code, d.text(), d.number()));
    }
    files.read.set(name, places);
  },
  f(files, name, bytes) {
    if (name !== "facets") {
      readColumn(files, name, bytes);
      return;
    }
    const d = new Decoder(bytes);
    /** @type {[string, number][]} */
    const parts = [];
    for (let count = d.number(); count > 0; count--) parts.push([d.text(), d.number()]);
    for (const [part, length] of parts) readColumn(files, part, d.take(length));
    files.read.set(name, true);
  },
};
