package main_test

import (
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed/atom"
)

// Every feed of a site is Atom: it meets the grammar, another program reads it,
// and it tells each thing once, the last one first.
func TestFeedsAreSound(t *testing.T) {
	for prefix, site := range soundSites(t) {
		folder := t.TempDir()
		args := []string{"--noout", "--relaxng", filepath.Join("..", "..", "internal", "opendata", "feed", "testdata", "atom.rng")}
		ids := map[string]string{}
		for name, text := range site.files {
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
		for _, p := range site.pages {
			for n := range p.elements {
				at := strings.TrimPrefix(attribute(n, "href"), prefix+"/")
				switch {
				case n.Data == "link" && attribute(n, "rel") == "alternate":
					inHead[at] = true
				case n.Data == "a":
					inText[at] = true
				}
			}
		}
		for name := range site.files {
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
