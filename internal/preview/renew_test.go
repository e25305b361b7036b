package preview_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"portulan/internal/preview"
	"portulan/internal/watch"
)

// Where the clock is read, the site renews itself when a status changes, and at
// midnight, without any file being saved.
func TestRenewal(t *testing.T) {
	s := newSite(t)
	var now atomic.Pointer[time.Time]
	set := func(text string) {
		at, err := time.Parse(time.RFC3339, text)
		must(t, err)
		now.Store(&at)
	}
	set("2025-06-20T12:00:00+02:00")
	o := s.options(morning)
	o.Now, o.Fixed = func() time.Time { return *now.Load() }, false
	p, err := preview.New(t.Context(), o)
	must(t, err)
	run(t, p)
	await(t, p, "the beginning", s, *now.Load())
	// The call closes with the 20th of June.
	first := p.View()
	page, _ := first.Published("programmes/relance/phase-1/index.html")
	set("2025-06-21T00:00:00+02:00")
	await(t, p, "the end of the call", s, *now.Load())
	after, _ := p.View().Published("programmes/relance/phase-1/index.html")
	if string(page) == string(after) || !strings.Contains(string(after), "Clos") && !strings.Contains(string(after), "clos") {
		t.Errorf("the call did not close:\n%s", after)
	}
}

// A site is left alone while nothing changes.
func TestNothingChanges(t *testing.T) {
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	view := p.Take(t.Context(), watch.Change{})
	for _, change := range []watch.Change{{All: true}, {Paths: []string{s.path("content/projets/p1.md")}}, {Paths: s.write("content/projets/p1.md", s.read("content/projets/p1.md"))}, {Paths: []string{s.path("content")}}} {
		if p.Take(t.Context(), change) != view {
			t.Errorf("%v made a new view", change)
		}
	}
}

// A system that can watch no more is said so, and files are compared instead.
func TestUnwatched(t *testing.T) {
	for _, failure := range []error{watch.ErrLimit, preview.ErrRemote, errors.New("no such system call")} {
		s := newSite(t)
		o := s.options(morning)
		o.Poll = false
		var said error
		o.Unwatched = func(err error) { said = err }
		o.FailToWatch(failure)
		p, err := preview.New(t.Context(), o)
		must(t, err)
		run(t, p)
		s.write("content/projets/p1.md", "---\ntitle: Vu quand même\n---\n")
		await(t, p, failure.Error(), s, morning)
		if !errors.Is(said, failure) {
			t.Errorf("%v was said, want %v", said, failure)
		}
	}
}
