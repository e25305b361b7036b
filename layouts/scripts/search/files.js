// The files of the edition: docs/search-edition.md. They are fetched once, and
// what comes is not trusted.

/** The version of the format that these modules read. */
export const version = 2;

/**
 * Why a search has no answer.
 *
 * - `version`: the site has another version of the format than the scripts;
 * - `missing`: a file is not there; `damaged`: it is not what it should be;
 * - `network`: it cannot be fetched; `timeout`: it did not come in time;
 * - `query`: what is asked cannot be answered; `reason` says why.
 */
export class SearchError extends Error {
  /**
   * @param {"version" | "missing" | "damaged" | "network" | "timeout" | "query"} code
   * @param {string} message for developers
   * @param {string} [reason] of a query: long, many-words, page-far, sort-unknown, facet-unknown
   */
  constructor(code, message, reason) {
    super(message);
    this.name = "SearchError";
    this.code = code;
    this.reason = reason;
  }
}

/**
 * @typedef {object} Facet
 * @property {string} name
 * @property {string} label
 * @property {string} typed
 * @property {string[]} [names]
 * @property {boolean} [place]
 * @property {boolean} [strict]
 */

/**
 * The first file of an edition.
 * @typedef {object} Entry
 * @property {number} version
 * @property {string} digest
 * @property {string} language
 * @property {string} zone
 * @property {number} documents
 * @property {import("./text.js").Table} rules
 * @property {Record<string, string[]>} grammar
 * @property {Facet[]} facets
 * @property {string} none
 * @property {Record<string, string>} departements names, by what the codes of their communes begin with
 * @property {string[]} terms
 * @property {string[]} words
 * @property {number[]} records
 * @property {string[]} places
 * @property {number[]} near
 * @property {Record<string, [number, number]>} [pack]
 */

/** How long a file may take to come, in milliseconds. */
const patience = 20_000;

/** How many files are fetched at once: a phrase may want hundreds. */
const atOnce = 16;
let under = 0;
/** @type {(() => void)[]} those who wait for their turn */
const waiting = [];

/**
 * Does some work in its turn.
 * @template T
 * @param {() => Promise<T>} work
 */
async function inTurn(work) {
  if (under >= atOnce) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
  else under++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else under--;
  }
}

/**
 * Fetches a file.
 * @param {URL} url
 * @param {RequestCache} cache
 * @param {Promise<Response>} [asked] the response, if it was asked for already
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
const fetchBytes = (url, cache, asked) => inTurn(async () => {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await (asked ? Promise.race([asked, rejected(signal)]) : fetch(url, { signal, cache, credentials: "same-origin" }));
    if (!response.ok) throw new SearchError("missing", `${url.pathname}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof SearchError) throw error;
    if (signal.aborted) throw new SearchError("timeout", `${url.pathname} did not come in time`);
    throw new SearchError("network", `${url.pathname}: ${error}`);
  }
});

/** Fails once a signal is given. @param {AbortSignal} signal @returns {Promise<never>} */
const rejected = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

/**
 * Decompresses a file, unless a host has done so on its way.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 */
async function decompress(bytes, name) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new SearchError("damaged", `${name} cannot be decompressed`);
  }
}

const magic = "PTLN", headerLength = magic.length + 1 + 8;

/** The files of one edition, each kept once it has come. */
export class Files {
  /** @param {URL} entryURL @param {Entry} entry @param {RequestCache} cache */
  constructor(entryURL, entry, cache) {
    this.entry = entry;
    this.folder = new URL(`${entry.digest}/`, entryURL);
    this.cache = cache;
    let first = 0;
    /** The first record of each file of records. */
    this.firsts = entry.records.map((count) => (first += count) - count);
    /** @type {Map<string, any>} what is in files, by name */
    this.read = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** @type {Promise<Uint8Array<ArrayBuffer>> | null} */
    this.pack = null;
  }

  /**
   * Reads the entry of an edition.
   * @param {URL} url
   * @param {RequestCache} cache
   * @param {Promise<Response>} [asked]
   * @returns {Promise<Files>}
   */
  static async open(url, cache = "no-cache", asked) {
    const bytes = await decompress(await fetchBytes(url, cache, asked), "the entry");
    /** @type {Entry} */
    let entry;
    try {
      entry = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      throw new SearchError("damaged", "the entry cannot be read");
    }
    if (entry?.version !== version) throw new SearchError("version", `the edition is of version ${entry?.version}, not ${version}`);
    return new Files(url, entry, cache === "reload" ? "reload" : "default");
  }

