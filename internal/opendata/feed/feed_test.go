package feed_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/mmcdole/gofeed/atom"

	"portulan/internal/opendata/feed"
	"portulan/internal/opendata/permanent"
)

func instant(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

var calls = feed.Feed{
	ID: permanent.ID("https://example.org/appels/atom.xml"), Title: "Appels · Annuaire", Subtitle: "Les nouveautés",
	Language: "fr", Author: feed.Author{Name: "Une région", Address: "https://region.example.org/"}, Rights: "Licence Ouverte 2.0",
	Address: "https://example.org/appels/", Self: "https://example.org/appels/atom.xml",
	Entries: []feed.Entry{
		{
			ID: permanent.ID("https://example.org/programmes/relance/phase-2/"), Title: "L’appel < 2 & « final »",
			Address: "https://example.org/programmes/relance/phase-2/", Published: instant("2023-06-01T09:00:00+02:00"), Updated: instant("2023-06-15T12:00:00+02:00"),
			Summary: "Un résumé.", HTML: "<p>Un résumé &amp; plus.</p>",
			Categories: []feed.Category{{Term: "aap", Label: "Appel à projets (AAP)"}},
		},
		{
			ID: permanent.ID("https://example.org/programmes/relance/phase-1/"), Title: "Phase 1",
			Address: "https://example.org/programmes/relance/phase-1/", Published: instant("2023-05-01T00:00:00Z"), Updated: instant("2023-05-01T00:00:00Z"),
		},
	},
}

func write(t *testing.T, f feed.Feed) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := feed.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A feed is read by another program as it was meant.
func TestWrite(t *testing.T) {
	got, err := (&atom.Parser{}).Parse(bytes.NewReader(write(t, calls)))
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != calls.ID.URN() || got.Title != calls.Title || got.Updated != "2023-06-15T10:00:00Z" || got.Language != "fr" {
		t.Errorf("feed %q %q %q %q", got.ID, got.Title, got.Updated, got.Language)
	}
	if len(got.Entries) != 2 {
		t.Fatalf("%d entries", len(got.Entries))
	}
	for i, e := range got.Entries {
		want := calls.Entries[i]
		if e.ID != want.ID.URN() || e.Title != want.Title || e.Summary != want.Summary || !e.UpdatedParsed.Equal(want.Updated) || !e.PublishedParsed.Equal(want.Published) {
			t.Errorf("entry %d: %+v", i, e)
		}
		if want.HTML != "" && e.Content.Value != want.HTML {
			t.Errorf("entry %d holds %q, want %q", i, e.Content.Value, want.HTML)
		}
	}
}

// The grammar takes what is written, and refuses what is not Atom.
func TestGrammar(t *testing.T) {
	good := string(write(t, calls))
	empty := calls
	empty.Entries = nil
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"a feed":                 {good, true},
		"without entries":        {string(write(t, empty)), true},
		"without an id":          {strings.Replace(good, "<id>"+calls.ID.URN()+"</id>", "", 1), false},
		"without an author":      {strings.NewReplacer("<name>Une région</name>", "").Replace(good), false},
		"an entry twice updated": {strings.Replace(good, "<published>2023-05-01T00:00:00Z</published>", "<updated>2023-05-01T00:00:00Z</updated>", 1), false},
		"a day for an instant":   {strings.Replace(good, "2023-06-15T10:00:00Z", "2023-06-15", 1), false},
		"an element of no one":   {strings.Replace(good, "<title>", "<name>x</name><title>", 1), false},
		"a relative address":     {strings.Replace(good, `href="https://example.org/appels/"`, `href="/appels/"`, 1), false},
	} {
		file := filepath.Join(t.TempDir(), "atom.xml")
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("xmllint", "--noout", "--relaxng", "testdata/atom.rng", file).CombinedOutput()
		if (err == nil) != c.ok {
			t.Errorf("%s: valid: %t, want %t\n%s", name, err == nil, c.ok, out)
		}
	}
}

// The newest entries are kept, in the same order whatever order they come in.
func TestNewest(t *testing.T) {
	entry := func(id byte, updated, published string) feed.Entry {
		return feed.Entry{ID: uuid.UUID{id}, Updated: instant(updated + "T00:00:00Z"), Published: instant(published + "T00:00:00Z")}
	}
	a := entry(1, "2023-03-01", "2023-01-01")
	b := entry(2, "2023-03-01", "2023-02-01")
	c := entry(3, "2023-03-01", "2023-02-01")
	d := entry(4, "2023-04-01", "2023-01-01")
	for _, in := range [][]feed.Entry{{a, b, c, d}, {d, c, b, a}, {c, a, d, b}} {
		got := ""
		for _, e := range feed.Newest(in, 3) {
			got += string('0' + rune(e.ID[0]))
		}
		if got != "423" {
			t.Errorf("order %s, want 423", got)
		}
	}
}

// Whatever stands in a title, the feed is well-formed and says it again.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"a", "]]>", "<b>&amp;</b>", "\x00\x07", "é\u2028", "\xff", "\U0001F600", "\r\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		one := calls
		one.Entries = []feed.Entry{{ID: calls.ID, Title: text, Summary: text, HTML: text, Address: calls.Address}}
		written := write(t, one)
		if !utf8.Valid(written) {
			t.Fatal("not UTF-8")
		}
		got, err := (&atom.Parser{}).Parse(bytes.NewReader(written))
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Entries) != 1 {
			t.Fatalf("%d entries", len(got.Entries))
		}
	})
}
