package directory_test

import (
	"testing"

	"portulan/internal/directory"
)

// TestWindow tells where one window stands at chosen instants.
func TestWindow(t *testing.T) {
	day := directory.Window{Opens: date("1er juin 2023"), Closes: date("31 juillet 2023")}
	noon := directory.Window{Opens: date("1er juin 2023 à 9 h"), Closes: date("31 juillet 2023 à midi")}
	for _, c := range []struct {
		name   string
		window directory.Window
		regime directory.Regime
		at     string
		want   directory.Status
	}{
		{"the second before it opens", day, "", "2023-05-31T23:59:59+02:00", directory.Upcoming},
		{"the second in which it opens", day, "", "2023-06-01T00:00:00+02:00", directory.Open},
		{"fifteen days before the end", day, "", "2023-07-17T23:59:59+02:00", directory.Open},
		{"fourteen days before the end", day, "", "2023-07-18T00:00:00+02:00", directory.ClosingSoon},
		// A day without a time lasts until its end: on it a call is open, and only open.
		{"the last morning", day, "", "2023-07-31T00:00:00+02:00", directory.ClosingSoon},
		{"the last second", day, "", "2023-07-31T23:59:59+02:00", directory.ClosingSoon},
		{"the second after", day, "", "2023-08-01T00:00:00+02:00", directory.Closed},

		{"before the opening hour", noon, "", "2023-06-01T08:59:59+02:00", directory.Upcoming},
		{"at the opening hour", noon, "", "2023-06-01T09:00:00+02:00", directory.Open},
		{"a second before noon", noon, "", "2023-07-31T11:59:59+02:00", directory.ClosingSoon},
		{"at noon", noon, "", "2023-07-31T12:00:00+02:00", directory.Closed},

		// No deadline is not “open”: what is not known is not promised.
		{"an opening without an end, before", directory.Window{Opens: date("1er juin 2023")}, "", "2023-05-01T00:00:00Z", directory.Upcoming},
		{"an opening without an end, after", directory.Window{Opens: date("1er juin 2023")}, "", "2023-07-01T00:00:00Z", directory.Unknown},
		{"neither opening nor end", directory.Window{}, "", "2023-07-01T00:00:00Z", directory.Unknown},
		{"an end without an opening", directory.Window{Closes: date("31 juillet 2023")}, "", "2023-06-01T00:00:00Z", directory.Open},
		{"a recurring call without dates", directory.Window{}, directory.Recurring, "2023-07-01T00:00:00Z", directory.Unknown},

		{"permanent, without an end", directory.Window{}, directory.Permanent, "2023-07-01T00:00:00Z", directory.AlwaysOpen},
		{"permanent, before it begins", directory.Window{Opens: date("1er juin 2023")}, directory.Permanent, "2023-05-01T00:00:00Z", directory.Upcoming},
		{"permanent, with an end to come", day, directory.Permanent, "2023-06-15T00:00:00Z", directory.AlwaysOpen},
		{"permanent, with an end that is near", day, directory.Permanent, "2023-07-20T00:00:00Z", directory.ClosingSoon},
		{"permanent, with an end that is past", day, directory.Permanent, "2023-08-01T00:00:00Z", directory.Closed},

		// A vague opening is a forecast. It never becomes an opening by itself.
		{"spring, in winter", directory.Window{Opens: date("printemps 2024")}, "", "2024-01-15T00:00:00Z", directory.Announced},
		{"spring, in spring", directory.Window{Opens: date("printemps 2024")}, "", "2024-04-15T00:00:00Z", directory.Announced},
		{"spring, in summer", directory.Window{Opens: date("printemps 2024")}, "", "2024-07-15T00:00:00Z", directory.Announced},
		{"about a day, after it", directory.Window{Opens: date("2024-04-02~")}, "", "2024-07-15T00:00:00Z", directory.Announced},
		{"spring in a permanent call", directory.Window{Opens: date("printemps 2024")}, directory.Permanent, "2024-07-15T00:00:00Z", directory.Announced},
		{"spring, and an end that is past", directory.Window{Opens: date("printemps 2024"), Closes: date("1er juin 2024")}, "", "2024-07-15T00:00:00Z", directory.Closed},

		// Within a vague end no one knows.
		{"July, in June", directory.Window{Closes: date("juillet 2023")}, "", "2023-06-30T23:59:59+02:00", directory.Open},
		{"July, in July", directory.Window{Closes: date("juillet 2023")}, "", "2023-07-01T00:00:00+02:00", directory.Unknown},
		{"July, in August", directory.Window{Closes: date("juillet 2023")}, "", "2023-08-01T00:00:00+02:00", directory.Closed},
		{"permanent until 2025, in 2024", directory.Window{Closes: date("2025")}, directory.Permanent, "2024-06-01T00:00:00Z", directory.AlwaysOpen},

		// A cut-off for one selection does not end applying.
		{"before a cut-off", directory.Window{Closes: date("30 décembre 2019"), Interim: true}, "", "2019-12-20T00:00:00Z", directory.AlwaysOpen},
		{"after a cut-off", directory.Window{Closes: date("30 décembre 2019"), Interim: true}, "", "2020-01-01T00:00:00Z", directory.AlwaysOpen},
		{"within a vague cut-off", directory.Window{Closes: date("décembre 2019"), Interim: true}, "", "2019-12-20T00:00:00Z", directory.AlwaysOpen},
		{"a cut-off of what is not open yet", directory.Window{Opens: date("1er octobre 2019"), Closes: date("30 décembre 2019"), Interim: true}, "", "2019-09-20T00:00:00Z", directory.Upcoming},
	} {
		of := directory.Call{Regime: c.regime, Windows: []directory.Window{c.window}}
		if got := of.State(instant(c.at)).Status; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestCallWithoutWindow(t *testing.T) {
	for regime, want := range map[directory.Regime]directory.Status{
		"":                  directory.Unknown,
		directory.OneOff:    directory.Unknown,
		directory.Recurring: directory.Unknown,
		directory.Permanent: directory.AlwaysOpen,
	} {
		c := directory.Call{Regime: regime}
		s := c.State(instant("2023-07-01T00:00:00Z"))
		if s.Status != want || s.Window != nil {
			t.Errorf("regime %q: %s, want %s", regime, describe(s), want)
		}
		if at := c.NextChange(instant("2023-07-01T00:00:00Z")); !at.IsZero() {
			t.Errorf("regime %q: changes at %s, want never", regime, at)
		}
	}
}

// A rhythm of announcements says when laureates are known, not until when one
// may apply.
func TestCadenceIsNoDeadline(t *testing.T) {
	c := directory.Call{Regime: directory.Permanent, Cadence: directory.Cadence{
		Of: directory.Announcements, From: date("octobre 2019"),
	}}
	before := instant("2019-09-30T12:00:00Z")
	if s := c.State(before); describe(s) != "permanent" {
		t.Errorf("state is %s, want permanent with no deadline", describe(s))
	}
	if at := c.NextChange(before); !at.IsZero() {
		t.Errorf("changes at %s, want never", at)
	}
}

// Noon in Paris is one instant everywhere, whatever the clocks show there.
func TestStatusIsOfTheInstant(t *testing.T) {
	c := directory.Call{Windows: []directory.Window{{Opens: date("1er juin 2023"), Closes: date("31 juillet 2023 à midi")}}}
	for _, x := range []struct {
		zone, before, after string
	}{
		{"Europe/Paris", "2023-07-31T11:59:59+02:00", "2023-07-31T12:00:00+02:00"},
		{"America/Guadeloupe", "2023-07-31T05:59:59-04:00", "2023-07-31T06:00:00-04:00"},
		{"Indian/Reunion", "2023-07-31T13:59:59+04:00", "2023-07-31T14:00:00+04:00"},
		{"Pacific/Noumea", "2023-07-31T20:59:59+11:00", "2023-07-31T21:00:00+11:00"},
	} {
		loc := zone(x.zone)
		if got := c.State(instant(x.before).In(loc)).Status; got != directory.ClosingSoon {
			t.Errorf("%s, %s: %s", x.zone, x.before, got)
		}
		if got := c.State(instant(x.after).In(loc)).Status; got != directory.Closed {
			t.Errorf("%s, %s: %s", x.zone, x.after, got)
		}
	}
}

// A deadline that states another zone is that zone's, and so is its last day.
func TestDeadlineWithItsOwnZone(t *testing.T) {
	c := directory.Call{Windows: []directory.Window{{Closes: date("2023-07-31T12:00-04:00")}}}
	for at, want := range map[string]directory.Status{
		"2023-07-31T17:59:59+02:00": directory.ClosingSoon,
		"2023-07-31T18:00:00+02:00": directory.Closed,
	} {
		if got := c.State(instant(at)).Status; got != want {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
}
