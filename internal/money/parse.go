package money

import (
	"errors"

	"portulan/internal/diag"
	"portulan/internal/figure"
	"portulan/internal/plain"
)

// Parse reads one sum or range, in French or English whatever the site's
// language; accents, case and the kind of spaces do not matter. Euros are meant
// where no currency is stated.
//
// A sum has at most two decimals: so 100.000 € and 100,000 € are a hundred
// thousand euros, and nothing else. 1,234 M€ reads two ways and is refused, and
// so is 1.234 without a currency, which a spreadsheet may have written.
//
// In a range, a lower bound without a unit takes that of the upper one: in
// "25 à 150 k€" both are thousands. "Plus de" and "moins de" mean "au moins" and
// "au plus".
func Parse(text string) (Range, *diag.Fault) {
	cursor := plain.Read(text)
	negative := false
	span, ok := figure.ReadSpan(&cursor, func(c *plain.Cursor) (sum, bool) {
		negative = c.Accept("-") || negative
		return readSum(c)
	})
	switch {
	case negative && ok:
		return Range{}, fault(diag.MoneyNegative, text)
	case !ok || !cursor.Done():
		return Range{}, fault(diag.MoneyUnreadable, text)
	}

	low, high := span.Low, span.High
	if low.currency == "" && low.unit == 0 {
		low.unit = high.unit
	}
	if low.currency == "" {
		low.currency = high.currency
	}
	if high.currency == "" {
		high.currency = low.currency
	}
	if low.currency != high.currency {
		return Range{}, fault(diag.MoneyTwoCurrencies, text, "first", low.currency, "second", high.currency)
	}
	r := Range{Approximate: span.Approximate}
	var problem *diag.Fault
	if r.Min, problem = low.amount(text); problem != nil {
		return Range{}, problem
	}
	if r.Max, problem = high.amount(text); problem != nil {
		return Range{}, problem
	}
	if r.Min.Compare(r.Max) > 0 {
		return Range{}, fault(diag.MoneyReversed, text, "first", r.Min.String(), "second", r.Max.String())
	}
	if span.NoLow {
		r.Min = Amount{}
	}
	if span.NoHigh {
		r.Max = Amount{}
	}
	return r, nil
}

// sum is one figure of a range as it is written.
type sum struct {
	number   figure.Number
	unit     int    // 3 for thousands, 6 for millions, 9 for thousands of millions
	currency string // empty where none is written
}

func readSum(c *plain.Cursor) (sum, bool) {
	before := readCurrency(c)
	number, ok := figure.ReadNumber(c)
	if !ok {
		return sum{}, false
	}
	s := sum{number: number}
	switch {
	case c.Accept("k", "mille", "thousand"):
		s.unit = 3
	case c.Accept("m", "mio", "million", "millions"):
		s.unit = 6
	case c.Accept("md", "mds", "mrd", "milliard", "milliards", "bn"):
		s.unit = 9
	case c.Accept("keur"):
		s.unit, s.currency = 3, "EUR"
	case c.Accept("meur"):
		s.unit, s.currency = 6, "EUR"
	}
	if s.unit >= 6 {
		c.Accept("d'", "de")
	}
	if after := readCurrency(c); s.currency == "" {
		s.currency = after
	}
	if s.currency == "" {
		s.currency = before
	}
	return s, before == "" || before == s.currency
}

func readCurrency(c *plain.Cursor) string {
	switch {
	case c.Accept("€", "eur", "euro", "euros"):
		return "EUR"
	case c.Accept("chf"):
		return "CHF"
	case c.Accept("£", "gbp"):
		return "GBP"
	case c.Accept("$", "usd"):
		return "USD"
	}
	return ""
}

// amount works the sum out in cents.
func (s sum) amount(text string) (Amount, *diag.Fault) {
	if s.number.Ambiguous && (s.unit > 0 || s.currency == "") {
		return Amount{}, s.ambiguous(text)
	}
	cents, err := s.number.Grouped().Shift(s.unit + 2)
	switch {
	case errors.Is(err, figure.ErrTooPrecise):
		return Amount{}, fault(diag.MoneyTooPrecise, text)
	case err != nil:
		return Amount{}, fault(diag.MoneyTooLarge, text)
	}
	return Amount{cents, s.currencyOrEuro()}, nil
}

// ambiguous states both readings; neither overflows, for the number has at most
// six digits. As a decimal number it may have to be cut to two decimals.
func (s sum) ambiguous(text string) *diag.Fault {
	grouped, _ := s.number.Grouped().Shift(s.unit + 2)
	decimal := s.number
	if s.unit == 0 {
		decimal.Fraction = decimal.Fraction[:2]
	}
	cents, _ := decimal.Shift(s.unit + 2)
	return fault(diag.MoneyAmbiguous, text,
		"grouped", Amount{grouped, s.currencyOrEuro()}.String(),
		"decimal", Amount{cents, s.currencyOrEuro()}.String())
}

func (s sum) currencyOrEuro() string {
	if s.currency == "" {
		return "EUR"
	}
	return s.currency
}

func fault(code diag.Code, text string, args ...string) *diag.Fault {
	return diag.NewFault(code, append(args, "text", plain.Excerpt(text))...)
}
