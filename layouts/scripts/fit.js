// Which calls fit what the holder of a project says, and why: the rules of
// internal/directory, which the tests hold these to.
//
// Answers are { audience, place, sector, amount, type, before, all }; one that is
// missing is not asked about. A place is { code, name, around, within }: two sets of
// codes, of the territories that share ground with it and of those that hold the
// whole of it, itself among both. Instants are in seconds since 1970.

/** The calls of a file of the finder, ready to be asked. */
export function read(data) {
  const areas = data.areas.map((area) => ({ ...area, above: new Set(area.above), fills: new Set(area.fills) }));
  const id = (table) => (n) => table[n][0];
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

/** Where a part of a call stands at an instant: one of its moments. */
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

/** What is said of the dates of a state, after its status. */
export function datesOf(data, { moment: [, , opens, closes, phrase] }) {
  return data.phrases[phrase].replace("{opens}", () => data.dates[opens][1]).replace("{closes}", () => data.dates[closes][1]);
}

const overlaps = (area, place) => place.around.has(area.code) || area.above.has(place.code) || area.code === place.code;
const contains = (area, place) => place.within.has(area.code) || area.fills.has(place.code);

/** The part of the country that a part of a call names, for a place. */
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
    if (!a.amount) return [];
    const amounts = part.m ?? [];
    if (amounts.length === 0) return ["amount"];
    return amounts.some(([least, most]) => least <= a.amount && (most === 0 || a.amount <= most)) ? [] : null;
  },
};

/** What remains to be checked, in the order in which it is told. */
const checkOrder = ["audience", "place", "part", "zone", "sector", "amount", "laureate"];

/**
 * Finds what fits, at an instant, in the order in which one must act, and counts for
 * each answer to a question how many calls would fit with it:
 * { fits: [{ call, part, state, area, checks }], counts: { audience, sector, type } }.
 */
export function find({ data, calls }, answers, now) {
  const fits = [];
  const counts = { audience: new Map(), sector: new Map(), type: new Map() };
  for (const call of calls) {
    const counted = { audience: new Set(), sector: new Set(), type: new Set() };
    const found = [];
    for (const part of call.parts) {
      const at = answers.place ? placeOf(part, answers.place) : { checks: [] };
      if (!at) continue;
      const state = stateOf(data, part, now);
      const rest = questions.rest(call, part, answers, state);
      if (!rest) continue;
      const told = { audience: questions.audience(call, part, answers), sector: questions.sector(call, part, answers), type: questions.type(call, part, answers) };
      for (const question of ["audience", "sector", "type"]) {
        if (Object.keys(told).some((other) => other !== question && !told[other])) continue;
        const values = { audience: part.audiences, sector: call.sectors, type: [call.type] }[question];
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
    for (const question in counted) {
      for (const value of counted[question]) counts[question].set(value, (counts[question].get(value) ?? 0) + 1);
    }
    if (found.length > 0) fits.push(found.reduce((a, b) => (compareStates(b.state, a.state) < 0 ? b : a)));
  }
  // Calls are in the order of their titles, which a stable sort keeps.
  fits.sort((a, b) => compareStates(a.state, b.state));
  return { fits, counts };
}

/** How many calls fit with an answer: those that name it, and those that name none. */
export const countOf = (counts, value) => (counts.get(value) ?? 0) + (counts.get("?") ?? 0);

/** Orders states by what one must do first. */
function compareStates(a, b) {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.open) return (a.closes || Infinity) - (b.closes || Infinity) || 0;
  if (a.status === "closed") return b.closes - a.closes;
  return a.opens - b.opens;
}
