package main_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed/atom"

	"portulan/internal/gittest"
)

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
		at, err := time.Parse("20060102T150405Z", property(e, ical.PropLastModified))
		if err != nil {
			r.t.Fatal(err)
		}
		is.Events[uid] = property(e, ical.PropSequence) + " " + at.Format(time.RFC3339)
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
