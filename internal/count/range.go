package count

import (
	"math"
	"strconv"
)

// Unbounded is the Max of a range that nothing bounds above.
const Unbounded = math.MaxInt64

// Range is a number of things, or the bounds of one. The zero Range is no
// number at all, whereas a count of nothing is Given.
type Range struct {
	Min, Max    int64 // both included, 0 ≤ Min ≤ Max; Unbounded where there is no upper bound
	Given       bool  // a number was written
	Approximate bool  // "environ", "about", "~"
}

// IsZero reports whether r is no number; a count of nothing is one.
func (r Range) IsZero() bool { return !r.Given }

// Single returns the one number of r, and whether there is just one.
func (r Range) Single() (int64, bool) {
	if !r.Given || r.Min != r.Max {
		return 0, false
	}
	return r.Min, true
}

// String returns the canonical form, which [Parse] reads back: "53", "150–200",
// "≤ 200", "≥ 150", after "~ " where r is approximate. No number is the empty
// string.
func (r Range) String() string {
	var s string
	switch {
	case !r.Given:
		return ""
	case r.Min == r.Max:
		s = decimal(r.Min)
	case r.Max == Unbounded:
		s = "≥ " + decimal(r.Min)
	case r.Min == 0:
		s = "≤ " + decimal(r.Max)
	default:
		s = decimal(r.Min) + "–" + decimal(r.Max)
	}
	if r.Approximate {
		return "~ " + s
	}
	return s
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }
