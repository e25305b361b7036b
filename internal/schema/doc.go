// Package schema is the machine behind the tables of record kinds and of site
// settings: a [Table] lists the keys that a mapping may hold, and from that one
// table come the decoding of YAML into Go values, the messages for what is
// wrong at its exact line and column, the reference in docs/ and a JSON Schema
// for editors.
//
// The tables themselves stand in the packages that own the values (record,
// site). Rules that involve several values, or several records, are not here:
// they are the domain's.
package schema
