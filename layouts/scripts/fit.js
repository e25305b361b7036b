// Which calls fit what the holder of a project says, and why: the rules of
// internal/directory, which the tests hold these to. Instants are in seconds since 1970.

/** @typedef {[id: string, label: string]} Choice */

/**
 * A file of the finder, as internal/pages writes it. Numbers stand for values of its tables.
 * @typedef {object} Found
 * @property {Choice[]} audiences
 * @property {Choice[]} sectors
 * @property {Choice[]} types of calls; the id is empty for those that state none
 * @property {string[]} programmes their titles
 * @property {FoundArea[]} areas
 * @property {Choice[]} statuses each with its label, of which a status may have several
 * @property {[at: number, words: string][]} dates instants, 0 where one is not told, and how each is said
 * @property {string[]} phrases what is said of dates, with {opens} and {closes} in their place
 * @property {string[]} sums what may be granted, in words; the first is empty
 * @property {FoundCall[]} calls in the order of their titles
 * @property {string[]} order in which statuses call for action
 * @property {string[]} open the statuses of the calls to which one may apply
 */

/**
 * A territory that a call names.
 * @typedef {object} FoundArea
 * @property {string} code
 * @property {string} name
 * @property {string[]} above codes of wider kinds, that share ground with it
 * @property {string[]} fills those of them of which it is the whole ground
 */

/**
 * @typedef {object} FoundCall
 * @property {string} a its address
 * @property {string} t its title
 * @property {number} p its programme; -1 if it has none
 * @property {number} k its type
 * @property {number[]} [s] the sectors under which it is found
 * @property {string} [r] the title of the call whose laureates it is for
 * @property {FoundPart[]} v
 */

/**
 * A strand of a call, or the whole of one that has none.
 * @typedef {object} FoundPart
 * @property {string} [l] its label
 * @property {number[]} [a] audiences
 * @property {number[]} [i] areas that it includes
 * @property {number[]} [x] areas that it excludes
 * @property {string[]} [z] zones that it is for, in words
 * @property {number} [e] its sum
 * @property {[least: number, most: number][]} [m] amounts in euros; 0 is not told
 * @property {Moment[]} d in order
 */

/**
 * Where a part stands from an instant on, which is that of closes and from more, but for the first of all;
 * left is 1 where the time left is told.
 * @typedef {[from: number, status: number, opens: number, closes: number, phrase: number, left: number]} Moment
 */

/** @typedef {Omit<FoundArea, "above" | "fills"> & {above: Set<string>, fills: Set<string>}} Area */
/** @typedef {FoundPart & {audiences: Set<string>, include: Area[], exclude: Area[]}} Part */
/** @typedef {FoundCall & {data: Found, type: string, sectors: Set<string>, parts: Part[]}} Call */
/** @typedef {{data: Found, calls: Call[]}} Calls those of a file, ready to be asked */

/**
 * A moment, its tables read.
 * @typedef {object} State
 * @property {string} status
 * @property {string} word the status in words
 * @property {number} rank the place of the status among those that call for action
 * @property {boolean} open whether one may apply
 * @property {number} opens
 * @property {number} closes
 * @property {boolean} left whether the time left is told
 * @property {Moment} moment
 */

/** @typedef {import("./places.js").Place} Place */

/**
 * What is asked; an answer that is missing, empty or 0 is not asked about.
 * @typedef {object} Answers
 * @property {string} [audience] its id
 * @property {string} [sector] its id
 * @property {string} [type] of the call
 * @property {Place} [place]
 * @property {number} [amount] that is needed, in euros
 * @property {number} [before] the last instant at which the call may close
 * @property {boolean} [all] calls too to which one may not apply now
 */

/** @typedef {"audience" | "sector" | "type"} Question */
/** @typedef {"audience" | "place" | "part" | "zone" | "sector" | "amount" | "laureate"} Check what remains to be checked */
/** @typedef {Record<Question, Map<string, number>>} Counts of calls by id; "?" counts those that name none, "" all */

/**
 * A call that fits, by the part of it that calls for action first.
 * @typedef {object} Fit
 * @property {Call} call
 * @property {Part} part
 * @property {State} state
 * @property {Area} [area] that it names, and for which it fits the place
 * @property {Check[]} checks
 */

/** Makes the calls of a file ready to be asked. @param {Found} data @returns {Calls} */
export function read(data) {
  const areas = data.areas.map((area) => ({ ...area, above: new Set(area.above), fills: new Set(area.fills) }));
  const id = (/** @type {Choice[]} */ table) => (/** @type {number} */ n) => table[n][0];
  const calls = data.calls.map((c) => ({
    ...c,
    data,
    type: id(data.types)(c.k),
    sectors: new Set((c.s ?? []).map(id(data.sectors))),
    parts: c.v.map((p) => ({
      ...p,
      audiences: new Set((p.a ?? []).map(id(data.audiences))),
      include: (p.i ?? []).map((n) => areas[n]),
      exclude: (p.x ?? []).map((n) => areas[n]),
    })),
  }));
  return { data, calls };
}

/**
 * Where a part of a call stands at an instant: one of its moments.
 * @param {Found} data @param {Part} part @param {number} now
 * @returns {State}
 */
export function stateOf(data, part, now) {
  let at = part.d[0];
  for (const moment of part.d) if (moment !== at && moment[0] + data.dates[moment[3]][0] <= now) at = moment;
  const [, status, opens, closes, , left] = at;
  const [id, word] = data.statuses[status];
  return {
    status: id, word, rank: data.order.indexOf(id), open: data.open.includes(id),
    opens: data.dates[opens][0], closes: data.dates[closes][0], left: left === 1, moment: at,
  };
}

