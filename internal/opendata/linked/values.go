package linked

import (
	"encoding/json"
	"strings"
	"time"

	"portulan/internal/directory"
	"portulan/internal/money"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// instant is a DateTime: CCYY-MM-DDThh:mm:ss and an offset.
func instant(t time.Time) string { return t.Format(time.RFC3339) }

// lastMoment is the last one at which something that closes is open: noon of what
// closes at noon, 23:59:59 of what closes on a day.
func lastMoment(closes when.Value) time.Time {
	if closes.Precision == when.Minute {
		return closes.Start
	}
	return closes.End().Add(-time.Second)
}

// How much of a date a property takes.
const (
	dayAtMost = when.Day    // Date
	anyHour   = when.Minute // Date or DateTime
)

// date is a date as precisely as it is known, up to a precision: an instant, a
// day, a month or a year, as ISO 8601 allows. A season, and what is approximate or
// uncertain, is empty.
func date(v when.Value, most when.Precision) string {
	if v.IsZero() || v.Approximate || v.Uncertain {
		return ""
	}
	switch precision := min(v.Precision, most); precision {
	case when.Minute:
		return instant(v.Start)
	case when.Day:
		return v.Start.Format("2006-01-02")
	case when.Month:
		return v.Start.Format("2006-01")
	case when.Year:
		return v.Start.Format("2006")
	}
	return ""
}

// Dated sets the dates of a page, those of its record.
func (p *Page) Dated(r *directory.Record) {
	p.DatePublished, p.DateModified = date(r.Published, anyHour), date(r.Updated, anyHour)
}

// amount is a MonetaryAmount; nil where none is known exactly.
func amount(r money.Range) *Amount {
	if r.IsZero() || r.Approximate {
		return nil
	}
	return between(r.Min, r.Max)
}

// bounds is what a laureate may be granted in all. An amount for each year, or
// for the whole call, is another thing.
func bounds(a directory.GrantAmount) *Amount {
	if a.Per != "" && a.Per != directory.PerLaureate || a.Min.Approximate || a.Max.Approximate {
		return nil
	}
	return between(a.Min.Min, a.Max.Max)
}

func between(low, high money.Amount) *Amount {
	switch {
	case low.IsZero() && high.IsZero():
		return nil
	case low == high:
		return &Amount{Type: "MonetaryAmount", Currency: low.Currency, Value: json.Number(low.Decimal())}
	case low.IsZero():
		return &Amount{Type: "MonetaryAmount", Currency: high.Currency, MaxValue: json.Number(high.Decimal())}
	case high.IsZero():
		return &Amount{Type: "MonetaryAmount", Currency: low.Currency, MinValue: json.Number(low.Decimal())}
	case low.Currency != high.Currency:
		return nil
	}
	return &Amount{
		Type: "MonetaryAmount", Currency: low.Currency,
		MinValue: json.Number(low.Decimal()), MaxValue: json.Number(high.Decimal()),
	}
}

// Area is a territory, by its name and its official code.
func Area(code territory.Code) Place {
	place, ok := territory.Get(code)
	if !ok {
		return Place{Thing: Thing{Type: "AdministrativeArea", Name: string(code)}}
	}
	p := Place{Thing: Thing{Type: "AdministrativeArea", Name: place.Name}}
	switch prefix, number, _ := strings.Cut(string(code), "-"); {
	case place.Kind == territory.Country:
		p.Type, p.Identifier = "Country", []PropertyValue{identifier("ISO 3166-1", string(code))}
	case place.Kind == territory.EPCI:
		p.Identifier = []PropertyValue{identifier("SIREN", number)}
	case place.Kind != territory.Zone: // REG, DEP and COM are the words of the Code officiel géographique
		p.Identifier = []PropertyValue{identifier("COG "+prefix, number)}
	}
	return p
}

// areas are the territories of a scope. Of one that leaves some out nothing is
// said: the vocabulary has no word for that.
func areas(s directory.Scope) []Place {
	if len(s.Exclude) > 0 {
		return nil
	}
	var list []Place
	for _, code := range s.Include {
		list = append(list, Area(code))
	}
	return list
}

// located is where a project acts: a place with a name or coordinates, or its
// territories alone.
func located(s directory.Site) []Place {
	var within []Place
	for _, code := range s.Territory {
		within = append(within, Area(code))
	}
	if s.Name == "" && !s.Coordinates.Known {
		return within
	}
	p := Place{Thing: Thing{Type: "Place", Name: s.Name}, ContainedInPlace: within}
	if c := s.Coordinates; c.Known {
		p.Geo = &Coordinates{Type: "GeoCoordinates", Latitude: c.Lat, Longitude: c.Lon}
	}
	return []Place{p}
}
