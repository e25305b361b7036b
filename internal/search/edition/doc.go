// Package edition writes the search index of a site in the form that a reader's
// browser asks: small static files, read by the modules of layouts/scripts/search.
// docs/search-edition.md is the definition of the format.
//
// It promises that the same index gives the same bytes, that a (term, record)
// pair scores in the browser what it scores in package search but for the
// stated step of quantisation, and that everything else is exact: which records
// are found, their counts, readings, corrections and excerpts.
package edition