/** What is said of the dates of a state, after its status. @param {Found} data @param {State} state */
export function datesOf(data, { moment: [, , opens, closes, phrase] }) {
  return data.phrases[phrase].replace("{opens}", () => data.dates[opens][1]).replace("{closes}", () => data.dates[closes][1]);
}

/** Whether an area and a place share ground. @param {Area} area @param {Place} place */
const overlaps = (area, place) => place.around.has(area.code) || area.above.has(place.code) || area.code === place.code;
/** Whether an area holds the whole of a place. @param {Area} area @param {Place} place */
const contains = (area, place) => place.within.has(area.code) || area.fills.has(place.code);

/**
 * The part of the country that a part of a call names, for a place.
 * @param {Part} part @param {Place} place
 * @returns {Pick<Fit, "area" | "checks"> | null} null where it is not for that place
 */
function placeOf(part, place) {
  if (part.include.length === 0) return { checks: ["place"] };
  if (part.exclude.some((out) => contains(out, place))) return null;
  const area = part.include.find((a) => contains(a, place)) ?? part.include.find((a) => overlaps(a, place));
  if (!area) return null;
  const covers = contains(area, place) && !part.exclude.some((out) => overlaps(out, place));
  return { area, checks: covers ? [] : ["part"] };
}

/**
 * The tests of a part of a call, one for each question: each is null where the
 * answer does not fit, or says what remains to be checked.
 * @satisfies {Record<string, (call: Call, part: Part, a: Answers, state: State) => Check[] | null>}
 */
const questions = {
  audience: (call, part, a) => {
    if (!a.audience) return [];
    if (part.audiences.size === 0) return ["audience"];
    return part.audiences.has(a.audience) ? [] : null;
  },
  sector: (call, part, a) => {
    if (!a.sector) return [];
    if (call.sectors.size === 0) return ["sector"];
    return call.sectors.has(a.sector) ? [] : null;
  },
  type: (call, part, a) => (!a.type || a.type === call.type ? [] : null),
  rest: (call, part, a, state) => {
    if (!a.all && !state.open) return null;
    if (a.before && !(state.closes && state.closes <= a.before)) return null;
    const { amount } = a;
    if (!amount) return [];
    const amounts = part.m ?? [];
    if (amounts.length === 0) return ["amount"];
    return amounts.some(([least, most]) => least <= amount && (most === 0 || amount <= most)) ? [] : null;
  },
};

/** @type {Question[]} those that are answered by a choice */
export const choices = ["audience", "sector", "type"];

/** @type {Check[]} in the order in which they are told */
const checkOrder = ["audience", "place", "part", "zone", "sector", "amount", "laureate"];

/**
 * Finds what fits, at an instant, in the order in which one must act, and counts for
 * each answer to a question how many calls would fit with it.
 * @param {Calls} all @param {Answers} answers @param {number} now
 */
export function find({ data, calls }, answers, now) {
  /** @type {Fit[]} */
  const fits = [];
  /** @type {Counts} */
  const counts = { audience: new Map(), sector: new Map(), type: new Map() };
  for (const call of calls) {
    /** @type {Record<Question, Set<string>>} */
    const counted = { audience: new Set(), sector: new Set(), type: new Set() };
    /** @type {Fit[]} */
    const found = [];
    for (const part of call.parts) {
      const at = answers.place ? placeOf(part, answers.place) : { checks: [] };
      if (!at) continue;
      const state = stateOf(data, part, now);
      const rest = questions.rest(call, part, answers, state);
      if (!rest) continue;
      const told = { audience: questions.audience(call, part, answers), sector: questions.sector(call, part, answers), type: questions.type(call, part, answers) };
      for (const question of choices) {
        if (choices.some((other) => other !== question && !told[other])) continue;
        const values = { audience: part.audiences, sector: call.sectors, type: new Set([call.type]) }[question];
        counted[question].add("");
        if (values.size === 0) counted[question].add("?");
        for (const value of values) counted[question].add(value);
      }
      if (!told.audience || !told.sector || !told.type) continue;
      const checks = new Set([...told.audience, ...at.checks, ...told.sector, ...rest]);
      if (part.z) checks.add("zone");
      if (call.r) checks.add("laureate");
      found.push({ call, part, state, area: at.area, checks: checkOrder.filter((c) => checks.has(c)) });
    }
    for (const question of choices) {
      for (const value of counted[question]) counts[question].set(value, (counts[question].get(value) ?? 0) + 1);
    }
    if (found.length > 0) fits.push(found.reduce((a, b) => (compareStates(b.state, a.state) < 0 ? b : a)));
  }
  // Calls are in the order of their titles, which a stable sort keeps.
  fits.sort((a, b) => compareStates(a.state, b.state));
  return { fits, counts };
}

/**
 * How many calls fit with an answer: those that name it, and those that name none.
 * @param {Map<string, number>} counts @param {string} value
 */
export const countOf = (counts, value) => (counts.get(value) ?? 0) + (counts.get("?") ?? 0);

/** Orders states by what one must do first. @param {State} a @param {State} b */
function compareStates(a, b) {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.open) return (a.closes || Infinity) - (b.closes || Infinity) || 0;
  if (a.status === "closed") return b.closes - a.closes;
  return (a.opens || Infinity) - (b.opens || Infinity) || 0;
}
