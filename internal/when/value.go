package when

import (
	"cmp"
	"time"
)

// Precision is how much of a moment is known, coarsest first.
type Precision uint8

// The precisions.
const (
	Year Precision = iota
	Season
	Month
	Day
	Minute // an instant; seconds are kept where they are written
)

// Value is a moment as precisely as it was written. The zero Value is no date.
type Value struct {
	// Start is the first instant of the value, in the zone that was written or
	// else in the site's. It alone says which year, season, month or day is
	// meant.
	Start       time.Time
	Precision   Precision
	Approximate bool // "vers", "about", "début", "~"
	Uncertain   bool // "?": the source itself is in doubt
}

// IsZero reports whether v is no date.
func (v Value) IsZero() bool { return v.Start.IsZero() }

// Firm reports whether v can open or close something: a day or an instant,
// neither approximate nor uncertain.
func (v Value) Firm() bool {
	return v.Precision >= Day && !v.Approximate && !v.Uncertain && !v.IsZero()
}

// End returns the first instant after the value. A day ends when the next one
// begins, in the zone of Start; an instant ends when it begins: what closes at
// noon is closed at noon.
func (v Value) End() time.Time {
	if v.IsZero() {
		return v.Start
	}
	year, month, day := v.Start.Date()
	switch v.Precision {
	case Year:
		return dawn(year+1, time.January, 1, v.Start.Location())
	case Season:
		return dawn(year, month+3, 1, v.Start.Location())
	case Month:
		return dawn(year, month+1, 1, v.Start.Location())
	case Day:
		return dawn(year, month, day+1, v.Start.Location())
	}
	return v.Start
}

// Day returns the calendar day of Start in its zone. Of a value that is vaguer
// than a day, only the year, or the year and the month, mean anything.
func (v Value) Day() (year int, month time.Month, day int) { return v.Start.Date() }

// Equal reports whether v and w are the same moment, known as precisely.
func (v Value) Equal(w Value) bool { return v.Compare(w) == 0 }

// Compare orders values by their start, then the more precise first, then the
// more certain first. It is 0 for equal values only.
func (v Value) Compare(w Value) int {
	return cmp.Or(
		v.Start.Compare(w.Start),
		cmp.Compare(w.Precision, v.Precision),
		cmp.Compare(doubt(v), doubt(w)),
	)
}

func doubt(v Value) int {
	n := 0
	if v.Approximate {
		n++
	}
	if v.Uncertain {
		n += 2
	}
	return n
}
