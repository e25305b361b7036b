// What the words of a query say besides being words: kinds, statuses, places,
// named things, years, amounts and dates.

import { parseDate, precision, yearAt } from "./dates.js";
import { parseMoney } from "./money.js";
import { followTerms, same } from "./query.js";
import { byteLength } from "./text.js";

/**
 * What some words of a query may mean. Places are in UTF-16 units.
 * @typedef {object} Understood
 * @property {number} start
 * @property {number} end
 * @property {number} nameStart without the preposition
 * @property {number} nameEnd
 * @property {string} facet empty for a range
 * @property {string[]} values
 * @property {string[]} labels
 * @property {import("./contents.js").Listing[]} [lists] of the records that have these values, where they may be words too
 * @property {Range | null} range
 * @property {boolean} applied
 */

/**
 * A range of a column: amounts in cents of euros, instants in seconds since 1970,
 * both ends included.
 * @typedef {{Column: "amount" | "closes" | "opens", Min: number, Max: number}} Range
 */

/** The upper bound of a range that has none. */
export const noMax = 2 ** 63;

const maxSum = 5, maxDate = 7, maxName = 9;

/**
 * Reads a part of a query that stands without signs.
 * @param {import("./postings.js").Shelf} shelf
 * @param {string} text
 * @param {number} now in seconds
 * @returns {Understood[]}
 */
export function understand(shelf, text, now) {
  return new Reader(shelf, text, now).read();
}

class Reader {
  /** @param {import("./postings.js").Shelf} shelf @param {string} text @param {number} now */
  constructor(shelf, text, now) {
    this.shelf = shelf;
    this.entry = shelf.entry;
    this.grammar = shelf.entry.grammar;
    this.zone = shelf.entry.zone;
    this.text = text;
    this.now = now;
    /** @type {Understood[]} */
    this.readings = [];
    /** @type {import("./text.js").Term[]} */
    this.words = [];
    let end = 0;
    for (const w of shelf.rules.words(text)) {
      if (w.joined) continue;
      const gap = text.slice(end, w.start).match(/\p{L}(.*\p{L})?/su);
      if (gap) { // what an apostrophe cuts off may be a part of a turn of phrase
        const start = end + /** @type {number} */ (gap.index), word = shelf.rules.fold(gap[0]);
        this.words.push({ text: "", word, start, end: start + gap[0].length, position: 0, joined: false, stop: true, weak: false });
      }
      this.words.push(w);
      end = w.end;
    }
  }

  read() {
    for (let i = 0; i < this.words.length;) i = Math.max(i + 1, this.readFrom(i));
    return this.readings;
  }

  /** @param {number} from @returns {number} the word after what was read */
  readFrom(from) {
    for (const to of [() => this.amount(from), () => this.date(from), () => this.year(from), () => this.placed(from), () => this.named(from)]) {
      const end = to();
      if (end > from) return end;
    }
    return from;
  }

  /**
   * The word after the longest of some phrases; negative where none stands there.
   * @param {number} from
   * @param {string[]} phrases
   */
  accept(from, phrases) {
    let to = -1;
    for (const phrase of phrases) {
      const words = phrase.split(" ");
      if (from >= 0 && words.every((w, i) => this.words[from + i]?.word === w)) to = Math.max(to, from + words.length);
    }
    return to;
  }

  /** @param {number} from @param {number} to */
  span(from, to) {
    return this.text.slice(this.words[from].start, this.words[to - 1].end);
  }

  /**
   * @param {Partial<Understood>} reading
   * @param {number} from
   * @param {number} name
   * @param {number} to
   */
  add(reading, from, name, to) {
    this.readings.push({
      facet: "", values: [], labels: [], range: null, applied: false, ...reading,
      start: this.words[from].start, nameStart: this.words[name].start, end: this.words[to - 1].end, nameEnd: this.words[to - 1].end,
    });
  }

  /** @param {number} from @returns {[ReturnType<typeof parseMoney>, number]} */
  sum(from) {
    for (let to = Math.min(from + maxSum, this.words.length); to > from; to--) {
      const span = this.span(from, to);
      if (!/[€A-Za-z]/.test(span)) continue; // a sum says its currency
      const sum = parseMoney(span);
      if (sum) return [sum, to];
    }
    return [undefined, -1];
  }

  /** @param {number} from */
  amount(from) {
    const g = this.grammar;
    /** @param {bigint | number} low @param {bigint | number} high @param {number} to */
    const add = (low, high, to) => {
      this.add({ range: { Column: "amount", Min: Number(low), Max: Number(high) }, applied: true }, from, from, to);
      return to;
    };
    const first = this.accept(from, g.between);
    if (first > 0) {
      for (let and = first + 1; and < Math.min(first + maxSum, this.words.length); and++) {
        const second = this.accept(and, g.and);
        if (second < 0 || second >= this.words.length) continue;
        const [high, to] = this.sum(second);
        if (!high || high.max === null) continue;
        const low = parseMoney(this.span(first, and));
        if (low && low.min !== null && low.min < high.max) return add(low.min, high.max, to);
      }
    }
    /** @type {[string[], (c: bigint) => [bigint | number, bigint | number]][]} */
    const turns = [
      [g.above, (c) => [c + 1n, noMax]], [g.atLeast, (c) => [c, noMax]], [g.below, (c) => [0, c - 1n]], [g.atMost, (c) => [0, c]],
    ];
    for (const [words, bound] of turns) {
      const name = this.accept(from, words);
      if (name <= 0 || name >= this.words.length) continue;
      const [sum, to] = this.sum(name);
      if (sum && sum.min !== null) return add(...bound(sum.min), to);
    }
    return from;
  }

