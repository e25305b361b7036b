// Completes communes and postcodes from the small files that docs/places.md
// describes. The tests hold it to internal/completion.

import { unzip } from "./unzip.js";

/**
 * A place that one may choose. Territories are their codes, and it is one of its own.
 * @typedef {object} Place
 * @property {string} code as in COM-59606, EPCI-200071991, DEP-2A or REG-32
 * @property {string} slug what names it in an address
 * @property {"commune" | "epci" | "departement" | "region"} kind
 * @property {string} name
 * @property {string} [detail] what tells it from others of its name, if anything
 * @property {Set<string>} around the territories as wide or wider that share ground with it
 * @property {Set<string>} within those of them that hold the whole of it
 */

/** @typedef {string[]} Row the columns of a line of a file; the last ones are left out where they are empty */

/**
 * What index.bin says.
 * @typedef {object} Index
 * @property {Map<string, Departement>} departements and overseas collectivities, by number
 * @property {Map<string, string>} regions their names, by number
 * @property {string[]} starts what the keys of each shard begin at
 */

/**
 * @typedef {object} Departement
 * @property {string} number
 * @property {string} name
 * @property {string} region the number of its région, or nothing
 * @property {string} epci the SIREN of the one that holds the whole of it, or nothing
 */

const article = /^(de la|de l|des|du|de|d|le|la|les|l) /u;
const full = new Map([["st", "saint"], ["ste", "sainte"]]);

/** What is typed as keys have it: lower case, no accent, one space, Saint in full. @param {string} text */
export function fold(text, complete = true) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
  const words = plain.split(/[^\p{L}\p{Nd}]+/u).filter(Boolean);
  const ended = complete || /[^\p{L}\p{Nd}]$/u.test(plain);
  return words.map((word, i) => (i < words.length - 1 || ended ? full.get(word) ?? word : word)).join(" ");
}

/** A key without the article that it begins with. @param {string} key */
const bare = (key) => key.replace(article, "");

