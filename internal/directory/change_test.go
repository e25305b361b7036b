package directory_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/directory"
	"portulan/internal/when"
)

func wantTimeline(t *testing.T, c *directory.Call, from string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, timeline(c, from)); diff != "" {
		t.Errorf("timeline of %s (-want +got):\n%s", c.ID, diff)
	}
}

// TestNextChange follows calls through all their changes.
func TestNextChange(t *testing.T) {
	for _, c := range []struct {
		name string
		call directory.Call
		from string
		want []string
	}{
		{
			"a day's deadline",
			directory.Call{Windows: []directory.Window{{Opens: date("1er juin 2023"), Closes: date("31 juillet 2023")}}},
			"2023-05-01T00:00:00+02:00",
			[]string{
				"upcoming, opens 2023-06-01, closes 2023-07-31",
				"2023-06-01 00:00:00 CEST: open, opens 2023-06-01, closes 2023-07-31",
				"2023-07-18 00:00:00 CEST: closing-soon, opens 2023-06-01, closes 2023-07-31",
				"2023-08-01 00:00:00 CEST: closed, opens 2023-06-01, closes 2023-07-31",
			},
		}, {
			"a window shorter than the time of closing soon",
			directory.Call{Windows: []directory.Window{{Opens: date("24 juillet 2023"), Closes: date("31 juillet 2023")}}},
			"2023-07-01T00:00:00+02:00",
			[]string{
				"upcoming, opens 2023-07-24, closes 2023-07-31",
				"2023-07-24 00:00:00 CEST: closing-soon, opens 2023-07-24, closes 2023-07-31",
				"2023-08-01 00:00:00 CEST: closed, opens 2023-07-24, closes 2023-07-31",
			},
		}, {
			// Fourteen days are fourteen days of the calendar, of which the one
			// when clocks change has 23 or 25 hours.
			"a deadline after clocks went forward",
			directory.Call{Windows: []directory.Window{{Closes: date("30 mars 2023 à 17 h")}}},
			"2023-03-01T00:00:00+01:00",
			[]string{
				"open, closes 2023-03-30T17:00+02:00",
				"2023-03-16 17:00:00 CET: closing-soon, closes 2023-03-30T17:00+02:00",
				"2023-03-30 17:00:00 CEST: closed, closes 2023-03-30T17:00+02:00",
			},
		}, {
			"a deadline after clocks went back",
			directory.Call{Windows: []directory.Window{{Closes: date("30 octobre 2023")}}},
			"2023-10-01T00:00:00+02:00",
			[]string{
				"open, closes 2023-10-30",
				"2023-10-17 00:00:00 CEST: closing-soon, closes 2023-10-30",
				"2023-10-31 00:00:00 CET: closed, closes 2023-10-30",
			},
		}, {
			"the day on which clocks change",
			directory.Call{Windows: []directory.Window{{Opens: date("26 mars 2023"), Closes: date("26 mars 2023")}}},
			"2023-03-01T00:00:00+01:00",
			[]string{
				"upcoming, opens 2023-03-26, closes 2023-03-26",
				"2023-03-26 00:00:00 CET: closing-soon, opens 2023-03-26, closes 2023-03-26",
				"2023-03-27 00:00:00 CEST: closed, opens 2023-03-26, closes 2023-03-26",
			},
		}, {
			"a forecast, which only ceases to be confirmed",
			directory.Call{Windows: []directory.Window{{Opens: date("printemps 2024")}}},
			"2023-09-01T00:00:00+02:00",
			[]string{
				"announced, opens 2024-21",
				"2024-06-01 00:00:00 CEST: announced (not confirmed), opens 2024-21",
			},
		}, {
			"a vague end",
			directory.Call{Windows: []directory.Window{{Opens: date("2023-06-01"), Closes: date("septembre 2023")}}},
			"2023-05-01T00:00:00+02:00",
			[]string{
				"upcoming, opens 2023-06-01, closes 2023-09",
				"2023-06-01 00:00:00 CEST: open, opens 2023-06-01, closes 2023-09",
				"2023-09-01 00:00:00 CEST: unknown, opens 2023-06-01, closes 2023-09",
				"2023-10-01 00:00:00 CEST: closed, opens 2023-06-01, closes 2023-09",
			},
		}, {
			"two windows of a recurring call",
			directory.Call{Regime: directory.Recurring, Windows: []directory.Window{
				{Opens: date("1er septembre 2023"), Closes: date("31 octobre 2023")},
				{Opens: date("1er mars 2023"), Closes: date("30 avril 2023")},
			}},
			"2023-04-01T00:00:00+02:00",
			[]string{
				"open, opens 2023-03-01, closes 2023-04-30",
				"2023-04-17 00:00:00 CEST: closing-soon, opens 2023-03-01, closes 2023-04-30",
				"2023-05-01 00:00:00 CEST: upcoming, opens 2023-09-01, closes 2023-10-31",
				"2023-09-01 00:00:00 CEST: open, opens 2023-09-01, closes 2023-10-31",
				"2023-10-18 00:00:00 CEST: closing-soon, opens 2023-09-01, closes 2023-10-31",
				"2023-11-01 00:00:00 CET: closed, opens 2023-09-01, closes 2023-10-31",
			},
		}, {
			"two cut-offs of a permanent call",
			directory.Call{Regime: directory.Permanent, Windows: []directory.Window{
				{Closes: date("30 juin 2023"), Interim: true},
				{Closes: date("31 décembre 2023"), Interim: true},
			}},
			"2023-06-01T00:00:00+02:00",
			[]string{
				"permanent, closes 2023-06-30 for one selection",
				"2023-07-01 00:00:00 CEST: permanent, closes 2023-12-31 for one selection",
				"2024-01-01 00:00:00 CET: permanent",
			},
		},
	} {
		c.call.ID = c.name
		wantTimeline(t, &c.call, c.from, c.want...)
	}
}

