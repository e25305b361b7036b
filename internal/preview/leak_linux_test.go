package preview_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"portulan/internal/preview"
)

// What an hour of editing holds is what its first minutes hold: goroutines, memory,
// watched folders, open files.
func TestEditingLeaksNothing(t *testing.T) {
	s := newSite(t)
	o := s.options(morning)
	o.Poll = false
	o.Unwatched = func(err error) { t.Errorf("not watched: %v", err) }
	p, err := preview.New(t.Context(), o)
	must(t, err)
	p.Never()
	run(t, p)
	edit := func(i int) {
		before := p.View()
		switch i % 5 {
		case 0:
			s.write("content/projets/p1.md", fmt.Sprintf("---\ntitle: Titre %d\n---\nCorps %d.\n", i, i))
		case 1:
			s.write(fmt.Sprintf("content/programmes/prog-%d/index.md", i), "---\ntitle: Passager\n---\n")
		case 2:
			s.rename(fmt.Sprintf("content/programmes/prog-%d", i-1), fmt.Sprintf("content/programmes/prog-%d-bis", i))
		case 3:
			s.remove(fmt.Sprintf("content/programmes/prog-%d-bis", i-1))
		case 4:
			s.write("layouts/styles/tokens.css", fmt.Sprintf(":root { --x: %d }\n", i))
		}
		if i%25 == 24 { // before it is measured
			await(t, p, fmt.Sprint("edit ", i), s, morning)
		} else {
			settled(t, p, before)
		}
	}
	edits := func(from, to int) use {
		for i := from; i < to; i++ {
			edit(i)
		}
		return inUse()
	}
	before := edits(0, 25)
	after := edits(25, 100)
	// The last check may still be on its way out.
	for give := time.Now().Add(guard); after.goroutines > before.goroutines && time.Now().Before(give); time.Sleep(10 * time.Millisecond) {
		after = inUse()
	}
	if after.goroutines > before.goroutines || after.watches > before.watches || after.files > before.files {
		t.Errorf("%+v after 25 edits, %+v after 100", before, after)
	}
	if after.heap > before.heap+before.heap/5 {
		t.Errorf("%d bytes in use after 25 edits, %d after 100", before.heap, after.heap)
	}
}

// settled waits until something newer is shown, and all of it has been looked at.
func settled(t *testing.T, p *preview.Preview, before *preview.View) {
	t.Helper()
	give := time.After(guard)
	for view := p.View(); view == before || !view.Settled; view = p.View() {
		select {
		case <-view.Replaced():
		case <-give:
			t.Fatal("the edit is not seen")
		}
	}
}

// use is what the process holds.
type use struct {
	goroutines, watches, files int
	heap                       uint64
}

func inUse() use {
	runtime.GC()
	runtime.GC() // what finalizers let go
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	u := use{goroutines: runtime.NumGoroutine(), heap: memory.HeapAlloc}
	entries, _ := os.ReadDir("/proc/self/fdinfo")
	for _, e := range entries {
		text, _ := os.ReadFile(filepath.Join("/proc/self/fdinfo", e.Name()))
		u.watches += strings.Count(string(text), "inotify wd:")
	}
	u.files = len(entries)
	return u
}
