package money

// Range is what was written as one sum: a single amount, two bounds, or one.
// The zero Range is no amount at all.
type Range struct {
	Min, Max    Amount // both included; no amount where nothing bounds that side
	Approximate bool   // "environ", "about", "~"
}

// IsZero reports whether r is no amount.
func (r Range) IsZero() bool { return r == Range{} }

// Single returns the one amount of r, and whether there is just one.
func (r Range) Single() (Amount, bool) {
	if r.Min != r.Max || r.Min.IsZero() {
		return Amount{}, false
	}
	return r.Min, true
}

// String returns the canonical form, which [Parse] reads back: "300000 EUR",
// "25000–150000 EUR", "≤ 100000 EUR", "≥ 25000 EUR", after "~ " where r is
// approximate. No amount is the empty string.
func (r Range) String() string {
	var s string
	switch {
	case r.Min.IsZero() && r.Max.IsZero():
		return ""
	case r.Min.IsZero():
		s = "≤ " + r.Max.String()
	case r.Max.IsZero():
		s = "≥ " + r.Min.String()
	case r.Min == r.Max:
		s = r.Min.String()
	default:
		s = r.Min.Decimal() + "–" + r.Max.String()
	}
	if r.Approximate {
		return "~ " + s
	}
	return s
}
