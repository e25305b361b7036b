// Completes communes and postcodes from the small files that docs/places.md
// describes. The tests hold it to internal/completion.

import { unzip } from "./unzip.js";

const article = /^(de la|de l|des|du|de|d|le|la|les|l) /u;
const full = { st: "saint", ste: "sainte" };

/** What is typed as keys have it: lower case, no accent, one space, Saint in full. */
export function fold(text, complete = true) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
  const words = plain.split(/[^\p{L}\p{Nd}]+/u).filter(Boolean);
  const ended = complete || /[^\p{L}\p{Nd}]$/u.test(plain);
  return words.map((word, i) => (i < words.length - 1 || ended ? full[word] ?? word : word)).join(" ");
}

const bare = (key) => key.replace(article, "");

/** The places of a site, by the address of the folder of their files. */
export class Places {
  #folder;
  #index;
  #files = new Map();

  constructor(folder) {
    this.#folder = folder;
  }

  async #lines(name) {
    if (!this.#files.has(name)) {
      this.#files.set(name, unzip(this.#folder + name).then((text) => text.split("\n").filter(Boolean).map((line) => line.split("\t"))));
    }
    try {
      return await this.#files.get(name);
    } catch (error) {
      this.#files.delete(name); // it may come when it is asked for again
      throw error;
    }
  }

  /** The départements and the régions, and what the keys of each shard begin at. */
  async index() {
    if (this.#index) return this.#index;
    const index = { departements: new Map(), regions: new Map(), starts: [] };
    for (const [kind, number, name, region, epci] of await this.#lines("index.bin")) {
      if (kind === "d") index.departements.set(number, { name, region, epci });
      if (kind === "r") index.regions.set(number, { name });
      if (kind === "s") index.starts.push(number ?? "");
    }
    this.#index = index;
    return index;
  }

  /** The rows of the places whose name or postcode begins with what is typed. */
  async rows(typed) {
    const key = fold(typed, false);
    if (!key) return [];
    const { starts } = await this.index();
    const first = shardOf(starts, key), last = shardOf(starts, key + "\uffff");
    const rows = await this.#lines(first === last ? `s-${first}.bin` : `p-${key.replaceAll(" ", "-")}.bin`);
    const found = rows.map((row) => [row, keysOf(row)]).filter(([, keys]) => keys.some((k) => k.startsWith(key)));
    return [...found.filter(([, keys]) => keys.includes(key)), ...found.filter(([, keys]) => !keys.includes(key))].map(([row]) => row);
  }

  /** The places for what is typed: régions and départements, then communes. */
  async complete(typed, most = 12) {
    const key = fold(typed, false);
    if (!key) return [];
    const { departements, regions } = await this.index();
    const wide = [];
    for (const number of regions.keys()) wide.push(await this.region(number));
    for (const number of departements.keys()) wide.push(await this.departement(number));
    const matching = wide.filter((p) => p.code === `DEP-${typed.trim().toUpperCase()}` || fold(p.name).startsWith(key) || bare(fold(p.name)).startsWith(key));
    const rows = await this.rows(typed).catch(() => []);
    const list = [...matching, ...(await Promise.all(rows.map((row) => this.row(row))))];
    return list.slice(0, most);
  }

  async region(number) {
    const { departements, regions } = await this.index();
    const within = new Set([`REG-${number}`, "FR"]);
    const held = [...departements].filter(([, d]) => d.region === number);
    if (held.length === 1) within.add(`DEP-${held[0][0]}`);
    return { code: `REG-${number}`, slug: `REG-${number}`, kind: "region", name: regions.get(number).name, around: within, within };
  }

  async departement(number) {
    const { departements } = await this.index();
    const { name, region, epci } = departements.get(number);
    const within = new Set([`DEP-${number}`, "FR"]);
    if (region) within.add(`REG-${region}`);
    if (epci) within.add(`EPCI-${epci}`);
    return { code: `DEP-${number}`, slug: `DEP-${number}`, kind: "departement", name, detail: number, around: within, within };
  }

  /** The place of a row. */
  row(row) {
    return isIntercommunal(row[1]) ? this.intercommunal(row) : this.commune(row);
  }

  async intercommunal([name, number, numbers]) {
    const { departements } = await this.index();
    const held = numbers.split(" ").filter((n) => departements.has(n));
    const regions = [...new Set(held.map((n) => departements.get(n).region).filter(Boolean))];
    const around = new Set([`EPCI-${number}`, "FR", ...held.map((n) => `DEP-${n}`), ...regions.map((n) => `REG-${n}`)]);
    const within = new Set([`EPCI-${number}`, "FR"]);
    if (held.length === 1) within.add(`DEP-${held[0]}`);
    if (regions.length === 1) within.add(`REG-${regions[0]}`);
    const detail = held.map((n) => departements.get(n).name).join(", ");
    return { code: `EPCI-${number}`, slug: `${number}-${fold(name).replaceAll(" ", "-")}`, kind: "epci", name, detail, around, within };
  }

  async commune([name, number, today, epci, postcode]) {
    const { departements } = await this.index();
    const department = departementOf(number);
    const { name: departementName = "", region } = departements.get(department) ?? {};
    const within = new Set([`COM-${number}`, `DEP-${department}`, "FR"]);
    if (today) within.add(`COM-${today.split(" ")[0]}`);
    if (epci) within.add(`EPCI-${epci}`);
    if (region) within.add(`REG-${region}`);
    const detail = [postcode, departementName, today ? today.slice(today.indexOf(" ") + 1) : ""].filter(Boolean).join(", ");
    return { code: `COM-${number}`, slug: `${number}-${fold(name).replaceAll(" ", "-")}`, kind: "commune", name, detail, epci, department, region, around: within, within };
  }

  /** The place that a part of an address names, or nothing. */
  async named(slug) {
    const { departements, regions } = await this.index();
    const [kind, rest] = [slug.slice(0, 4), slug.slice(4)];
    if (kind === "REG-") return regions.has(rest) ? this.region(rest) : null;
    if (kind === "DEP-") return departements.has(rest) ? this.departement(rest) : null;
    const dash = slug.indexOf("-");
    const number = slug.slice(0, dash), name = slug.slice(dash + 1).replaceAll("-", " ");
    const row = dash > 0 && (await this.rows(name)).find((r) => r[1] === number);
    return row ? this.row(row) : null;
  }
}

const departementOf = (number) => number.slice(0, /^9[78]/.test(number) ? 3 : 2);

/** What finds a row. */
function keysOf([name, number, , , postcode]) {
  if (postcode) return [postcode];
  const key = fold(name);
  return [key, bare(isIntercommunal(number) ? key.replace(/^c[acu] /, "") : key)];
}

const isIntercommunal = (number) => number.length === 9;

/** The last shard whose keys begin at or before a key. */
function shardOf(starts, key) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