// The site changes when any call does, and when a record of a later date is
// due.
func TestDirectoryNextChange(t *testing.T) {
	summer, winter := call("p/summer"), call("p/winter")
	summer.Windows = []directory.Window{{Opens: date("1er juillet 2023"), Closes: date("31 août 2023"), ApplyURL: "https://example.org/"}}
	winter.Windows = []directory.Window{{Opens: date("1er décembre 2023")}}
	p, calls := programme("p", summer, winter)
	d := relate(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls,
		Later: []time.Time{date("15 septembre 2023").Start, date("10 juin 2023").Start},
	})
	var got []string
	for at := d.NextChange(instant("2023-06-01T00:00:00+02:00")); !at.IsZero(); at = d.NextChange(at) {
		got = append(got, at.In(paris).Format(time.DateOnly))
	}
	want := "2023-06-10 2023-07-01 2023-08-18 2023-09-01 2023-09-15 2023-12-01"
	if strings.Join(got, " ") != want {
		t.Errorf("changes on %s, want %s", strings.Join(got, " "), want)
	}
}

// FuzzNextChange makes a call of a few bytes, and holds State and NextChange to
// each other: nothing changes but at the instants that NextChange gives, and
// something does at each of them.
func FuzzNextChange(f *testing.F) {
	for _, seed := range []string{"", "a", "\x01\x02\x03\x04\x05\x06", "fabriques de territoire", "\xff\x10\x80\x41\x07\x93\x22\x5d\x6a"} {
		f.Add([]byte(seed))
	}
	random := rand.New(rand.NewPCG(20230731, 12))
	for range 100 {
		seed := make([]byte, 40)
		for i := range seed {
			seed[i] = byte(random.Uint32())
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed []byte) {
		c := callOf(seed)
		at := instant("2022-12-15T00:00:00Z")
		for range 200 { // a call has a few windows: it comes to an end long before
			state, next := describe(c.State(at)), c.NextChange(at)
			end := next
			if next.IsZero() {
				end = instant("2031-01-01T00:00:00Z")
			}
			for _, within := range between(at, end) {
				if got := describe(c.State(within)); got != state {
					t.Fatalf("%s at %s, but %s at %s with no change in between", state, at, got, within)
				}
			}
			if next.IsZero() {
				return
			}
			if got := describe(c.State(next)); got == state {
				t.Fatalf("%s both before and at the change of %s", state, next)
			}
			if !next.After(at) {
				t.Fatalf("the change after %s is at %s", at, next)
			}
			at = next
		}
		t.Fatal("the changes do not end")
	})
}

// between samples the time from start to end, and looks close before end.
func between(start, end time.Time) []time.Time {
	var samples []time.Time
	step := max(end.Sub(start)/97, time.Second)
	for at := start; at.Before(end); at = at.Add(step) {
		samples = append(samples, at)
	}
	for _, before := range []time.Duration{time.Nanosecond, time.Second, time.Minute, time.Hour, 25 * time.Hour} {
		if at := end.Add(-before); at.After(start) {
			samples = append(samples, at)
		}
	}
	return samples
}

// callOf makes a call with windows and strands, each choice taken from a byte.
func callOf(seed []byte) *directory.Call {
	choose := func(n int) int {
		if len(seed) == 0 {
			return 0
		}
		b := int(seed[0])
		seed = seed[1:]
		return b % n
	}
	dates := []when.Value{
		{}, date("2023-03-26"), date("2023-03-30T17:00"), date("2023-10-29"), date("2024-21"), date("2023-06~"),
		date("2023-07-31T12:00"), date("2023-07-31T12:00-04:00"), date("2023"), date("2024-02-29"), date("2023-06-01?"), date("2025-24"),
	}
	regimes := []directory.Regime{"", directory.OneOff, directory.Permanent, directory.Recurring}
	windows := func() []directory.Window {
		list := make([]directory.Window, choose(4))
		for i := range list {
			list[i] = directory.Window{Opens: dates[choose(len(dates))], Closes: dates[choose(len(dates))], Interim: choose(3) == 1}
		}
		return list
	}
	c := &directory.Call{Regime: regimes[choose(len(regimes))], Windows: windows()}
	for range choose(4) {
		c.Strands = append(c.Strands, directory.Strand{Label: "s", Regime: regimes[choose(len(regimes))], Windows: windows()})
	}
	if choose(4) == 1 {
		c.Status = directory.Override{Is: directory.Suspended, Since: dates[choose(len(dates))]}
	}
	return c
}

// What is told is true until something changes by itself, and until midnight at most:
// days are counted from there.
func TestTrueUntil(t *testing.T) {
	call := directory.Call{Record: directory.Record{Kind: directory.KindCall, ID: "p/c", URL: "/programmes/p/c/", File: "content/programmes/p/c.md"}, Windows: []directory.Window{{Closes: date("31 juillet 2023 à 12 h")}}}
	d, _ := directory.New(directory.Records{Calls: []*directory.Call{&call}})
	for _, c := range []struct{ now, until string }{
		{"2023-07-30T23:00:00+02:00", "2023-07-31T00:00:00+02:00"},
		{"2023-07-31T00:00:00+02:00", "2023-07-31T12:00:00+02:00"},
		{"2023-07-31T12:00:00+02:00", "2023-08-01T00:00:00+02:00"},
		{"2023-10-29T00:30:00+02:00", "2023-10-30T00:00:00+01:00"}, // a day of 25 hours
	} {
		if got := d.TrueUntil(instant(c.now).In(paris)); !got.Equal(instant(c.until)) {
			t.Errorf("at %s: true until %s, want %s", c.now, got, c.until)
		}
	}
}
