// The files of the edition: docs/search-edition.md. They are fetched once, and
// what comes is not trusted.

import { readers } from "./contents.js";

/** The version of the format that these modules read. */
export const version = 3;

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
 * @property {boolean} [apart] from the file of the facets that the search page counts
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
 * @property {number[]} records how many files there are of each run of records
 * @property {string[]} places
 * @property {number[]} near
 * @property {boolean} [dictionary] whether files of records are compressed after one
 * @property {Record<string, [number, number]>} [pack]
 */

/** How many records, one after the other, are dealt evenly to files. */
const runLength = 1024;

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
 * What was compressed after a dictionary as a whole gzip file, with the dictionary in a stored block before it.
 * @param {Uint8Array} dictionary
 * @param {Uint8Array} bytes
 */
function following(dictionary, bytes) {
  const { length } = dictionary, head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
  const whole = new Uint8Array(head.length + length + bytes.length);
  whole.set(head);
  whole.set(dictionary, head.length);
  whole.set(bytes, head.length + length);
  return whole;
}

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
    /** @type {number[]} the first record of each file of records */
    this.firsts = [];
    entry.records.forEach((files, run) => {
      const from = run * runLength, length = Math.min(runLength, entry.documents - from);
      for (let i = 0; i < files; i++) this.firsts.push(from + Math.ceil(i * length / files));
    });
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
    const bytes = await this.content(name);
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
  async content(name) {
    if (!this.entry.dictionary || name[0] !== "c") return decompress(await this.compressed(name), name);
    const [bytes] = await Promise.all([this.compressed(name), this.load(["dictionary"])]);
    const dictionary = this.read.get("dictionary");
    return (await decompress(following(dictionary, bytes), name)).subarray(dictionary.length);
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