/** The places of a site, by the address of the folder of their files. */
export class Places {
  #folder;
  /** @type {Index | undefined} */
  #index;
  /** @type {Map<string, Promise<Row[]>>} by name */
  #files = new Map();

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** @param {string} name */
  async #lines(name) {
    const lines = this.#files.get(name) ?? unzip(this.#folder + name).then((text) => text.split("\n").filter(Boolean).map((line) => line.split("\t")));
    this.#files.set(name, lines);
    try {
      return await lines;
    } catch (error) {
      this.#files.delete(name); // it may come when it is asked for again
      throw error;
    }
  }

  /** The départements and the régions, and what the keys of each shard begin at. */
  async index() {
    if (this.#index) return this.#index;
    /** @type {Index} */
    const index = { departements: new Map(), regions: new Map(), starts: [] };
    for (const [kind, number = "", name = "", region = "", epci = ""] of await this.#lines("index.bin")) {
      if (kind === "d") index.departements.set(number, { number, name, region, epci });
      if (kind === "r") index.regions.set(number, name);
      if (kind === "s") index.starts.push(number);
    }
    this.#index = index;
    return index;
  }

  /** The rows of the places whose name or postcode begins with what is typed. @param {string} typed */
  async rows(typed) {
    const key = fold(typed, false);
    if (!key) return [];
    const { starts } = await this.index();
    const first = shardOf(starts, key), last = shardOf(starts, key + "\uffff");
    const rows = await this.#lines(first === last ? `s-${first}.bin` : `p-${key.replaceAll(" ", "-")}.bin`);
    const found = rows.map((row) => ({ row, keys: keysOf(row) })).filter(({ keys }) => keys.some((k) => k.startsWith(key)));
    return [...found.filter(({ keys }) => keys.includes(key)), ...found.filter(({ keys }) => !keys.includes(key))].map(({ row }) => row);
  }

  /** The places for what is typed: régions and départements, then communes. @param {string} typed */
  async complete(typed, most = 12) {
    const key = fold(typed, false);
    if (!key) return [];
    const { departements, regions } = await this.index();
    const wide = [];
    for (const number of regions.keys()) wide.push(await this.region(number));
    for (const number of departements.keys()) wide.push(await this.departement(number));
    const matching = wide.filter((p) => p !== null)
      .filter((p) => p.code === `DEP-${typed.trim().toUpperCase()}` || fold(p.name).startsWith(key) || bare(fold(p.name)).startsWith(key));
    const rows = await this.rows(typed).catch(() => []);
    const list = [...matching, ...(await Promise.all(rows.map((row) => this.row(row))))];
    return list.slice(0, most);
  }

  /** The région of that number, or null. @param {string} number @returns {Promise<Place | null>} */
  async region(number) {
    const { departements, regions } = await this.index();
    const name = regions.get(number);
    if (name === undefined) return null;
    const within = new Set([`REG-${number}`, "FR"]);
    const held = [...departements.values()].filter((d) => d.region === number);
    if (held.length === 1) within.add(`DEP-${held[0].number}`);
    return { code: `REG-${number}`, slug: `REG-${number}`, kind: "region", name, around: within, within };
  }

  /** The département of that number, or null. @param {string} number @returns {Promise<Place | null>} */
  async departement(number) {
    const { departements } = await this.index();
    const departement = departements.get(number);
    if (!departement) return null;
    const { name, region, epci } = departement;
    const within = new Set([`DEP-${number}`, "FR"]);
    if (region) within.add(`REG-${region}`);
    if (epci) within.add(`EPCI-${epci}`);
    return { code: `DEP-${number}`, slug: `DEP-${number}`, kind: "departement", name, detail: number, around: within, within };
  }

  /** The place of a row. @param {Row} row */
  row(row) {
    return isIntercommunal(row[1]) ? this.intercommunal(row) : this.commune(row);
  }

  /** @param {Row} row @returns {Promise<Place>} */
  async intercommunal([name, number, numbers = ""]) {
    const { departements } = await this.index();
    const held = numbers.split(" ").flatMap((n) => departements.get(n) ?? []);
    const regions = [...new Set(held.map((d) => d.region).filter(Boolean))];
    const around = new Set([`EPCI-${number}`, "FR", ...held.map((d) => `DEP-${d.number}`), ...regions.map((n) => `REG-${n}`)]);
    const within = new Set([`EPCI-${number}`, "FR"]);
    if (held.length === 1) within.add(`DEP-${held[0].number}`);
    if (regions.length === 1) within.add(`REG-${regions[0]}`);
    const detail = held.map((d) => d.name).join(", ");
    return { code: `EPCI-${number}`, slug: `${number}-${fold(name).replaceAll(" ", "-")}`, kind: "epci", name, detail, around, within };
  }

  /** @param {Row} row @returns {Promise<Place>} */
  async commune([name, number, today, epci, postcode]) {
    const { departements } = await this.index();
    const department = departementOf(number);
    const { name: departementName, region } = departements.get(department) ?? {};
    const within = new Set([`COM-${number}`, `DEP-${department}`, "FR"]);
    if (today) within.add(`COM-${today.split(" ")[0]}`);
    if (epci) within.add(`EPCI-${epci}`);
    if (region) within.add(`REG-${region}`);
    const detail = [postcode, departementName, today ? today.slice(today.indexOf(" ") + 1) : ""].filter(Boolean).join(", ");
    return { code: `COM-${number}`, slug: `${number}-${fold(name).replaceAll(" ", "-")}`, kind: "commune", name, detail, around: within, within };
  }

  /** The place that a part of an address names, or null. @param {string} slug */
  async named(slug) {
    const [kind, rest] = [slug.slice(0, 4), slug.slice(4)];
    if (kind === "REG-") return this.region(rest);
    if (kind === "DEP-") return this.departement(rest);
    const dash = slug.indexOf("-");
    const number = slug.slice(0, dash), name = slug.slice(dash + 1).replaceAll("-", " ");
    const row = dash > 0 && (await this.rows(name)).find((r) => r[1] === number);
    return row ? this.row(row) : null;
  }
}

/** The number of the département of a commune. @param {string} number */
const departementOf = (number) => number.slice(0, /^9[78]/.test(number) ? 3 : 2);

/** What finds a row. @param {Row} row */
function keysOf([name, number, , , postcode]) {
  if (postcode) return [postcode];
  const key = fold(name);
  return [key, bare(isIntercommunal(number) ? key.replace(/^c[acu] /, "") : key)];
}

/** Whether a number is that of an EPCI. @param {string} number */
const isIntercommunal = (number) => number.length === 9;

/** The last shard whose keys begin at or before a key. @param {string[]} starts @param {string} key */
function shardOf(starts, key) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
