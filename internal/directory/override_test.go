package directory_test

import (
	"testing"

	"portulan/internal/directory"
)

// An override is what dates do not tell. It holds for the call and for each of
// its strands, from its day on.
func TestOverride(t *testing.T) {
	permanent := directory.Call{Regime: directory.Permanent}
	dated := directory.Call{Windows: []directory.Window{{Opens: date("1er juin 2023"), Closes: date("31 juillet 2023")}}}
	for _, c := range []struct {
		name string
		call directory.Call
		is   directory.Override
		at   string
		want directory.Status
	}{
		{"permanent but exhausted", permanent, directory.Override{Is: directory.Exhausted}, "2023-06-15T00:00:00Z", directory.Exhausted},
		{"suspended while it would be open", dated, directory.Override{Is: directory.Suspended}, "2023-06-15T00:00:00Z", directory.Suspended},
		{"cancelled before it opens", dated, directory.Override{Is: directory.Cancelled}, "2023-05-15T00:00:00Z", directory.Cancelled},
		{"closed ahead of its end", dated, directory.Override{Is: directory.Closed}, "2023-06-15T00:00:00Z", directory.Closed},
		{"exhausted, still said after the end", dated, directory.Override{Is: directory.Exhausted}, "2023-09-15T00:00:00Z", directory.Exhausted},
		{"the second before its day", dated, directory.Override{Is: directory.Exhausted, Since: date("20 juin 2023")}, "2023-06-19T23:59:59+02:00", directory.Open},
		{"on its day", dated, directory.Override{Is: directory.Exhausted, Since: date("20 juin 2023")}, "2023-06-20T00:00:00+02:00", directory.Exhausted},
		{"from a time of day", dated, directory.Override{Is: directory.Exhausted, Since: date("20 juin 2023 à 9 h")}, "2023-06-20T08:59:59+02:00", directory.Open},
		// A vague day is no day to change on: what is said holds.
		{"since a spring", dated, directory.Override{Is: directory.Exhausted, Since: date("printemps 2024")}, "2023-06-19T23:59:59+02:00", directory.Exhausted},
	} {
		c.call.Status = c.is
		if got := c.call.State(instant(c.at)).Status; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestOverrideHoldsForStrands(t *testing.T) {
	c := directory.Call{
		Status: directory.Override{Is: directory.Exhausted, Since: date("1er juillet 2023")},
		Strands: []directory.Strand{
			{Label: "rural", Windows: []directory.Window{{Closes: date("31 juillet 2023")}}},
			{Label: "urban", Windows: []directory.Window{{Closes: date("30 juin 2023")}}},
		},
	}
	wantTimeline(t, &c, "2023-06-01T00:00:00+02:00",
		"open, closes 2023-06-30; rural: open, closes 2023-07-31; urban: open, closes 2023-06-30",
		"2023-06-17 00:00:00 CEST: closing-soon, closes 2023-06-30; rural: open, closes 2023-07-31; urban: closing-soon, closes 2023-06-30",
		"2023-07-01 00:00:00 CEST: exhausted; rural: exhausted; urban: exhausted",
	)
}

// The dates of a call that is suspended promise nothing, and it does not change
// by itself.
func TestNoChangeUnderAnOverride(t *testing.T) {
	c := directory.Call{
		Regime: directory.Permanent,
		Status: directory.Override{Is: directory.Suspended},
		Windows: []directory.Window{
			{Closes: date("30 mars 2023"), Interim: true},
			{Closes: date("30 mars 2023")},
		},
	}
	wantTimeline(t, &c, "2023-03-01T00:00:00+01:00",
		"suspended",
	)
}

// A call that is closed before its deadline does not show the deadline; one that
// was closed by it does.
func TestClosedBeforeItsDeadline(t *testing.T) {
	c := directory.Call{
		Status:  directory.Override{Is: directory.Closed},
		Windows: []directory.Window{{Opens: date("1er mars 2023"), Closes: date("30 mars 2023"), ApplyURL: "https://example.org/"}},
	}
	wantTimeline(t, &c, "2023-03-01T00:00:00+01:00",
		"closed",
		"2023-03-31 00:00:00 CEST: closed, closes 2023-03-30",
	)
}
