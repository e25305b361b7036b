// The words of a text: docs/search-text.md, for browsers.

/**
 * One word of a text. Places are in UTF-16 units.
 * @typedef {object} Term
 * @property {string} text what is indexed: the word folded and stemmed
 * @property {string} word the word folded
 * @property {number} start
 * @property {number} end
 * @property {number} position counted from 1
 * @property {boolean} joined it stands for several words
 * @property {boolean} stop it is not indexed
 * @property {boolean} weak a query does not insist on it
 */

/**
 * A run of letters and digits, or a sign of currency.
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} start
 * @property {number} end
 * @property {string} link what stands before it: a connector, or one of LINKS
 * @property {boolean} digits
 * @property {boolean} currency
 * @property {number} decimals how many of its last digits stand after the point
 */

/**
 * @typedef {object} Table the data of the rules of a language, as the entry has it
 * @property {Record<string, string>} spellings
 * @property {string[]} elisions
 * @property {string[]} enclitics
 * @property {string[]} stops
 * @property {string[]} weak
 * @property {Record<string, string>} stems
 * @property {{suffix: string, with: string, min: number}[][]} phases
 * @property {string} thousands
 * @property {Record<string, number>} scales
 * @property {string[]} signs
 * @property {string[]} currencies
 */

const apart = "apart", spaced = "spaced", touching = "touching", spacedAmpersand = "spaced &";
const maxJoined = 8, maxDigits = 18, shortestStemmed = 4;
const initialLinks = ["&", ".", "-"];

/** The rules of one language. */
export class Rules {
  /** @param {Table} table */
  constructor(table) {
    this.thousands = table.thousands;
    this.phases = table.phases;
    this.spellings = new Map(Object.entries(table.spellings));
    this.stems = new Map(Object.entries(table.stems));
    this.scales = new Map(Object.entries(table.scales));
    this.elisions = new Set(table.elisions);
    this.enclitics = new Set(table.enclitics);
    this.stops = new Set(table.stops);
    this.weak = new Set(table.weak);
    this.signs = new Set(table.signs);
    this.currencies = new Set(table.currencies);
    /** @type {Map<string, string>} characters folded before */
    this.folded = new Map();
  }

  /**
   * A text in lower case, without accents, with one apostrophe, dash and space.
   * @param {string} text
   */
  fold(text) {
    let folded = "";
    for (const c of text.toWellFormed()) folded += this.foldCharacter(c);
    return folded;
  }

  /** @param {string} c one character */
  foldCharacter(c) {
    let folded = this.folded.get(c);
    if (folded === undefined) this.folded.set(c, folded = this.foldAny(c));
    return folded;
  }

  /** @param {string} c */
  foldAny(c) {
    const spelling = this.spellings.get(c);
    if (spelling !== undefined) return spelling;
    if (/^\p{Zs}$/u.test(c)) return " ";
    let folded = "";
    for (const part of c.normalize("NFD")) {
      if (/^[\p{M}\p{Cf}]$/u.test(part)) continue;
      folded += this.spellings.get(part) ?? simpleLower(part);
    }
    return folded;
  }

  /**
   * The term of a folded word.
   * @param {string} word
   */
  stem(word) {
    if (word.length < shortestStemmed || !/^[a-z]+$/.test(word)) return word;
    const stem = this.stems.get(word);
    if (stem !== undefined) return stem;
    for (const phase of this.phases) {
      const rule = phase.find((r) => word.length >= r.min && word.endsWith(r.suffix));
      if (rule) word = word.slice(0, word.length - rule.suffix.length) + rule.with;
    }
    return word;
  }

  /**
   * The words of a text that are indexed.
   * @param {string} text
   */
  terms(text) {
    return this.words(text).filter((w) => !w.stop);
  }

  /**
   * All words of a text, what stands for several after the first of them.
   * @param {string} text
   * @returns {Term[]}
   */
  words(text) {
    return new Breaker(this, this.numbers(this.scan(text.toWellFormed()))).words();
  }

