package count

import (
	"errors"

	"portulan/internal/diag"
	"portulan/internal/figure"
	"portulan/internal/plain"
)

// Parse reads one number or range, in French or English whatever the site's
// language; accents, case and the kind of spaces do not matter.
//
// A count is whole: so 1.200 and 1,200 are twelve hundred. "Plus de 300" means
// "au moins 300" and "moins de 300" means "au plus 300", as people use them.
func Parse(text string) (Range, *diag.Fault) {
	cursor := plain.Read(text)
	negative := false
	span, ok := figure.ReadSpan(&cursor, func(c *plain.Cursor) (figure.Number, bool) {
		negative = c.Accept("-") || negative
		return figure.ReadNumber(c)
	})
	switch {
	case negative && ok:
		return Range{}, fault(diag.CountNegative, text)
	case !ok || !cursor.Done():
		return Range{}, fault(diag.CountUnreadable, text)
	}

	low, problem := whole(span.Low, text)
	if problem != nil {
		return Range{}, problem
	}
	high, problem := whole(span.High, text)
	switch {
	case problem != nil:
		return Range{}, problem
	case low > high:
		return Range{}, fault(diag.CountReversed, text, "first", decimal(low), "second", decimal(high))
	case span.NoLow:
		low = 0
	case span.NoHigh:
		high = Unbounded
	}
	return Range{Min: low, Max: high, Given: true, Approximate: span.Approximate}, nil
}

func whole(n figure.Number, text string) (int64, *diag.Fault) {
	value, err := n.Grouped().Shift(0)
	switch {
	case errors.Is(err, figure.ErrTooPrecise):
		return 0, fault(diag.CountNotWhole, text)
	case err != nil || value == Unbounded:
		return 0, fault(diag.CountTooLarge, text)
	}
	return value, nil
}

func fault(code diag.Code, text string, args ...string) *diag.Fault {
	return diag.NewFault(code, append(args, "text", plain.Excerpt(text))...)
}
