// Sums of money as people write them.

import { Cursor } from "./cursor.js";

/**
 * @typedef {object} Sum
 * @property {string} whole digits
 * @property {string} fraction digits
 * @property {boolean} ambiguous the mark before three digits may set thousands apart
 * @property {number} unit a power of ten
 * @property {string} currency empty where none is written
 */

/**
 * Reads one sum or range, in cents of its currency: null on a side that nothing
 * bounds; undefined for what is no sum.
 * @param {string} text
 * @returns {{min: bigint | null, max: bigint | null, currency: string} | undefined}
 */
export function parseMoney(text) {
  const c = new Cursor(text);
  approximately(c);
  let noLow = false, noHigh = false;
  if (c.accept("jusqu'a", "moins de", "up to", "less than", "under", "≤", "<=") || atMost(c)) noLow = true;
  else if (c.accept("a partir de", "des", "plus de", "starting at", "more than", "over", "≥", ">=") || atLeast(c)) noHigh = true;
  approximately(c);
  const bounded = noLow || noHigh;
  const opened = !bounded && c.accept("de", "entre", "between");
  const from = !bounded && !opened && c.accept("from");
  const low = readSum(c);
  if (!low) return undefined;
  let high = low;
  if (bounded) {
    // one figure
  } else if (!opened && c.accept("et plus", "ou plus", "and more", "or more", "and over", "+")) {
    noHigh = true;
  } else if (c.accept("-", "a", "et", "to", "and")) {
    const second = readSum(c);
    if (!second) return undefined;
    high = second;
  } else if (opened) {
    return undefined;
  } else if (from) {
    noHigh = true;
  } else if (atMost(c)) {
    noLow = true;
  } else if (atLeast(c)) {
    noHigh = true;
  }
  approximately(c);
  if (!c.done()) return undefined;

  if (low.currency === "" && low.unit === 0) low.unit = high.unit;
  if (low.currency === "") low.currency = high.currency;
  if (high.currency === "") high.currency = low.currency;
  if (low.currency !== high.currency) return undefined;
  const min = cents(low), max = cents(high);
  if (min === undefined || max === undefined || min > max) return undefined;
  return { min: noLow ? null : min, max: noHigh ? null : max, currency: low.currency || "EUR" };
}

/** @param {Cursor} c */
const approximately = (c) =>
  c.accept("~", "environ", "env.", "pres de", "autour de", "quelque", "about", "around", "approximately", "approx.", "nearly", "almost", "circa", "ca.");
/** @param {Cursor} c */
const atMost = (c) => c.accept("au plus", "au maximum", "maximum", "max.", "max", "at most");
/** @param {Cursor} c */
const atLeast = (c) => c.accept("au moins", "au minimum", "minimum", "min.", "min", "at least");

/** @param {Cursor} c @returns {Sum | undefined} */
function readSum(c) {
  if (c.accept("-")) return undefined; // no sum of money is negative
  const before = readCurrency(c), sum = readNumber(c);
  if (!sum) return undefined;
  if (c.accept("k", "mille", "thousand")) sum.unit = 3;
  else if (c.accept("m", "mio", "million", "millions")) sum.unit = 6;
  else if (c.accept("md", "mds", "mrd", "milliard", "milliards", "bn")) sum.unit = 9;
  else if (c.accept("keur")) [sum.unit, sum.currency] = [3, "EUR"];
  else if (c.accept("meur")) [sum.unit, sum.currency] = [6, "EUR"];
  if (sum.unit >= 6) c.accept("d'", "de");
  const after = readCurrency(c);
  sum.currency ||= after || before;
  return before === "" || before === sum.currency ? sum : undefined;
}

/** @param {Cursor} c */
function readCurrency(c) {
  if (c.accept("€", "eur", "euro", "euros")) return "EUR";
  if (c.accept("chf")) return "CHF";
  if (c.accept("£", "gbp")) return "GBP";
  return c.accept("$", "usd") ? "USD" : "";
}

/**
 * Reads a number: groups of three digits may be set apart by spaces, apostrophes,
 * commas or points, the same throughout.
 * @param {Cursor} c
 * @returns {Sum | undefined}
 */
function readNumber(c) {
  const sum = { whole: c.digits(), fraction: "", ambiguous: false, unit: 0, currency: "" };
  if (sum.whole === "") return undefined;
  const first = sum.whole.length;
  let mark = "", groups = 0;
  while (first <= 3) {
    const group = c.rest.match(/^([ ',.])([0-9]{3})(?![0-9])/);
    if (!group || (mark !== "" && group[1] !== mark)) break;
    mark = group[1];
    groups++;
    sum.whole += group[2];
    c.rest = c.rest.slice(4);
  }
  const decimals = c.rest.match(/^([.,])([0-9]+)/), follows = decimals !== null && decimals[1] !== mark;
  if (groups === 1 && (mark === "." || mark === ",") && !follows) {
    [sum.whole, sum.fraction] = [sum.whole.slice(0, first), sum.whole.slice(first)];
    sum.ambiguous = /[1-9]/.test(sum.whole);
  } else if (decimals !== null && follows) {
    sum.fraction = decimals[2];
    c.rest = c.rest.slice(decimals[0].length);
  }
  return sum;
}

const largest = 2n ** 63n - 1n;

/** @param {Sum} sum @returns {bigint | undefined} hundredths; undefined for what has no exact value */
function cents(sum) {
  let { whole, fraction } = sum;
  if (sum.ambiguous) {
    if (sum.unit > 0 || sum.currency === "") return undefined;
    [whole, fraction] = [whole + fraction, ""];
  }
  fraction = fraction.replace(/0+$/, "");
  const places = sum.unit + 2 - fraction.length;
  if (places < 0) return undefined;
  const value = BigInt(whole + fraction) * 10n ** BigInt(places);
  return value > largest ? undefined : value;
}
