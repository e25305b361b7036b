package main_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed/atom"

	"portulan/internal/gittest"
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

// value is what an event says of a property; empty if nothing.
func value(e ical.Event, name string) string {
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
		for name, text := range site {
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
				if problem := misdated(t, e, prefix, site); problem != "" {
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
func misdated(t *testing.T, e ical.Event, prefix string, site map[string]string) string {
	u, err := e.Props.URI(ical.PropURL)
	if err != nil || u == nil {
		return fmt.Sprint("no address: ", err)
	}
	page, ok := site[strings.TrimPrefix(u.Path, prefix+"/")+"index.html"]
	if !ok {
		return u.Path + " is no page"
	}
	start := e.Props.Get(ical.PropDateTimeStart)
	for n := range parse(t, page).elements {
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

// Every feed of a site is Atom: it meets the grammar, another program reads it,
// and it tells each thing once, the last one first.
func TestFeedsAreSound(t *testing.T) {
	for prefix, site := range soundSites(t) {
		folder := t.TempDir()
		args := []string{"--noout", "--relaxng", filepath.Join("..", "..", "internal", "opendata", "feed", "testdata", "atom.rng")}
		ids := map[string]string{}
		for name, text := range site {
			if path.Base(name) != "atom.xml" {
				continue
			}
			file := filepath.Join(folder, strings.ReplaceAll(name, "/", "-"))
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
			f, err := (&atom.Parser{}).Parse(strings.NewReader(text))
			if err != nil {
				t.Fatalf("%s%s: %v", prefix, name, err)
			}
			if other, taken := ids[f.ID]; taken {
				t.Errorf("%s has the identifier of %s", name, other)
			}
			ids[f.ID] = name
			if !slices.IsSortedFunc(f.Entries, func(a, b *atom.Entry) int { return b.UpdatedParsed.Compare(*a.UpdatedParsed) }) {
				t.Errorf("%s: an older entry comes first", name)
			}
			entries := map[string]bool{}
			for _, e := range f.Entries {
				if entries[e.ID] {
					t.Errorf("%s: two entries are %s", name, e.ID)
				}
				entries[e.ID] = true
			}
		}
		if len(ids) < 10 {
			t.Errorf("%d feeds looked at: the test tests little", len(ids))
		}
		if out, err := exec.Command("xmllint", args...).CombinedOutput(); err != nil {
			t.Errorf("%q: %v\n%s", prefix, err, out)
		}
	}
}

// Every feed and calendar is offered by a page, in its head and in its text.
func TestEveryFeedIsOffered(t *testing.T) {
	for prefix, site := range soundSites(t) {
		inHead, inText := map[string]bool{}, map[string]bool{}
		for name, text := range site {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			for n := range parse(t, text).elements {
				at := strings.TrimPrefix(attribute(n, "href"), prefix+"/")
				switch {
				case n.Data == "link" && attribute(n, "rel") == "alternate":
					inHead[at] = true
				case n.Data == "a":
					inText[at] = true
				}
			}
		}
		for name := range site {
			if path.Base(name) != "atom.xml" && path.Ext(name) != ".ics" {
				continue
			}
			if !inHead[name] {
				t.Errorf("%s: no page offers it in its head", name)
			}
			// One that is over is of no use in anyone's calendar.
			if !inText[name] && path.Base(name) == "calendrier.ics" {
				t.Errorf("%s: no page leads to it", name)
			}
		}
	}
}

// closing is a deadline as an editor writes it, with what a calendar must say
// of it; nothing where no day is known.
func closing(r *rand.Rand) (written, start string) {
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
			written, start := closing(r)
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
		got[u.Path] = append(got[u.Path], value(e, ical.PropDateTimeStart))
		slices.Sort(got[u.Path])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-written +in the calendar)\n%s", diff)
	}
}

// repository is a site in a git repository, of which each edit is a commit of
// the next day.
type repository struct {
	*gittest.Repository
	t      *testing.T
	folder string
	day    time.Time
}

func newRepository(t *testing.T) *repository {
	folder := t.TempDir()
	plant(t, folder, map[string]string{"portulan.yaml": settings}, false)
	return &repository{gittest.New(t, folder), t, folder, time.Date(2023, 1, 1, 12, 0, 0, 0, time.UTC)}
}

// save commits a file of the content, and returns the instant of the commit.
func (r *repository) save(name, text string) string {
	r.t.Helper()
	plant(r.t, filepath.Join(r.folder, "content"), map[string]string{name: text}, false)
	r.day = r.day.AddDate(0, 0, 1)
	at := r.day.Format(time.RFC3339)
	r.Git(at, "add", "content")
	r.Git(at, "commit", "--quiet", "--allow-empty", "--message", "x")
	return at
}

// told is what a site tells of its calls: of each event its revision, of each
// entry of the feed when it was updated.
type told struct {
	Events  map[string]string // identifier to "sequence instant"
	Entries map[string]string // title to instant
}

func (r *repository) told() told {
	r.t.Helper()
	run(r.t, r.folder, "build", "--quiet", "--date", "2023-06-15")
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join(r.folder, "public", "appels", name))
		if err != nil {
			r.t.Fatal(err)
		}
		return text
	}
	is := told{map[string]string{}, map[string]string{}}
	for uid, e := range calendarEvents(r.t, string(read("calendrier.ics"))) {
		at, err := time.Parse("20060102T150405Z", value(e, ical.PropLastModified))
		if err != nil {
			r.t.Fatal(err)
		}
		is.Events[uid] = value(e, ical.PropSequence) + " " + at.Format(time.RFC3339)
	}
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(read("atom.xml")))
	if err != nil {
		r.t.Fatal(err)
	}
	for _, e := range f.Entries {
		is.Entries[e.ID] = e.Updated
	}
	return is
}

