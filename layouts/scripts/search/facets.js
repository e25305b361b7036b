// What records are told apart, counted and ordered by.

import { compareBytes } from "./text.js";

/** The value of a facet for the records that say nothing of it. */
export const none = "-";

/** The order in which statuses call for action. */
const actionOrder = ["closing-soon", "open", "permanent", "upcoming", "announced", "unknown", "suspended", "exhausted", "closed", "cancelled"];
const openStatuses = ["open", "closing-soon", "permanent"];

/**
 * The status of a call from an instant on: its first instant, the status, the
 * opening and the deadline that matter then, in seconds since 1970; 0 for none.
 * @typedef {[number, string, number, number]} Status
 */

/** @type {Status} */
const noStatus = [0, "", 0, 0];

/**
 * The status of a timeline at an instant.
 * @param {Status[] | undefined} timeline
 * @param {number} now
 */
export function statusAt(timeline, now) {
  return timeline?.findLast((moment) => moment[0] <= now) ?? noStatus;
}

/** The columns of all records, at an instant. */
export class Columns {
  /**
   * @param {import("./postings.js").Shelf} shelf
   * @param {number} now in seconds
   * @param {boolean} together whether facets are going to be counted: all are fetched at once
   */
  constructor(shelf, now, together) {
    this.shelf = shelf;
    this.now = now;
    this.together = together;
    this.byName = new Map(shelf.entry.facets.map((f) => [f.name, f]));
  }

  /**
   * A part of the facets; undefined if it is not here yet.
   * @param {string} name
   */
  part(name) {
    if (this.together && !this.byName.get(name)?.apart && this.shelf.files.read.get(`f-${name}`) === undefined) {
      this.shelf.get("facets");
      return undefined;
    }
    return this.shelf.get(`f-${name}`);
  }

  /** @param {string} name of a facet */
  isPlace(name) {
    return Boolean(this.byName.get(name)?.place);
  }

  /** @param {number} doc @returns {Status} */
  status(doc) {
    return statusAt(this.part("status")?.[doc], this.now);
  }

  /**
   * A test: whether a record has any of the values of a facet.
   * @param {string} facet
   * @param {string[]} values
   * @param {import("./contents.js").Listing[]} [lists] of the records that have them
   * @returns {(doc: number) => boolean}
   */
  having(facet, values, lists) {
    if (lists && !this.shelf.files.read.has(`f-${facet}`)) {
      const is = new Uint8Array(this.shelf.entry.documents);
      for (const [file, i] of lists) for (const doc of this.shelf.get(`v${file}`)?.[i] ?? []) is[doc] = 1;
      return (doc) => is[doc] === 1;
    }
    if (facet === "status") {
      return (doc) => values.includes(this.status(doc)[1] || none);
    }
    const column = this.part(facet), ground = this.isPlace(facet) ? this.part("ground") : undefined;
    if (!column || (this.isPlace(facet) && !ground)) return () => false;
    if (ground) {
      const reached = new Uint8Array(ground.count);
      for (const value of values) this.reach(reached, column, ground, value);
      return (doc) => reached[ground.of[doc]] === 1;
    }
    const wanted = new Uint8Array(column.ids.length);
    for (const value of values) {
      const number = column.number.get(value);
      if (number !== undefined) wanted[number] = 1;
    }
    const orNone = values.includes(none);
    return (doc) => (orNone && column.of[doc].length === 0) || column.of[doc].some((/** @type {number} */ v) => wanted[v] === 1);
  }

  /**
   * Marks the grounds that a place is reached from.
   * @param {Uint8Array} reached
   * @param {any} column
   * @param {any} ground
   * @param {string} code
   */
  reach(reached, column, ground, code) {
    const number = column.number.get(code);
    if (code === none || number !== undefined) {
      column.of.forEach((/** @type {Uint32Array} */ of, /** @type {number} */ g) => {
        if (code === none ? of.length === 0 : of.includes(number)) reached[g] = 1;
      });
      return;
    }
    const seat = this.shelf.named.get(code) ?? this.shelf.place(code);
    if (seat) for (const g of ground.classes[seat.class]) reached[g] = 1;
  }

  /**
   * What people call a value.
   * @param {string} facet
   * @param {string} value
   * @returns {string}
   */
  label(facet, value) {
    if (value === none) return this.shelf.entry.none;
    if (facet !== "status") {
      const column = this.part(facet), number = column?.number.get(value);
      if (number !== undefined) return column.labels[number];
    }
    if (this.isPlace(facet)) return this.shelf.place(value)?.label ?? value;
    return this.vocabulary(facet).find((v) => v.id === value)?.label || value;
  }

