// The part of a text that shows why it was found.

import { byteLength } from "./text.js";

/** @typedef {{text: string, mark?: true}[]} Excerpt a text in pieces */
/** @typedef {{start: number, end: number}} Span */

// In bytes, as the server counts them: both show the same.
const excerptBytes = 220, excerptLead = 60, excerptText = 1 << 17;

/** Cuts texts and marks the words that a query looks for. */
export class Marker {
  /**
   * @param {import("./text.js").Rules} rules
   * @param {Set<string>} met terms
   * @param {string[]} begun beginnings of words
   */
  constructor(rules, met, begun) {
    this.rules = rules;
    this.met = met;
    this.begun = begun;
  }

  /** @param {string} text @returns {Span[]} */
  marks(text) {
    /** @type {Span[]} */
    const marks = [];
    for (const t of this.rules.terms(text)) {
      if (!this.met.has(t.text) && !this.begun.some((prefix) => t.word.startsWith(prefix))) continue;
      const last = marks[marks.length - 1];
      if (last && t.start < last.end) last.end = Math.max(last.end, t.end);
      else marks.push({ start: t.start, end: t.end });
    }
    return marks;
  }

  /** A whole text with its words marked. @param {string} text */
  whole(text) {
    return pieces(text, { start: 0, end: text.length }, this.marks(text));
  }

  /**
   * The part of a text where the most of the query's words stand.
   * @param {string} text one block a line
   */
  excerpt(text) {
    let best = "", most = 0;
    /** @type {Span} */
    let window = { start: 0, end: 0 };
    /** @type {Span[]} */
    let within = [];
    for (const line of cut(text).split("\n")) {
      const marks = this.marks(line);
      if (marks.length === 0) continue;
      const at = byteOffsets(line);
      marks.forEach((mark, i) => {
        const seen = new Set();
        let end = i;
        for (; end < marks.length && at(marks[end].end) - at(mark.start) <= excerptBytes - excerptLead; end++) {
          seen.add(this.rules.fold(line.slice(marks[end].start, marks[end].end)));
        }
        if (seen.size > most) {
          most = seen.size;
          [best, window, within] = [line, { start: mark.start, end: marks[Math.max(i, end - 1)].end }, marks];
        }
      });
    }
    if (most === 0) {
      const first = text.split("\n", 1)[0];
      return pieces(first, widen(first, { start: 0, end: 0 }), []);
    }
    return pieces(best, widen(best, window), within);
  }
}

/** How much of a text is looked at. @param {string} text */
function cut(text) {
  if (text.length <= excerptText / 3 || byteLength(text) <= excerptText) return text;
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, excerptText)).replace(/\ufffd+$/, "");
}

/**
 * Where each place of a text stands in UTF-8.
 * @param {string} text
 * @returns {(at: number) => number}
 */
export function byteOffsets(text) {
  if (byteLength(text) === text.length) return (at) => at;
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0, at = 0;
  for (const c of text) {
    offsets[at] = bytes;
    if (c.length === 2) offsets[at + 1] = bytes;
    bytes += byteLength(c);
    at += c.length;
  }
  offsets[at] = bytes;
  return (place) => offsets[place];
}

/**
 * Makes a window as long as an excerpt, cut between words.
 * @param {string} line
 * @param {Span} window
 * @returns {Span}
 */
function widen(line, window) {
  const at = byteOffsets(line), length = at(line.length);
  if (length <= excerptBytes + excerptLead) return { start: 0, end: line.length };
  // The first place that is not before a byte, and the last one that is not after it.
  const notBefore = (/** @type {number} */ byte) => {
    let place = 0;
    while (at(place) < byte) place++;
    return place;
  };
  const notAfter = (/** @type {number} */ byte) => {
    let place = line.length;
    while (at(place) > byte) place--;
    return place;
  };
  let start = 0;
  if (at(window.start) > excerptLead) {
    const space = line.slice(0, window.start).indexOf(" ", notBefore(at(window.start) - excerptLead));
    start = space >= 0 ? space + 1 : window.start;
  }
  let end = Math.max(window.end, notAfter(Math.min(length, at(start) + excerptBytes)));
  if (end < line.length) {
    const space = line.slice(0, end).lastIndexOf(" ");
    end = space >= window.end ? space : window.end;
  }
  return { start, end };
}

/**
 * Parts a window of a text into marked pieces and others.
 * @param {string} text
 * @param {Span} window
 * @param {Span[]} marks
 * @returns {Excerpt}
 */
function pieces(text, window, marks) {
  /** @type {Excerpt} */
  const list = [];
  if (window.start > 0) list.push({ text: "… " });
  let at = window.start;
  for (const { start, end } of marks) {
    if (start < at || end > window.end) continue;
    if (start > at) list.push({ text: text.slice(at, start) });
    list.push({ text: text.slice(start, end), mark: true });
    at = end;
  }
  if (window.end > at) list.push({ text: text.slice(at, window.end) });
  if (window.end < text.length) list.push({ text: " …" });
  return list;
}

/**
 * An excerpt as the files have it: texts, and lists of one that is marked.
 * @param {(string | [string])[]} pieces
 * @returns {Excerpt}
 */
export const parted = (pieces) => pieces.map((p) => (typeof p === "string" ? { text: p } : { text: p[0], mark: true }));