  /** @param {number} from @returns {[import("./dates.js").Moment | undefined, number]} */
  day(from) {
    const year = yearAt(this.now, this.zone);
    for (let to = Math.min(from + maxDate, this.words.length); to > from; to--) {
      const span = this.span(from, to), found = parseDate(span, this.zone);
      if (found) return [found, to];
      for (const y of [year, year + 1]) { // without a year, it is the next one to come
        const next = parseDate(`${span} ${y}`, this.zone);
        if (next && next.precision >= precision.month && /\p{L}/u.test(span) && next.end > this.now) return [next, to];
      }
    }
    return [undefined, -1];
  }

  /** @param {number} from */
  date(from) {
    const g = this.grammar;
    /** @type {"closes" | "opens"} */
    let column = "closes";
    let turn = this.accept(from, g.closing);
    if (turn <= 0) {
      turn = this.accept(from, g.opening);
      if (turn > 0) column = "opens";
    }
    const said = turn > 0;
    if (!said) turn = from;
    /** @type {[string[], boolean, (v: import("./dates.js").Moment) => [number, number]][]} */
    const turns = [
      [g.before, true, (v) => [0, v.precision >= precision.day ? v.end : v.start]],
      [g.until, true, (v) => [0, v.end]],
      [g.after, false, (v) => [v.end + 1, noMax]],
      [g.since, false, (v) => [v.start, noMax]],
      [g.inYear, false, within],
      [g.on, false, within],
    ];
    for (const [words, alone, bound] of turns) {
      if (!alone && !said) continue;
      const name = this.accept(turn, words);
      if (name < 0 || name >= this.words.length) continue;
      const [moment, to] = this.day(name);
      if (!moment) continue;
      const [Min, Max] = bound(moment);
      this.add({ range: { Column: column, Min, Max }, applied: true }, from, from, to);
      return to;
    }
    if (said && turn < this.words.length) { // clôture juillet 2023
      const [moment, to] = this.day(turn);
      if (moment && to > turn) {
        const [Min, Max] = within(moment);
        this.add({ range: { Column: column, Min, Max }, applied: true }, from, from, to);
        return to;
      }
    }
    return from;
  }

  /** @param {number} from */
  year(from) {
    let name = this.accept(from, this.grammar.inYear);
    const sure = name > 0;
    if (!sure) name = from;
    const word = this.words[name]?.word;
    if (word === undefined || !/^(19|20|21)[0-9]{2}$/.test(word)) return from;
    this.add({ facet: "year", values: [word], labels: [word], applied: sure }, from, name, name + 1);
    return name + 1;
  }

  /** @param {number} from */
  placed(from) {
    const name = this.accept(from, this.grammar.atPlace);
    if (name < 0 || name >= this.words.length) return from;
    const [places, to] = this.places(name);
    if (places.length === 0) return from;
    this.addPlaces(places, from, name, to, true);
    return to;
  }

  /**
   * @param {import("./contents.js").Seat[]} places
   * @param {number} from
   * @param {number} name
   * @param {number} to
   * @param {boolean} sure
   */
  addPlaces(places, from, name, to, sure) {
    for (const seat of places) {
      const { code, facet, label } = seat;
      this.shelf.named.set(code, seat);
      this.add({ facet, values: [code], labels: [label], applied: sure && places.length === 1 }, from, name, to);
    }
  }

  /** @param {number} from */
  named(from) {
    let [meanings, to] = this.meanings(from);
    let [places, end] = this.places(from);
    if (end > to) [meanings, to] = [[], end];
    else if (end < to) places = [];
    if (to === from) return from;
    for (const m of meanings) {
      this.add({ facet: this.entry.facets[m.f].name, values: m.v, labels: m.l, lists: m.r, applied: meanings.length === 1 }, from, from, to);
    }
    if (places.length > 0) this.addPlaces(places, from, from, to, meanings.length === 0 && !this.isWord(from, to));
    return to;
  }

  /** The names that stand from a word on, those of the most words. @param {number} from */
  meanings(from) {
    /** @type {import("./contents.js").Meaning[]} */
    let found = [];
    let to = from;
    if (this.words[from].stop) return /** @type {const} */ ([found, to]);
    for (const name of this.shelf.leaf(this.words[from].text)?.extra?.n ?? []) {
      const end = followTerms(this.words, from, [this.words[from].text, ...name.t ?? []]);
      if (end < to) continue;
      if (end > to) [found, to] = [[name], end];
      else found.push(name);
    }
    // What says the same as another, or less, is left out.
    const distinct = found.filter((n) => !found.some((o) => o.f === n.f && !same(o.v, n.v) &&
      n.v.every((inner) => o.v.some((outer) => inner === outer || inner.startsWith(outer + "/")))));
    return /** @type {const} */ ([distinct, to]);
  }

