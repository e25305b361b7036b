// What is asked for is the address of the page, and nothing else: these are the ways
// to change it. Parameters are those of the package address.

/** @typedef {import("./search-types.js").Answer} Answer */

/** The facets that the page offers, in their order. */
export const offered = ["kind", "status", "region", "departement", "sector", "audience", "programme", "year"];

/** Every facet, in the order in which choices are told. */
export const facets = ["kind", "status", "region", "departement", "epci", "commune", "sector", "audience", "programme", "plan", "organisation", "year", "regime"];

/** Every bound, in the order in which they are told. */
export const bounds = ["amount_min", "amount_max", "closes_from", "closes_to", "opens_from", "opens_to"];

/** The bounds that the page offers. */
export const offeredBounds = ["amount_min", "amount_max", "closes_to"];

const known = ["q", "sort", "page", ...facets, ...bounds];

/**
 * What an address asks for: what others add to links means nothing here.
 * @param {string} search
 */
export function asked(search) {
  const params = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(search)) {
    if (known.includes(name) && value.trim() !== "") params.append(name, value);
  }
  return params;
}

/** The address, from the page on. @param {URLSearchParams} params */
export function href(params) {
  params.sort();
  return `?${params}`;
}

/**
 * The address in which a parameter is set, or left out if it is empty.
 * @param {URLSearchParams} params @param {string} name @param {string} value
 */
export function withValue(params, name, value) {
  const changed = new URLSearchParams(params);
  changed.delete("page");
  if (name !== "page" || value !== "1") changed.set(name, value);
  if (value === "") changed.delete(name);
  return href(changed);
}

/**
 * The address in which a value of a facet is chosen, or no longer. One that the
 * words of the query choose is left by leaving them out.
 * @param {URLSearchParams} params @param {Answer} answer @param {string} facet @param {string} value
 */
export function toggled(params, answer, facet, value) {
  const changed = new URLSearchParams(params);
  changed.delete("page");
  if (changed.getAll(facet).includes(value)) {
    const others = changed.getAll(facet).filter(v => v !== value);
    changed.delete(facet);
    for (const other of others) changed.append(facet, other);
    return href(changed);
  }
  const reading = answer.readings?.find(r => r.applied && r.facet === facet && r.values?.includes(value));
  if (reading) return withValue(params, "q", reading.without ?? "");
  changed.append(facet, value);
  return href(changed);
}