  /** @param {string} facet @returns {{id: string, label: string, names?: string[]}[]} */
  vocabulary(facet) {
    return this.part("vocabulary")?.[facet] ?? [];
  }

  /** @param {string} facet @param {string} value whether some record has a value */
  knows(facet, value) {
    return facet !== "status" && Boolean(this.part(facet)?.number.has(value));
  }

  /**
   * A test: whether a record has, or may have, a value in a range.
   * @param {import("./understand.js").Range} range
   * @returns {(doc: number) => boolean}
   */
  within({ Column, Min, Max }) {
    if (Column === "amount") {
      const amounts = this.shelf.get("o-amount");
      if (!amounts) return () => false;
      const [low, high] = amounts;
      return (doc) => high[doc] !== 0 && low[doc] <= Max && (high[doc] < 0 || high[doc] >= Min);
    }
    const at = Column === "closes" ? 3 : 2;
    return (doc) => {
      const instant = /** @type {number} */ (this.status(doc)[at]);
      return instant > 0 && Min <= instant && instant <= Max;
    };
  }

  /**
   * An order of records, those that are equal aside; undefined for relevance.
   * @param {string} sort
   * @returns {((a: number, b: number) => number) | undefined}
   */
  order(sort) {
    switch (sort) {
      case "deadline":
        return this.byDeadline();
      case "date":
        return descending(this.shelf.get("o-date"));
      case "name":
        return ascending(this.shelf.get("o-name"));
      case "amount": {
        const amounts = this.shelf.get("o-amount");
        return descending(amounts?.[1].map((/** @type {number} */ high, /** @type {number} */ doc) => (high < 0 ? amounts[0][doc] : high)));
      }
    }
    return undefined;
  }

  /** What calls for action first. @returns {(a: number, b: number) => number} */
  byDeadline() {
    this.part("status");
    const last = (/** @type {number} */ instant) => instant || Infinity;
    const rank = (/** @type {string} */ status) => (status === "" ? actionOrder.length : actionOrder.indexOf(status));
    return (a, b) => {
      const x = this.status(a), y = this.status(b);
      if (x[1] !== y[1]) return rank(x[1]) - rank(y[1]);
      if (openStatuses.includes(x[1])) return compare(last(x[3]), last(y[3]));
      if (x[1] === "closed") return compare(y[3], x[3]);
      return compare(last(x[2]), last(y[2]));
    };
  }

  /**
   * How many records have each value of a facet, of those that count.
   * @param {string} facet
   * @param {(doc: number) => boolean} counts
   * @param {string[]} chosen
   */
  count(facet, counts, chosen) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const add = (/** @type {string} */ value, n = 1) => numbers.set(value, (numbers.get(value) ?? 0) + n);
    const { documents } = this.shelf.entry;
    if (facet === "status") {
      for (let doc = 0; doc < documents; doc++) if (counts(doc)) add(this.status(doc)[1] || none);
    } else {
      const column = this.part(facet), ground = this.isPlace(facet) ? this.part("ground") : undefined;
      const tally = new Uint32Array(column?.ids.length ?? 0);
      for (let doc = 0; column && doc < documents; doc++) {
        if (!counts(doc)) continue;
        const of = column.of[ground ? ground.of[doc] : doc];
        if (of.length === 0) add(none);
        for (const v of of) tally[v]++;
      }
      tally.forEach((n, v) => n > 0 && add(column.ids[v], n));
    }
    for (const value of chosen) add(value, 0);
    const values = [...numbers].map(([value, count]) => {
      const is = { value, label: this.label(facet, value), count };
      return chosen.includes(value) ? { ...is, chosen: true } : is;
    });
    const words = new Map(values.map((v) => [v, plainWords(v.label)]));
    values.sort((a, b) => Number(a.value === none) - Number(b.value === none) || b.count - a.count ||
      compareBytes(/** @type {string} */ (words.get(a)), /** @type {string} */ (words.get(b))) || compareBytes(a.value, b.value));
    return { facet, label: this.byName.get(facet)?.label ?? facet, values };
  }
}

/** @param {number} a @param {number} b */
const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

/** @param {number[] | undefined} column @returns {(a: number, b: number) => number} */
const ascending = (column) => (a, b) => (column ? column[a] - column[b] : 0);

/** @param {number[] | undefined} column @returns {(a: number, b: number) => number} */
const descending = (column) => (a, b) => (column ? column[b] - column[a] : 0);

/** The words of a label, without accents, for sorting. @param {string} text */
function plainWords(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("œ", "oe").replaceAll("æ", "ae")
    .replace(/[^\p{L}\p{Nd}]+/gu, " ").trim();
}
