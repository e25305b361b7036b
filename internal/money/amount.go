package money

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// Amount is an exact sum in one currency. The zero Amount is no amount at all,
// whereas 0 € is Amount{0, "EUR"}.
type Amount struct {
	Cents    int64  // hundredths of the currency, never negative when parsed
	Currency string // ISO 4217: EUR, CHF, GBP or USD when parsed
}

// IsZero reports whether a is no amount; 0 € is one.
func (a Amount) IsZero() bool { return a == Amount{} }

// Compare orders amounts by currency, no amount first, then by size.
func (a Amount) Compare(b Amount) int {
	return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Cents, b.Cents))
}

// Add returns a + b, where no amount adds nothing. It reports false where the
// currencies differ or the sum is too large to be held.
func (a Amount) Add(b Amount) (Amount, bool) {
	switch {
	case a.IsZero():
		return b, true
	case b.IsZero():
		return a, true
	case a.Currency != b.Currency,
		b.Cents > 0 && a.Cents > math.MaxInt64-b.Cents,
		b.Cents < 0 && a.Cents < math.MinInt64-b.Cents:
		return Amount{}, false
	}
	return Amount{a.Cents + b.Cents, a.Currency}, true
}

// Times returns n × a. It reports false where n or a is negative or the product
// is too large to be held.
func (a Amount) Times(n int64) (Amount, bool) {
	if n < 0 || a.Cents < 0 {
		return Amount{}, false
	}
	high, low := bits.Mul64(uint64(n), uint64(a.Cents))
	if high != 0 || low > math.MaxInt64 {
		return Amount{}, false
	}
	return Amount{int64(low), a.Currency}, true
}

// Decimal returns the figure without its currency, for data files: "46800000"
// or "46800000.50".
func (a Amount) Decimal() string {
	sign, cents := "", uint64(a.Cents)
	if a.Cents < 0 {
		sign, cents = "-", -cents
	}
	if cents%100 == 0 {
		return fmt.Sprintf("%s%d", sign, cents/100)
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

// Human returns the amount as messages have it in every language, which
// [Parse] reads back: "46 800 000,50 €". No amount is the empty string.
func (a Amount) Human() string {
	if a.IsZero() {
		return ""
	}
	whole, cents, _ := strings.Cut(a.Decimal(), ".")
	var groups []string
	for len(strings.TrimPrefix(whole, "-")) > 3 {
		groups = append(groups, whole[len(whole)-3:])
		whole = whole[:len(whole)-3]
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	text := strings.Join(groups, " ")
	if cents != "" {
		text += "," + cents
	}
	sign := a.Currency
	if sign == "EUR" {
		sign = "€"
	}
	return text + " " + sign
}

// String returns the amount in its canonical form, "46800000.50 EUR"; no amount
// is the empty string.
func (a Amount) String() string {
	if a.IsZero() {
		return ""
	}
	return a.Decimal() + " " + a.Currency
}
