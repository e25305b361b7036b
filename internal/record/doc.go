// Package record is how records are written: for each kind, one table of the
// keys of its front matter, with what they mean in French and in English, the
// form of their values and the field of package directory that they fill. The
// reference in docs/, the JSON Schemas and the messages for wrong keys come
// from the same tables.
//
// To add a field, add it to the type in package directory and one row here. To
// add a kind of record, add a type there and a table here, and name it in
// kinds.go.
package record
