// Package text is the one definition of the words of a text: what is indexed
// and what a query looks for, in French and in English. docs/search-text.md
// gives the same rules in prose, for whoever writes them again in another
// language; [Rules.Table] gives their data, so that no list is kept twice.
//
// [Rules.Terms] gives the terms of a text that is indexed. [Rules.Query] gives
// those of a query: all its words, and the other ways to write parts of it (a
// compound in one word, an amount in full, a synonym), from which
// [Query.Groups] makes what must be met. What is done with terms is left to
// those that index and search.
//
// Both spellings of a compound are indexed: "tiers-lieux" gives tier, lieu and,
// at the position of the first, the joined tierslieu. A query meets it by
// either: "tiers lieux" asks for tier and lieu, "tierslieux" for tierslieu,
// and "tiers-lieux" for tier and lieu, or tierslieu. Only "start up", in two
// words, against a text that has only "startup" needs more:
// [Query.JoinNeighbours].
//
// Some words are both grammar and names ("son", "Grand Est", "été"), or say
// little ("euros"): they are indexed, and a query does not insist on them. Such a
// term is Weak.
//
// Reading a text takes time in proportion to its length; what a query takes
// grows with the square of its words, whose number is for the caller to bound.
package text
