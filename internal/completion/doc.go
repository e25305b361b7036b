// Package completion makes the static files that complete the name of a commune,
// or a postcode, as one types it.
//
// Names are parted by their first letters: a file holds the names that begin
// with its prefix, or, where those are too many for one file, the largest of
// them, and longer prefixes hold the rest. So each letter typed costs one small
// file at most, and most cost none.
//
// The finder of calls asks them, to find calls by place.
//
// The files are lines of text with tabs between the columns, compressed, which
// the page decompresses. docs/places.md describes them.
package completion