// model is a call as the test knows it: its text, and how often what is told of
// its deadlines has changed.
type model struct {
	name     string
	former   []string // names
	title    string
	words    int // in its body
	closes   []time.Time
	sequence []int
	modified []string
	updated  string
}

func (m *model) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\n", m.title)
	for i, name := range m.former {
		if i == 0 {
			b.WriteString("aliases:\n")
		}
		fmt.Fprintf(&b, "  - /programmes/p/%s/\n", name)
	}
	b.WriteString("windows:\n")
	for _, at := range m.closes {
		fmt.Fprintf(&b, "  - closes: %s\n    apply_url: https://example.org/\n", at.Format("2006-01-02"))
	}
	return b.String() + "---\n" + strings.Repeat("Un mot.\n", m.words)
}

// A call is edited at random. The identifiers of what is told stay the same; the
// revision of an event moves when its deadline or its name does, and at no other
// edit: not of the text, nor of other calls, nor when its file is renamed.
func TestRevisionsMoveOnRealChangesOnly(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	repo := newRepository(t)
	repo.save("programmes/p/index.md", "---\ntitle: Un programme\nterritory: FR\n---\n")
	first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	calls := []*model{}
	for i := range 3 {
		m := &model{name: fmt.Sprintf("c%d", i), title: fmt.Sprintf("Appel %d", i), closes: []time.Time{first}}
		at := repo.save("programmes/p/"+m.name+".md", m.text())
		m.sequence, m.modified, m.updated = []int{0}, []string{at}, at
		calls = append(calls, m)
	}
	identifiers := maps.Keys(repo.told().Events)
	known := slices.Sorted(identifiers)
	if len(known) != 3 {
		t.Fatalf("%d events", len(known))
	}
	for step := range 24 {
		m := calls[r.IntN(len(calls))]
		changed := []int{} // deadlines
		what := r.IntN(5)
		switch what {
		case 0: // the text
			m.words++
		case 1: // a deadline
			i := r.IntN(len(m.closes))
			m.closes[i] = m.closes[i].AddDate(0, 0, 1)
			changed = []int{i}
		case 2: // the name
			m.title += " bis"
			for i := range m.closes {
				changed = append(changed, i)
			}
		case 3: // one more deadline
			m.closes = append(m.closes, first.AddDate(0, len(m.closes), 0))
			m.sequence, m.modified = append(m.sequence, -1), append(m.modified, "")
			changed = []int{len(m.closes) - 1}
		case 4: // the name of the file
			m.former = append(m.former, m.name)
			old := m.name
			m.name = fmt.Sprintf("n%d", step)
			repo.Git("", "mv", "content/programmes/p/"+old+".md", "content/programmes/p/"+m.name+".md")
		}
		at := repo.save("programmes/p/"+m.name+".md", m.text())
		for _, i := range changed {
			m.sequence[i]++
			m.modified[i] = at
		}
		if len(changed) > 0 {
			m.updated = at
		}

		got := repo.told()
		for _, uid := range known {
			if _, ok := got.Events[uid]; !ok {
				t.Fatalf("step %d (edit %d): the event %s is no more", step, what, uid)
			}
		}
		known = slices.Sorted(maps.Keys(got.Events))
		var want, wantEntries []string
		for _, m := range calls {
			for i := range m.closes {
				want = append(want, fmt.Sprintf("%d %s", m.sequence[i], m.modified[i]))
			}
			wantEntries = append(wantEntries, m.updated)
		}
		slices.Sort(want)
		slices.Sort(wantEntries)
		if diff := cmp.Diff(want, slices.Sorted(maps.Values(got.Events))); diff != "" {
			t.Fatalf("step %d (edit %d): events (-want +got)\n%s", step, what, diff)
		}
		if diff := cmp.Diff(wantEntries, slices.Sorted(maps.Values(got.Entries))); diff != "" {
			t.Fatalf("step %d (edit %d): entries (-want +got)\n%s", step, what, diff)
		}
	}
}
