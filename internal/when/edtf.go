package when

import "fmt"

// String returns the canonical form in ISO 8601 with the extensions of EDTF,
// which [Parse] reads back in the same zone as an equal value: 2023-07-31,
// 2023-07-31T12:00+02:00, 2024-21 for spring 2024, 2024-04, 2024; then "~" where
// v is approximate, "?" where it is uncertain, "%" where it is both. No date is
// the empty string.
func (v Value) String() string {
	if v.IsZero() {
		return ""
	}
	return v.moment() + v.qualifier()
}

func (v Value) moment() string {
	switch v.Precision {
	case Year:
		return v.Start.Format("2006")
	case Season:
		return fmt.Sprintf("%04d-%d", v.Start.Year(), v.Season())
	case Month:
		return v.Start.Format("2006-01")
	case Day:
		return v.Start.Format("2006-01-02")
	}
	clock, zone := "2006-01-02T15:04", "Z07:00"
	if v.Start.Second() != 0 {
		clock += ":05"
	}
	if _, offset := v.Start.Zone(); offset%60 != 0 {
		zone += ":00" // local mean time, before 1911 in Paris
	}
	return v.Start.Format(clock + zone)
}

func (v Value) qualifier() string {
	switch {
	case v.Approximate && v.Uncertain:
		return "%"
	case v.Approximate:
		return "~"
	case v.Uncertain:
		return "?"
	}
	return ""
}
