package figure

import "portulan/internal/plain"

// Span is one figure, or a range of them, closed or open to one side.
type Span[T any] struct {
	Low, High     T    // the same figure where only one is given
	NoLow, NoHigh bool // nothing bounds the range to that side
	Approximate   bool // "environ", "about", "~"
}

// ReadSpan reads the span that comes next, each figure of it with read, and
// reports whether there is one.
//
// "Plus de 300" and "au moins 300" are the same span, for people use the one for
// the other; so are "moins de 300" and "au plus 300".
func ReadSpan[T any](c *plain.Cursor, read func(*plain.Cursor) (T, bool)) (Span[T], bool) {
	var s Span[T]
	s.Approximate = approximately(c)
	switch {
	case c.Accept("jusqu'a", "moins de", "up to", "less than", "under", "≤", "<=") || atMost(c):
		s.NoLow = true
	case c.Accept("a partir de", "des", "plus de", "starting at", "more than", "over", "≥", ">=") || atLeast(c):
		s.NoHigh = true
	}
	s.Approximate = approximately(c) || s.Approximate

	opened := !s.NoLow && !s.NoHigh && c.Accept("de", "entre", "between")
	from := !s.NoLow && !s.NoHigh && !opened && c.Accept("from")
	low, ok := read(c)
	if !ok {
		return Span[T]{}, false
	}
	s.Low, s.High = low, low
	switch {
	case s.NoLow || s.NoHigh:
	case !opened && c.Accept("et plus", "ou plus", "and more", "or more", "and over", "+"):
		s.NoHigh = true
	case c.Accept("-", "a", "et", "to", "and"):
		if s.High, ok = read(c); !ok {
			return Span[T]{}, false
		}
	case opened:
		return Span[T]{}, false
	case from:
		s.NoHigh = true
	case atMost(c):
		s.NoLow = true
	case atLeast(c):
		s.NoHigh = true
	}
	s.Approximate = approximately(c) || s.Approximate
	return s, true
}

func approximately(c *plain.Cursor) bool {
	return c.Accept("~", "environ", "env.", "pres de", "autour de", "quelque", "about", "around", "approximately", "approx.", "nearly", "almost", "circa", "ca.")
}

func atMost(c *plain.Cursor) bool {
	return c.Accept("au plus", "au maximum", "maximum", "max.", "max", "at most")
}

func atLeast(c *plain.Cursor) bool {
	return c.Accept("au moins", "au minimum", "minimum", "min.", "min", "at least")
}
