package when_test

import (
	"slices"
	"testing"
	"time"

	"portulan/internal/when"
)

func parse(t *testing.T, text, zoneName string) when.Value {
	t.Helper()
	v, fault := when.Parse(text, zone(t, zoneName))
	if fault != nil {
		t.Fatalf("Parse(%q): %v", text, fault)
	}
	return v
}

func TestStartAndEnd(t *testing.T) {
	for _, c := range []struct{ text, zone, start, end string }{
		{"2023-07-31", "Europe/Paris", "2023-07-31T00:00:00+02:00", "2023-08-01T00:00:00+02:00"},
		{"2023-12-31", "Europe/Paris", "2023-12-31T00:00:00+01:00", "2024-01-01T00:00:00+01:00"},
		{"2023-03-26", "Europe/Paris", "2023-03-26T00:00:00+01:00", "2023-03-27T00:00:00+02:00"}, // 23 hours
		{"2023-10-29", "Europe/Paris", "2023-10-29T00:00:00+02:00", "2023-10-30T00:00:00+01:00"}, // 25 hours
		{"2023-07-31", "America/Guadeloupe", "2023-07-31T00:00:00-04:00", "2023-08-01T00:00:00-04:00"},
		// Clocks skip midnight.
		{"2018-11-03", "America/Sao_Paulo", "2018-11-03T00:00:00-03:00", "2018-11-04T01:00:00-02:00"},
		{"2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00"},
		// Clocks show 23:00 twice, then midnight twice.
		{"2018-02-17", "America/Sao_Paulo", "2018-02-17T00:00:00-02:00", "2018-02-18T00:00:00-03:00"},
		{"2023-11-05", "America/Havana", "2023-11-05T00:00:00-04:00", "2023-11-06T00:00:00-05:00"},
		// The calendar skips a day.
		{"2011-12-29", "Pacific/Apia", "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"},
		{"2023-07-31 12:00", "Europe/Paris", "2023-07-31T12:00:00+02:00", "2023-07-31T12:00:00+02:00"},
		{"2024-02", "Europe/Paris", "2024-02-01T00:00:00+01:00", "2024-03-01T00:00:00+01:00"},
		{"printemps 2024", "Europe/Paris", "2024-03-01T00:00:00+01:00", "2024-06-01T00:00:00+02:00"},
		{"automne 2024", "Europe/Paris", "2024-09-01T00:00:00+02:00", "2024-12-01T00:00:00+01:00"},
		{"hiver 2024", "Europe/Paris", "2024-12-01T00:00:00+01:00", "2025-03-01T00:00:00+01:00"},
		{"2024", "Europe/Paris", "2024-01-01T00:00:00+01:00", "2025-01-01T00:00:00+01:00"},
	} {
		v := parse(t, c.text, c.zone)
		if start, end := v.Start.Format(time.RFC3339), v.End().Format(time.RFC3339); start != c.start || end != c.end {
			t.Errorf("%s in %s is %s to %s, want %s to %s", c.text, c.zone, start, end, c.start, c.end)
		}
	}
}

func TestADayThatTheZoneSkippedIsRefused(t *testing.T) {
	if v, fault := when.Parse("2011-12-30", zone(t, "Pacific/Apia")); !fault.IsError() {
		t.Errorf("Parse = %s, want an error", v)
	}
}

func TestNoonInParisIsSixInGuadeloupe(t *testing.T) {
	noon := parse(t, "2023-07-31 12:00", "Europe/Paris")
	six := parse(t, "2023-07-31T06:00-04:00", "Europe/Paris")
	if !noon.Equal(six) {
		t.Errorf("%s and %s differ", noon, six)
	}
	if y, m, d := six.Day(); y != 2023 || m != time.July || d != 31 || six.Start.Hour() != 6 {
		t.Errorf("the zone written was lost: %s", six.Start)
	}
}

func TestFirm(t *testing.T) {
	for text, want := range map[string]bool{
		"2023-07-31": true, "2023-07-31 12:00": true,
		"2023-07-31~": false, "2023-07-31?": false, "2023-07": false, "2023-21": false, "2023": false,
	} {
		if got := parse(t, text, "Europe/Paris").Firm(); got != want {
			t.Errorf("Firm of %s = %t, want %t", text, got, want)
		}
	}
}

func TestZeroValue(t *testing.T) {
	var none when.Value
	if !none.IsZero() || none.Firm() || none.String() != "" || !none.End().IsZero() {
		t.Errorf("the zero value is %q, from %s to %s", none, none.Start, none.End())
	}
}

func TestSeason(t *testing.T) {
	for text, want := range map[string]when.SeasonOfYear{
		"2024-21": when.Spring, "2024-22": when.Summer, "2024-23": when.Autumn, "2024-24": when.Winter,
		"2024-01-15": when.Winter, "2024-05-31": when.Spring, "2024-06-01": when.Summer, "2024-12-01": when.Winter,
	} {
		if got := parse(t, text, "Europe/Paris").Season(); got != want {
			t.Errorf("the season of %s is %d, want %d", text, got, want)
		}
	}
}

func TestCompare(t *testing.T) {
	ordered := []string{
		"2023-12-31 23:59", "2024-01-01 00:00", "2024-01-01", "2024-01", "2024-01~", "2024", "2024~", "2024?", "2024%",
		"2024-02", "2024-21", "2024-04", "2024-24", "2025",
	}
	var values []when.Value
	for _, text := range ordered {
		values = append(values, parse(t, text, "Europe/Paris"))
	}
	sorted := slices.SortedFunc(slices.Values(values), when.Value.Compare)
	for i := range sorted {
		if !sorted[i].Equal(values[i]) {
			t.Fatalf("sorted as %s, want %s", sorted, ordered)
		}
	}
}
