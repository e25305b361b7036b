// Package linked says what the pages are about in JSON-LD, in the terms of
// schema.org (https://schema.org, the release that package schemaorg holds).
//
//   - A programme is a FundingScheme, and its funders are funders.
//   - A call is a GovernmentService, operated by the operator, provided by the
//     body on whose behalf it acts, or else by the funder. Each of its windows is
//     an ApplyAction with the instants at which it opens and closes; what a
//     laureate may be granted is a MonetaryGrant.
//   - A project is a Project: an enterprise planned to achieve an aim. A pôle, a
//     hub or a third place is there to last, and is an Organization.
//   - An award is a MonetaryGrant that funds the project. The programme is its
//     sponsor, and who funds the programme its funder.
//   - An organisation is an Organization, or a GovernmentOrganization.
//
// It promises to state only what the record does. What is not known is left out;
// so is what the vocabulary cannot say without changing it: an amount that is
// about right, a season, a territory less another, an amount for each year, the
// deadline of one selection after which one can still apply. It states nothing
// that becomes false as time passes: neither whether a call is open nor how long
// is left. The same record gives the same bytes.
//
// The package leaves to its caller which page a thing is on.
package linked