  /**
   * Finds the pieces of a text.
   * @param {string} text
   */
  scan(text) {
    /** @type {Piece[]} */
    const pieces = [];
    /** @type {Piece | null} */
    let open = null;
    let before = apart, at = 0;
    const close = () => {
      if (open) [before, open] = [touching, null];
    };
    for (const c of text) {
      const start = at;
      at += c.length;
      const folded = this.foldCharacter(c);
      if (folded === "") { // a mark belongs to the letter before it
        if (open || before === touching) pieces[pieces.length - 1].end = at;
        continue;
      }
      const first = String.fromCodePoint(/** @type {number} */ (folded.codePointAt(0)));
      if (first === "€") {
        close();
        pieces.push({ text: "euro", start, end: at, link: before, digits: false, currency: true, decimals: 0 });
        before = touching;
      } else if (isLetter(first)) {
        const digit = first >= "0" && first <= "9";
        if (open && /** @type {Piece} */ (open).digits && !digit) close();
        if (!open) {
          open = { text: "", start, end: at, link: before, digits: digit, currency: false, decimals: 0 };
          pieces.push(open);
        }
        open.text += folded;
        open.end = at;
      } else {
        close();
        before = follow(before, first);
      }
    }
    return pieces;
  }

  /**
   * Makes one piece of each number that stands in several.
   * @param {Piece[]} pieces
   */
  numbers(pieces) {
    /** @type {Piece[]} */
    const kept = [];
    for (let i = 0; i < pieces.length;) {
      let piece = pieces[i], next = i + 1;
      if (piece.digits) [piece, next] = this.number(pieces, i);
      if (next === i + 1 && this.isUnit(pieces, i)) {
        piece = { ...piece, text: piece.text + pieces[next].text, end: pieces[next].end, digits: false };
        next++;
      }
      kept.push(piece);
      i = next;
    }
    return kept;
  }

  /**
   * @param {Piece[]} pieces
   * @param {number} i
   */
  isUnit(pieces, i) {
    const next = pieces[i + 1];
    return pieces[i].digits && next?.link === touching && !next.currency && !this.value(pieces, i);
  }

  /**
   * @param {Piece[]} pieces
   * @param {number} i
   * @returns {[Piece, number]} the number, and the piece after it
   */
  number(pieces, i) {
    /** @param {number} j @param {string} link */
    const follows = (j, link) => Boolean(pieces[j]?.digits) && pieces[j].link === link;
    /** @param {number} j */
    const continues = (j) => follows(j, ".") || follows(j, ",");
    const first = pieces[i];
    let j = i + 1;
    const between = pieces[j]?.link;
    if (first.text.length <= 3 && first.text[0] !== "0" && !continues(i) && (between === spaced || between === this.thousands)) {
      while (follows(j, between) && pieces[j].text.length === 3) j++;
      if (between !== spaced && follows(j, between)) j = i + 1; // 192.168.1.10 is no number
    }
    let decimals = 0;
    if (!continues(i) && !continues(j + 1) && (follows(j, ".") || follows(j, ",") && this.thousands !== ",")) {
      decimals = pieces[j].text.length;
      j++;
    }
    return [{ ...first, text: joinPieces(pieces, i, j), end: pieces[j - 1].end, decimals }, j];
  }

  /**
   * The value of the amount that begins with a piece.
   * @param {Piece[]} pieces
   * @param {number} i
   * @returns {{text: string, start: number, end: number} | null}
   */
  value(pieces, i) {
    const piece = pieces[i], next = pieces[i + 1];
    if (!piece.digits || !isNear(next)) return null;
    const scale = wordOf(next), power = this.scales.get(scale);
    if (power === undefined) return null;
    let { start } = piece, { end } = next;
    if (this.signs.has(scale)) {
      const after = pieces[i + 2];
      if (isNear(after) && (after.currency || this.currencies.has(wordOf(after)))) end = after.end;
      else if (i > 0 && pieces[i - 1].currency && piece.link === touching) start = pieces[i - 1].start;
      else return null;
    }
    let digits = piece.text.replace(/^0+/, ""), { decimals } = piece;
    for (; decimals > power && digits.endsWith("0"); decimals--) digits = digits.slice(0, -1);
    if (digits === "" || decimals > power || digits.length + power - decimals > maxDigits) return null;
    return { text: digits + "0".repeat(power - decimals), start, end };
  }
}

/** Makes words of the pieces of one text. */
class Breaker {
  /** @param {Rules} rules @param {Piece[]} pieces */
  constructor(rules, pieces) {
    this.rules = rules;
    this.pieces = pieces;
    /** @type {Term[]} */
    this.list = [];
    this.position = 0;
  }

  words() {
    for (let i = 0; i < this.pieces.length;) i = this.run(i);
    return this.list;
  }

