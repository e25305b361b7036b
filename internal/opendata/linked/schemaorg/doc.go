// Package schemaorg holds JSON-LD to the definitions of schema.org: that its
// types and properties exist, that a type has the properties that it is given,
// and that their values are of the types that the vocabulary expects.
//
// It is for tests; the program does not use it. The definitions are those of
// release 29.4, in vocabulary.tsv: see README.md for their source and licence.
package schemaorg

//go:generate go run ./extract -o vocabulary.tsv