  /** The places that bear the longest name from a word on. @param {number} from @returns {[import("./contents.js").Seat[], number]} */
  places(from) {
    for (let to = Math.min(from + maxName, this.words.length); to > from; to--) {
      const first = this.words[from];
      if (to === from + 1 && (first.stop || byteLength(first.word) < 2)) break;
      if (this.words[to - 1].stop) continue;
      const span = this.span(from, to), coded = /^(reg|dep|epci|com)-[0-9ab]+$/i.test(span) && this.shelf.place(span.toUpperCase());
      if (coded) return [[coded], to];
      const found = placesNamed(this.shelf, span);
      if (found.length > 0) return [found[0].facet === "region" ? found.slice(0, 1) : found, to];
    }
    return [[], from];
  }

  /** Whether the name of a place is a word too. @param {number} from @param {number} to */
  isWord(from, to) {
    if (to - from === 2 && this.grammar.articles.includes(this.words[from].word)) from++;
    if (to - from !== 1) return false;
    const { word } = this.words[from];
    return this.grammar.directions.includes(word) || Boolean(this.shelf.leaf(this.shelf.rules.stem(word))?.extra?.c?.includes(word));
  }
}

/**
 * In the time that a date names: what closes at the end of a day has the first
 * instant of the next one.
 * @param {import("./dates.js").Moment} v
 * @returns {[number, number]}
 */
const within = (v) => (v.precision === precision.minute ? [v.start, v.start] : [v.start + 1, v.end]);

/** @type {[string, string][]} what a name may begin with to say what it names, and how it is kept */
const typeWords = [
  ["communaute de communes ", "cc "], ["communaute d agglomeration ", "ca "], ["communaute agglomeration ", "ca "],
  ["communaute urbaine ", "cu "], ["cc ", "cc "], ["ca ", "ca "], ["cu ", "cu "], ["metropole ", "metropole "], ["region ", "region "],
  ["departement ", "departement "],
];
const articles = ["de la ", "de l ", "des ", "du ", "de ", "d ", "le ", "la ", "les ", "l "];
const unhelpful = ["saint", "sainte", "cc", "ca", "cu", "metropole", "region", "departement", "arrondissement"];

/**
 * The territories that bear a name.
 * @param {import("./postings.js").Shelf} shelf
 * @param {string} name
 * @returns {import("./contents.js").Seat[]}
 */
export function placesNamed(shelf, name) {
  const folded = foldName(name);
  for (const key of [folded, typedName(folded), arrondissement(folded)]) {
    if (key === "") continue;
    const names = shelf.leaf(keyOf(shelf.rules, key))?.places ?? [];
    const seats = names.filter((n) => (n.key || foldName(n.text)) === key).flatMap((n) => n.seats);
    if (seats.length > 0) return seats;
  }
  return [];
}

/** A name without what people write differently. @param {string} name */
function foldName(name) {
  let folded = "";
  for (const c of name.normalize("NFD")) {
    const lower = c.toLowerCase();
    if (/\p{Mn}/u.test(c)) continue;
    if (lower === "œ" || lower === "æ") folded += lower === "œ" ? "oe" : "ae";
    else folded += /[\p{L}\p{Nd}]/u.test(c) ? lower : " ";
  }
  return folded.split(" ").filter((w) => w !== "").map((w) => (w === "st" ? "saint" : w === "ste" ? "sainte" : w)).join(" ");
}

/** @param {string} folded */
function typedName(folded) {
  for (const [written, kept] of typeWords) {
    if (!folded.startsWith(written)) continue;
    const rest = folded.slice(written.length);
    return kept + rest.slice(articles.find((a) => rest.startsWith(a))?.length ?? 0);
  }
  return folded;
}

/** The official name of what may be an arrondissement. @param {string} folded */
function arrondissement(folded) {
  const match = folded.match(/^(?<city>paris|lyon|marseille) (?<number>\d{1,2})(er|e|eme|ere)?( arr| arrondissement)?$/) ??
    folded.match(/^(?<number>\d{1,2})(er|e|eme|ere)? (arr|arrondissement) (de |d )?(?<city>paris|lyon|marseille)$/);
  if (!match?.groups) return "";
  const number = match.groups.number.replace(/^0+/, "");
  return number === "1" ? `${match.groups.city} 1er arrondissement` : `${match.groups.city} ${number}e arrondissement`;
}

/** The term under which a folded name stands. @param {import("./text.js").Rules} rules @param {string} name */
function keyOf(rules, name) {
  let best = "", any = "";
  for (const word of name.split(" ")) {
    if (byteLength(word) > byteLength(any)) any = word;
    if (byteLength(word) > byteLength(best) && !unhelpful.includes(word) && !rules.stops.has(word)) best = word;
  }
  return rules.stem(best || any);
}