  /**
   * Reads the compound that begins with a piece, and returns the piece after it.
   * @param {number} i
   */
  run(i) {
    const { pieces } = this;
    let j = i + 1;
    while (j < pieces.length && "-.:_&'".includes(pieces[j].link)) j++;
    if (j === i + 1) {
      j = this.initials(i, [spacedAmpersand]);
      if (j > i + 1) {
        this.emit(this.whole(i, j));
      } else {
        this.emit(pieces[i]);
        this.amount(i);
      }
    } else if (this.initials(i, initialLinks) === j) {
      this.emit(this.whole(i, j));
    } else {
      this.compound(i, j);
    }
    return j;
  }

  /** @param {number} i @param {string[]} links */
  initials(i, links) {
    const initial = (/** @type {Piece | undefined} */ p) => p !== undefined && /^[a-z]$/.test(p.text);
    let j = i + 1;
    if (initial(this.pieces[i])) while (initial(this.pieces[j]) && links.includes(this.pieces[j].link)) j++;
    return j;
  }

  /** @param {number} i @param {number} j @returns {Piece} the pieces as one */
  whole(i, j) {
    return { ...this.pieces[i], text: joinPieces(this.pieces, i, j), end: this.pieces[j - 1].end, digits: false, decimals: 0 };
  }

  /** @param {number} i @param {number} j */
  compound(i, j) {
    const { pieces, rules } = this;
    const elided = (/** @type {number} */ k) => k < j - 1 && pieces[k + 1].link === "'" && rules.elisions.has(wordOf(pieces[k]));
    while (elided(i)) i++;
    while (j > i + 1 && pieces[j - 1].link === "'" && rules.enclitics.has(wordOf(pieces[j - 1]))) j--;
    const joined = j - i > 1 && j - i <= maxJoined && !pieces.slice(i, j).every((p) => p.digits);
    for (let k = i; k < j; k++) {
      if (elided(k)) continue;
      this.emit(pieces[k]);
      if (k === i && joined) this.join(this.whole(i, j));
      this.amount(k);
    }
  }

  /** @param {Piece} piece */
  emit(piece) {
    const word = wordOf(piece), { rules } = this;
    this.position++;
    this.list.push({
      text: rules.stem(word), word, start: piece.start, end: piece.end, position: this.position,
      joined: false, stop: rules.stops.has(word), weak: rules.weak.has(word),
    });
  }

  /** @param {{text: string, start: number, end: number}} whole */
  join({ text, start, end }) {
    this.list.push({ text: this.rules.stem(text), word: text, start, end, position: this.position, joined: true, stop: false, weak: false });
  }

  /** @param {number} i */
  amount(i) {
    const value = this.rules.value(this.pieces, i);
    if (value && value.text !== wordOf(this.pieces[i])) this.join(value);
  }
}

/** @param {Piece[]} pieces @param {number} i @param {number} j */
const joinPieces = (pieces, i, j) => pieces.slice(i, j).map((p) => p.text).join("");

/** @param {Piece | undefined} piece */
const isNear = (piece) => piece !== undefined && (piece.link === touching || piece.link === spaced);

/** @param {Piece} piece */
function wordOf({ text, decimals }) {
  return decimals > 0 ? text.slice(0, -decimals) + "." + text.slice(-decimals) : text;
}

/** @param {string} c a folded character */
const isLetter = (c) => (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || (c > "\x7f" && /^[\p{L}\p{Nd}]$/u.test(c));

/**
 * The link when another character stands after what made the first.
 * @param {string} link
 * @param {string} c
 */
function follow(link, c) {
  if (c === " ") {
    if (link === touching || link === spaced) return spaced;
    return link === spacedAmpersand ? spacedAmpersand : apart;
  }
  if ("-'.:&_,".includes(c)) {
    if (link === touching) return c;
    if (link === spaced && c === "&") return spacedAmpersand;
  }
  return apart;
}

/**
 * Lower case, one character for one.
 * @param {string} c
 */
function simpleLower(c) {
  const lower = c.toLowerCase();
  return [...lower].length === 1 ? lower : c;
}

const encoder = new TextEncoder();

/** How long a text is in UTF-8. @param {string} text */
export const byteLength = (text) => (isASCII(text) ? text.length : encoder.encode(text).length);

/** @param {string} text */
const isASCII = (text) => /^[\x00-\x7f]*$/.test(text);

/**
 * The order of texts by their bytes in UTF-8, which is that of their characters.
 * @param {string} a
 * @param {string} b
 */
export function compareBytes(a, b) {
  if (a === b) return 0;
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x !== y) {
      const high = (/** @type {number} */ u) => (u >= 0xd800 && u < 0xe000 ? u + 0x10000 : u);
      return high(x) - high(y);
    }
  }
  return a.length - b.length;
}