  /**
   * Fetches files that are not here yet.
   * @param {Iterable<string>} names
   */
  async load(names) {
    await Promise.all([...names].map((name) => {
      if (this.read.has(name)) return undefined;
      let coming = this.coming.get(name);
      if (!coming) {
        coming = this.fetch(name).finally(() => this.coming.delete(name));
        this.coming.set(name, coming);
      }
      return coming;
    }));
  }

  /** @param {string} name */
  async fetch(name) {
    const bytes = await decompress(await this.compressed(name), name);
    for (let i = 0; i < magic.length; i++) {
      if (bytes[i] !== magic.charCodeAt(i)) throw new SearchError("damaged", `${name} is no file of an edition`);
    }
    const digest = [...bytes.subarray(magic.length + 1, headerLength)].map((b) => b.toString(16).padStart(2, "0")).join("");
    if (bytes[magic.length] !== version || digest !== this.entry.digest) {
      throw new SearchError("damaged", `${name} is of another edition`);
    }
    try {
      readers[name[0]](this, name, bytes.subarray(headerLength));
    } catch (error) {
      throw new SearchError("damaged", `${name} cannot be read: ${error}`);
    }
  }

  /** @param {string} name */
  async compressed(name) {
    const at = this.entry.pack?.[name];
    if (!at) return fetchBytes(new URL(`${name}.bin`, this.folder), this.cache);
    this.pack ??= fetchBytes(new URL("pack.bin", this.folder), this.cache);
    try {
      return (await this.pack).subarray(at[0], at[0] + at[1]);
    } catch (error) {
      this.pack = null;
      throw error;
    }
  }
}

/** Reads numbers and texts one after the other; the end is an error. */
export class Decoder {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  done() {
    return this.at >= this.bytes.length;
  }

  number() {
    let n = 0, scale = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new RangeError("the file ends early");
      const b = this.bytes[this.at++];
      n += (b & 127) * scale;
      if (b < 128) return n;
      scale *= 128;
    }
  }

  float() {
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, 4).getFloat32(0, true);
    this.at += 4;
    return value;
  }

  /** @param {number} n */
  take(n) {
    if (this.at + n > this.bytes.length) throw new RangeError("the file ends early");
    return this.bytes.subarray(this.at, this.at += n);
  }

  text() {
    return decoder.decode(this.take(this.number()));
  }

  json() {
    return JSON.parse(this.text());
  }

  /**
   * Reads keys that say only what they do not share with the one before.
   * @returns {() => string}
   */
  keys() {
    let last = new Uint8Array(0);
    return () => {
      const shared = this.number(), rest = this.take(this.number());
      const key = new Uint8Array(shared + rest.length);
      key.set(last.subarray(0, shared));
      key.set(rest, shared);
      last = key;
      return decoder.decode(key);
    };
  }

  /** @param {number} count @returns {Uint32Array} numbers in ascending order */
  ascending(count) {
    const numbers = new Uint32Array(count);
    for (let i = 0, last = 0; i < count; i++) numbers[i] = last += this.number();
    return numbers;
  }
}

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
const parse = (bytes) => JSON.parse(decoder.decode(bytes));

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
 */

/**
 * @typedef {object} Extra
 * @property {{t?: string[], f: number, v: string[], l: string[]}[]} [n] names of values
 * @property {{t?: string[], o: string[][]}[]} [s] synonyms
 * @property {string[]} [c] words that are common words, and names of places too
 */

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
export const headLength = 1_000;

/** @type {Record<string, (files: Files, name: string, bytes: Uint8Array) => void>} by the first letter of names */
const readers = {
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
    /** @type {Map<string, Leaf>} */
    const leaves = new Map();
    terms.forEach(([term, n, step], i) => {
      const whole = n <= common;
      leaves.set(term, { count: n, step, at: d.at, whole, file: whole ? name : `b${name.slice(1)}-${i}`, bytes, extra: Object.hasOwn(extras, term) ? extras[term] : undefined, places: places.get(i) ?? [] });
      const here = whole ? n : headLength;
      for (let skipped = 0; skipped < here; skipped++) d.number();
      d.take(here);
    });
    files.read.set(name, leaves);
  },
  b(files, name, bytes) {
    files.read.set(name, bytes);
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
    /** @type {[string, number, string][]} */
    const words = [];
    for (let i = 0; i < count; i++) words.push([key(), d.number(), d.text()]);
    files.read.set(name, words);
  },
  c: (files, name, bytes) => void files.read.set(name, parse(bytes)),
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
  o: (files, name, bytes) => void files.read.set(name, parse(bytes)),
  s: (files, name, bytes) => void files.read.set(name, parse(bytes)),
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
