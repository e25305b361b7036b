package locale

import (
	"math"
	"strconv"
	"strings"

	"portulan/internal/count"
	"portulan/internal/money"
	"portulan/internal/when"
)

// nbsp keeps a figure and its unit on one line.
const nbsp = "\u00a0"

// Int writes a whole number with its groups of thousands.
func (l *Locale) Int(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + l.group + digits[i:]
	}
	return digits
}

// decimal writes a number given as digits and a point, such as "12345.50".
func (l *Locale) decimal(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return digits
	}
	fraction = strings.TrimRight(fraction, "0")
	if fraction == "" {
		return l.Int(n)
	}
	return l.Int(n) + l.text("number.decimal") + fraction
}

// Count writes a number or a range of things.
func (l *Locale) Count(r count.Range) string {
	switch n, single := r.Single(); {
	case r.IsZero():
		return ""
	case single:
		return l.about(r.Approximate, l.Int(n))
	case r.Max == count.Unbounded:
		return l.about(r.Approximate, l.text("number.at_least", "value", l.Int(r.Min)))
	case r.Min == 0:
		return l.about(r.Approximate, l.text("number.at_most", "value", l.Int(r.Max)))
	}
	return l.about(r.Approximate, l.text("number.range", "min", l.Int(r.Min), "max", l.Int(r.Max)))
}

// Money writes an amount or a range of amounts.
func (l *Locale) Money(r money.Range) string {
	switch {
	case r.IsZero():
		return ""
	case r.Min.IsZero():
		return l.about(r.Approximate, l.text("number.at_most", "value", l.Amount(r.Max)))
	case r.Max.IsZero():
		return l.about(r.Approximate, l.text("number.at_least", "value", l.Amount(r.Min)))
	case r.Min == r.Max:
		return l.about(r.Approximate, l.Amount(r.Min))
	}
	return l.about(r.Approximate, l.text("number.range", "min", l.Amount(r.Min), "max", l.Amount(r.Max)))
}

var signs = map[string]string{"EUR": "€", "GBP": "£", "USD": "$"}

// Amount writes an exact amount: as millions where it is a whole number of
// hundredths of a million, 46,8 M€, and in full elsewhere.
func (l *Locale) Amount(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	sign, form := signs[a.Currency], ""
	if sign == "" {
		sign, form = a.Currency, "_code"
	}
	const million = 100_000_000 // cents
	if a.Cents >= million && a.Cents%(million/100) == 0 {
		hundredths := a.Cents / (million / 100)
		figure := l.decimal(strconv.FormatInt(hundredths/100, 10) + "." + twoDigits(hundredths%100))
		return l.text("number.million"+form, "value", figure, "sign", sign)
	}
	figure := l.decimal(a.Decimal())
	if _, fraction, cut := strings.Cut(a.Decimal(), "."); cut && strings.Trim(fraction, "0") != "" {
		figure = l.Int(a.Cents/100) + l.text("number.decimal") + twoDigits(int64(math.Abs(float64(a.Cents%100))))
	}
	return l.text("number.money"+form, "value", figure, "sign", sign)
}

func twoDigits(n int64) string {
	if n < 10 {
		return "0" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}

// Tenths writes a number given in tenths.
func (l *Locale) Tenths(n int64) string {
	return l.decimal(strconv.FormatInt(n/10, 10) + "." + strconv.FormatInt(n%10, 10))
}

// Period writes a length of time.
func (l *Locale) Period(p when.Period) string {
	if p.IsZero() {
		return ""
	}
	if years, whole := p.Years(); whole {
		return l.text("period.years", "count", years)
	}
	return l.text("period.months", "count", p.Months)
}

// Percent writes a share given in hundredths of a percent.
func (l *Locale) Percent(hundredths int) string {
	return l.text("number.percent", "value", l.decimal(strconv.Itoa(hundredths/100)+"."+twoDigits(int64(hundredths%100))))
}

func (l *Locale) about(approximate bool, figure string) string {
	if approximate {
		return l.text("number.about", "value", figure)
	}
	return figure
}
