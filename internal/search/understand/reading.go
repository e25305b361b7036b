package understand

import (
	"portulan/internal/search/facet"
)

// Reading is what some words of a query may mean.
type Reading struct {
	Start, End int // where its words stand, turn of phrase included, in bytes
	// NameStart and NameEnd are where the words stand that a text may hold: the
	// name without the preposition before it.
	NameStart, NameEnd int

	Facet  facet.Name // of a choice of values
	Values []string   // any of them
	Range  *Range     // of a range

	// Applied tells a reading that is sure from one that is offered.
	Applied bool
}

// Strict reports whether records that do not fit are left out even if their text
// holds the words.
func (r *Reading) Strict() bool { return r.Range != nil || r.Facet.Strict() }

// Range is a range of a column. Amounts are in cents of euros, instants in
// seconds since 1970 in UTC.
type Range struct {
	Column   Column
	Min, Max int64 // both included; 0 and [NoMax] where nothing bounds it
}

// NoMax is the upper bound of a range that has none.
const NoMax = 1<<63 - 1

// Column is what a range is of.
type Column string

// The columns.
const (
	Amount Column = "amount"
	Closes Column = "closes"
	Opens  Column = "opens"
)
