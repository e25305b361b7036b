package address

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"time"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/understand"
)

// The names of parameters, those of facets and of ranges aside.
const (
	Query = "q"
	Sort  = "sort"
)

// MaxValues is how many values may be chosen in all facets together.
const MaxValues = 100

// dayLayout is how the days of a range are written.
const dayLayout = "2006-01-02"

// ranged is a column and the names of its two bounds.
type ranged struct {
	column   understand.Column
	min, max string
}

var ranges = []ranged{
	{understand.Amount, "amount_min", "amount_max"}, // whole euros
	{understand.Closes, "closes_from", "closes_to"}, // days of deadlines, both included
	{understand.Opens, "opens_from", "opens_to"},
}

// Names are all the names that [Parse] reads.
func Names() []string {
	names := []string{Query, Sort}
	for _, f := range facet.All {
		names = append(names, string(f))
	}
	return append(names, Bounds()...)
}

// Bounds are the names of the bounds of ranges.
func Bounds() []string {
	var names []string
	for _, r := range ranges {
		names = append(names, r.min, r.max)
	}
	return names
}

// Parse reads the query, the filters, the ranges and the sort of a request. Days are
// those of a zone. What has an unknown name is refused unless its name is among
// those that the caller reads by itself. The error is a [diag.Fault].
func Parse(v url.Values, zone *time.Location, own ...string) (search.Request, error) {
	r := search.Request{Filter: map[facet.Name][]string{}}
	chosen := 0
	for name, values := range v {
		f := facet.Name(name)
		switch {
		case f.Known():
			chosen += len(values)
			r.Filter[f] = values
		case !slices.Contains(Names(), name) && !slices.Contains(own, name):
			return r, diag.NewFault(diag.QueryParameterUnknown, "name", name)
		case len(values) > 1:
			return r, diag.NewFault(diag.QueryParameterRepeated, "name", name)
		}
	}
	if chosen > MaxValues {
		return r, diag.NewFault(diag.QueryManyValues, "count", strconv.Itoa(chosen), "limit", strconv.Itoa(MaxValues))
	}
	r.Query, r.Sort = v.Get(Query), search.Sort(v.Get(Sort))
	for _, each := range ranges {
		if err := each.parse(v, zone, &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

// parse reads the range of a column, if there is one.
func (c ranged) parse(v url.Values, zone *time.Location, r *search.Request) error {
	if v.Get(c.min) == "" && v.Get(c.max) == "" {
		return nil
	}
	within := understand.Range{Column: c.column, Max: understand.NoMax}
	for _, name := range [...]string{c.min, c.max} {
		text := v.Get(name)
		if text == "" {
			continue
		}
		low, high, fault := c.bounds(name, text, zone)
		if fault != nil {
			return fault
		}
		if name == c.min {
			within.Min = low
		} else {
			within.Max = high
		}
	}
	r.Ranges = append(r.Ranges, within)
	return nil
}

// bounds are the first and the last value of a column that the text of a parameter
// stands for.
func (c ranged) bounds(name, text string, zone *time.Location) (low, high int64, fault *diag.Fault) {
	if c.column == understand.Amount {
		euros, err := strconv.ParseInt(text, 10, 64)
		if err != nil || euros < 0 || euros > math.MaxInt64/100 {
			return 0, 0, diag.NewFault(diag.QueryNotAmount, "name", name, "text", text)
		}
		return euros * 100, euros * 100, nil
	}
	day, err := time.ParseInLocation(dayLayout, text, zone)
	if err != nil {
		return 0, 0, diag.NewFault(diag.QueryNotDay, "name", name, "text", text)
	}
	next := day.AddDate(0, 0, 1).Unix()
	if c.column == understand.Opens {
		return day.Unix(), next - 1, nil
	}
	// A deadline is kept as the first instant after it: midnight ends the day before.
	return day.Unix() + 1, next, nil
}
