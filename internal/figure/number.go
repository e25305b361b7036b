package figure

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"portulan/internal/plain"
)

// Number is a number without a sign, as its decimal digits.
type Number struct {
	Whole    string // at least one digit
	Fraction string // may be empty
	// Ambiguous says that the mark before the three digits of Fraction may as
	// well set thousands apart: "1.234", "1,234".
	Ambiguous bool
}

// Why a number has no whole value: see [Number.Shift].
var (
	ErrTooPrecise = errors.New("the number has more decimals than are kept")
	ErrTooLarge   = errors.New("the number is too large")
)

// ReadNumber reads the number that comes next, and reports whether there is one.
//
// Groups of three digits may be set apart by spaces, apostrophes, commas or
// points, the same throughout; a comma or a point that does not set groups
// apart is the decimal mark.
func ReadNumber(c *plain.Cursor) (Number, bool) {
	n := Number{Whole: c.Digits()}
	if n.Whole == "" {
		return Number{}, false
	}
	first := len(n.Whole) // digits before the first mark
	var mark byte
	groups := 0
	for len(c.Rest()) > 0 && first <= 3 {
		m := c.Rest()[0]
		if strings.IndexByte(" ',.", m) < 0 || mark != 0 && m != mark {
			break
		}
		digits := digitsAt(c.Rest()[1:])
		if len(digits) != 3 {
			break
		}
		mark = m
		groups++
		n.Whole += digits
		c.Skip(1 + len(digits))
	}
	if groups == 1 && (mark == '.' || mark == ',') && !decimalFollows(c, mark) {
		n.Whole, n.Fraction = n.Whole[:first], n.Whole[first:]
		n.Ambiguous = strings.Trim(n.Whole, "0") != ""
		return n, true
	}
	if decimalFollows(c, mark) {
		n.Fraction = digitsAt(c.Rest()[1:])
		c.Skip(1 + len(n.Fraction))
	}
	return n, true
}

// decimalFollows reports whether a decimal mark other than the mark of the
// groups, and digits after it, come next.
func decimalFollows(c *plain.Cursor, groups byte) bool {
	rest := c.Rest()
	return len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') && rest[0] != groups && digitsAt(rest[1:]) != ""
}

func digitsAt(s string) string {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return s[:i]
		}
	}
	return s
}

// Grouped returns an ambiguous number read with its mark setting thousands
// apart, and any other number as it is.
func (n Number) Grouped() Number {
	if !n.Ambiguous {
		return n
	}
	return Number{Whole: n.Whole + n.Fraction}
}

// Shift returns n × 10^places, with the fraction read as decimals. It returns
// ErrTooPrecise where that is not a whole number, and ErrTooLarge where an
// int64 does not hold it.
func (n Number) Shift(places int) (int64, error) {
	fraction := strings.TrimRight(n.Fraction, "0")
	if len(fraction) > places {
		return 0, ErrTooPrecise
	}
	digits := strings.TrimLeft(n.Whole+fraction, "0")
	if digits == "" {
		return 0, nil
	}
	value, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, ErrTooLarge
	}
	for range places - len(fraction) {
		if value > math.MaxInt64/10 {
			return 0, ErrTooLarge
		}
		value *= 10
	}
	return value, nil
}
