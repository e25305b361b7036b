package main_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
)

// calendarEvents are the events of a calendar by identifier, read by a parser
// that is not of those who wrote it, each as its lines.
func calendarEvents(t *testing.T, text string) map[string]ical.Event {
	t.Helper()
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := ical.NewEncoder(io.Discard).Encode(c); err != nil { // it counts what may stand once
		t.Fatalf("%v\n%s", err, text)
	}
	events := map[string]ical.Event{}
	for _, child := range c.Children {
		if child.Name != ical.CompEvent {
			t.Errorf("a calendar holds a %s", child.Name)
		}
	}
	for _, e := range c.Events() {
		uid := e.Props.Get(ical.PropUID).Value
		if _, twice := events[uid]; twice {
			t.Errorf("two events are %s", uid)
		}
		events[uid] = e
	}
	return events
}

// property is what an event says of a property; empty if nothing.
func property(e ical.Event, name string) string {
	if p := e.Props.Get(name); p != nil {
		return p.Value
	}
	return ""
}

// Every calendar of a site is well-formed, and each of its events tells the
// same as in the others, at an instant that the page of its call states.
func TestCalendarsAreSound(t *testing.T) {
	for prefix, site := range soundSites(t) {
		checked := 0
		same := map[string]string{}
		for name, text := range site.files {
			if path.Ext(name) != ".ics" {
				continue
			}
			for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
				if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
					t.Errorf("%s%s: the line %q", prefix, name, line)
				}
			}
			for uid, e := range calendarEvents(t, text) {
				checked++
				lines := fmt.Sprint(e.Props)
				if other, known := same[uid]; known && other != lines {
					t.Errorf("%s tells otherwise of %s", name, uid)
				}
				same[uid] = lines
				if problem := misdated(e, prefix, site.pages); problem != "" {
					t.Errorf("%s: %s", name, problem)
				}
			}
		}
		if checked < 10 {
			t.Errorf("%d events looked at: the test tests little", checked)
		}
	}
}

// misdated says what is wrong with the instant of an event: it must be one that
// the page at its address states.
func misdated(e ical.Event, prefix string, pages map[string]page) string {
	u, err := e.Props.URI(ical.PropURL)
	if err != nil || u == nil {
		return fmt.Sprint("no address: ", err)
	}
	page, ok := pages[strings.TrimPrefix(u.Path, prefix+"/")+"index.html"]
	if !ok {
		return u.Path + " is no page"
	}
	start := e.Props.Get(ical.PropDateTimeStart)
	for n := range page.elements {
		stated := attribute(n, "datetime")
		if n.Data != "time" || stated == "" {
			continue
		}
		if start.ValueType() == ical.ValueDate {
			if strings.ReplaceAll(stated, "-", "") == start.Value {
				return ""
			}
		} else if at, err := time.Parse("2006-01-02T15:04Z07:00", stated); err == nil && at.UTC().Format("20060102T150405Z") == start.Value {
			return ""
		}
	}
	return u.Path + " does not state " + start.Value
}

// deadline is one as an editor writes it, with what a calendar must say
// of it; nothing where no day is known.
func deadline(r *rand.Rand) (written, start string) {
	day := time.Date(2019+r.IntN(10), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
	switch r.IntN(6) {
	case 0:
		return day.Format("2006-01-02"), day.Format("20060102")
	case 1:
		return day.Format("02/01/2006"), day.Format("20060102")
	case 2: // an hour of La Réunion, which has no summer time
		hour := day.Add(time.Duration(r.IntN(24)) * time.Hour)
		return hour.Format("2006-01-02T15:04") + "+04:00", hour.Add(-4 * time.Hour).Format("20060102T150405Z")
	case 3: // noon in Paris: 11:00 or, from the last Sunday of March to that of October, 10:00
		utc := day.Add(11 * time.Hour)
		if summer(day) {
			utc = day.Add(10 * time.Hour)
		}
		return day.Format("02/01/2006") + " 12:00", utc.Format("20060102T150405Z")
	case 4:
		return day.Format("2006-01"), ""
	}
	return day.Format("2006-01-02") + "~", ""
}

// summer reports whether the noon of a day is one of summer time in Paris, by
// directive 2000/84/EC.
func summer(day time.Time) bool {
	last := func(month time.Month) time.Time {
		end := time.Date(day.Year(), month+1, 0, 0, 0, 0, 0, time.UTC)
		return end.AddDate(0, 0, -int(end.Weekday()))
	}
	return !day.Before(last(time.March)) && day.Before(last(time.October))
}

// Every deadline that is firm, of a call or of a strand, is an event at its
// instant, and nothing else is one.
func TestEventsAreTheDeadlines(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	files := map[string]string{"programmes/p/index.md": "---\ntitle: Un programme\nterritory: FR\n---\n"}
	want := map[string][]string{}
	for i := range 80 {
		url := fmt.Sprintf("/programmes/p/c%d/", i)
		text := fmt.Sprintf("---\ntitle: Appel %d\nwindows:\n", i)
		expect := func(indent string) {
			written, start := deadline(r)
			text += fmt.Sprintf("%s- closes: %s\n%s  apply_url: https://example.org/\n", indent, written, indent)
			if start != "" {
				want[url] = append(want[url], start)
			}
		}
		for range 1 + r.IntN(3) {
			expect("  ")
		}
		if r.IntN(3) == 0 {
			text += "strands:\n"
			for j := range 1 + r.IntN(2) {
				text += fmt.Sprintf("  - label: Volet %d\n    windows:\n", j)
				expect("      ")
			}
		}
		files[fmt.Sprintf("programmes/p/c%d.md", i)] = text + "---\n"
		slices.Sort(want[url])
	}
	folder := t.TempDir()
	plant(t, folder, map[string]string{"portulan.yaml": settings}, false)
	plant(t, filepath.Join(folder, "content"), files, false)
	run(t, folder, "build", "--date", "2018-01-01") // nothing is over
	text, err := os.ReadFile(filepath.Join(folder, "public", "appels", "calendrier.ics"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, e := range calendarEvents(t, string(text)) {
		u, err := e.Props.URI(ical.PropURL)
		if err != nil {
			t.Fatal(err)
		}
		got[u.Path] = append(got[u.Path], property(e, ical.PropDateTimeStart))
		slices.Sort(got[u.Path])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-written +in the calendar)\n%s", diff)
	}
}
