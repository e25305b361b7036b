package preview_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/gittest"
	"portulan/internal/preview"
	"portulan/internal/watch"
)

var (
	seed  = flag.Uint64("seed", 1, "seed of the random edits")
	edits = flag.Int("edits", 300, "number of random edits; the more the better, when there is time")
)

// What is seen is what is published: after any sequence of edits, each file is that
// of a build from nothing, and so is what is said to be wrong. While something is,
// the site is that of the last build without errors.
func TestPreviewIsBuild(t *testing.T) {
	t.Parallel()
	t.Logf("-seed %d -edits %d", *seed, *edits)
	site := newSite(t)
	site.git = gittest.New(t, site.root)
	site.commit()
	random := rand.New(rand.NewPCG(*seed, 0))
	now := time.Date(2025, 6, 15, 9, 0, 0, 0, time.UTC)
	p, err := preview.New(t.Context(), site.options(now))
	if err != nil {
		t.Fatal(err)
	}
	good, _ := site.build(t, now)
	for _, kind := range []string{"atom.xml", ".ics", "next-change.json", ".png", "sitemap.xml", "recherche/index.html"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(good)), func(name string) bool { return strings.HasSuffix(name, kind) }) {
			t.Fatalf("the site has no %s to compare", kind)
		}
	}
	var done []string
	wrong, right, followed := 0, 0, 0
	for made := 0; made < *edits; {
		var change watch.Change
		for range 1 + random.IntN(4) {
			what, paths := site.edit(random, wrong > 2)
			done, change.Paths = append(done, what), append(change.Paths, paths...)
			made++
		}
		if random.IntN(8) == 0 {
			change = watch.Change{All: true}
		}
		var asked []string // of the files of a state of which nothing is planned yet
		early := map[string][]byte{}
		for range 4 {
			asked = append(asked, pick(random, slices.Sorted(maps.Keys(good))))
		}
		view := p.TakeSlowly(t.Context(), change, func(v *preview.View) {
			for _, name := range asked {
				if !v.Latest() {
					break
				}
				early[name], _ = v.Published(name)
			}
			if v.Follows() {
				followed++
			}
		})
		built, problems := site.build(t, now)
		for name, got := range early {
			if want, still := built[name]; still && !bytes.Equal(want, got) {
				t.Fatalf("after %s\n%s differs at first from that of a build:\n%s", tail(done), name, firstDifference(want, got))
			}
		}
		if diff := differ(problems, view.Problems); diff != "" {
			t.Fatalf("after %s\n%s", tail(done), diff)
		}
		if !view.Settled {
			t.Fatalf("after %s\nnot all has been looked at", tail(done))
		}
		if built != nil {
			good = built
			right++
			wrong = 0
		} else {
			wrong++
		}
		if good == nil {
			continue
		}
		if diff := site.differentFiles(good, view, built == nil); diff != "" {
			t.Fatalf("after %s\n%s", tail(done), diff)
		}
	}
	t.Logf("%d edits, %d states that could be published, %d that followed", len(done), right, followed)
	if followed < len(done)/20 {
		t.Error("the directory was made anew nearly each time")
	}
	if right < len(done)/20 {
		t.Error("the edits break too much: little was compared")
	}
}

// A commit tells when a deadline was put off, though it changes no file, nor the day
// on which one was last changed.
func TestCommitIsTold(t *testing.T) {
	const call = "content/programmes/relance/phase-1.md"
	s := newSite(t)
	s.git = gittest.New(t, s.root)
	s.commit()
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	calendar, feed := "programmes/relance/phase-1/relance-phase-1.ics", "appels/atom.xml"
	told := func(change watch.Change) (text string) {
		view := p.Take(t.Context(), change)
		built, _ := s.build(t, morning)
		for _, name := range []string{calendar, feed} {
			got, _ := view.Published(name)
			if !bytes.Equal(got, built[name]) {
				t.Errorf("%s differs from that of a build:\n%s", name, firstDifference(built[name], got))
			}
			text += string(got)
		}
		return text
	}
	first := told(watch.Change{})
	saved := told(watch.Change{Paths: s.write(call, closing.ReplaceAllString(s.read(call), "${1}28"))})
	s.commit()
	committed := told(watch.Change{All: true})
	if first == saved || saved == committed {
		t.Errorf("the change is not told:\n%s", committed)
	}
}

// differentFiles says in what the files of a preview differ from those of a build; empty if
// in nothing. Those of an earlier build may have changed on the disk since.
func (s *testSite) differentFiles(built map[string][]byte, view *preview.View, earlier bool) string {
	var names []string
	for name, want := range built {
		media := strings.HasPrefix(name, "media/")
		if !media {
			names = append(names, name)
		}
		if s.compared[name] || earlier && (media || isStatic(name)) {
			continue
		}
		if got, ok := view.Published(name); !ok || !bytes.Equal(got, want) {
			return name + " differs from that of a build:\n" + firstDifference(want, got)
		}
		s.compared[name] = isCard(name)
	}
	slices.Sort(names)
	shown := view.Files()
	slices.Sort(shown)
	if !slices.Equal(names, shown) {
		return fmt.Sprintf("files of the preview: %q\nof the build: %q", shown, names)
	}
	return ""
}

// isStatic reports whether a file is published as it stands on the disk.
func isStatic(name string) bool { return name == "note.txt" }

// isCard reports whether a file is the picture of a page, named by what it says.
func isCard(name string) bool { return strings.HasPrefix(name, "assets/card-") }

func tail(done []string) string { return strings.Join(done[max(0, len(done)-12):], "\n  ") }

func firstDifference(want, got []byte) string {
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, %d lines", len(a), len(b))
}

func differ(want, got []diag.Problem) string {
	var a, b bytes.Buffer
	diag.Print(&a, want, diag.TextFormat, diag.English, false)
	diag.Print(&b, got, diag.TextFormat, diag.English, false)
	if a.String() == b.String() {
		return ""
	}
	return "problems differ: " + firstDifference(a.Bytes(), b.Bytes()) + "\nof a build:\n" + a.String() + "of the preview:\n" + b.String()
}
