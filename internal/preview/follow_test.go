package preview_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"portulan/internal/preview"
	"portulan/internal/watch"
)

// Pages are asked for and searches made while records change: each answer is of one
// state of the site, and the race detector finds nothing.
func TestReadersSeeOneState(t *testing.T) {
	t.Parallel()
	const name = "content/projets/p1.md"
	s := newSite(t)
	s.write(name, strings.Replace(s.read(name), "Projet 1", "Numéro 0", 1))
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	defer p.Close()
	p.Take(t.Context(), watch.Change{})
	handler := p.Handler(nil)
	get := func(address string) (int, string) {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+address, nil))
		return w.Code, w.Body.String()
	}
	stop := make(chan struct{})
	var readers sync.WaitGroup
	defer readers.Wait()
	defer close(stop)
	for _, address := range []string{"/programmes/relance/projets/", "/projets/p1/", "/secteurs/musique/", "/api/search?q=suivant", "/recherche/?q=suivant"} {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				code, body := get(address)
				if n := strings.Count(body, "Numéro "); code != http.StatusOK || n == 0 {
					t.Errorf("%s: status %d, %d titles", address, code, n)
					return
				}
			}
		})
	}
	first := s.read(name)
	followed := 0
	for i := range 15 {
		text := strings.Replace(first, "Numéro 0", fmt.Sprintf("Numéro %d", i), 1)
		if v := p.Take(t.Context(), watch.Change{Paths: s.write(name, text)}); v.Follows() {
			followed++
		}
		if _, body := get("/projets/"); !strings.Contains(body, fmt.Sprintf("Numéro %d<", i)) {
			t.Fatalf("edit %d is not shown on the list of projects", i)
		}
	}
	t.Logf("%d of 15 edits were followed", followed) // the others while something was looked for
}

// Who is still looking at a state when the next one comes sees it to the end.
func TestSlowReaderKeepsItsState(t *testing.T) {
	t.Parallel()
	const name, page = "content/projets/p1.md", "secteurs/musique/index.html"
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	defer p.Close()
	p.Take(t.Context(), watch.Change{})
	edit := func(title string) *preview.View {
		return p.Take(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(s.read(name), "title: ", "title: "+title, 1))})
	}
	edit("A")
	p.Study(func(v *preview.View) {
		before, _ := v.Published(page)
		if latest := edit("B"); latest.Follows() {
			t.Error("what is looked at has changed")
		}
		if after, _ := v.Published(page); !bytes.Equal(before, after) {
			t.Errorf("the state changed while it was looked at:\n%s", firstDifference(before, after))
		}
	})
	if now, _ := p.View().Published(page); !bytes.Contains(now, []byte("BAProjet 1")) {
		t.Error("the edit is not shown")
	}
}

// The edit of a title is followed in a record of each kind.
func TestEditsOfAllKindsAreFollowed(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	defer p.Close()
	p.Take(t.Context(), watch.Change{})
	pages := map[string]string{
		"content/programmes/relance/index.md":   "programmes/index.html",
		"content/programmes/relance/phase-1.md": "appels/index.html",
		"content/projets/p1.md":                 "secteurs/musique/index.html",
		"content/organisations/mairie.md":       "organisations/index.html",
		"content/secteurs/jeu.md":               "secteurs/index.html",
		"content/pages/a-propos.md":             "index.html",
	}
	for name, page := range pages {
		before := p.View()
		v := p.Update(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(s.read(name), "title: ", "title: Un autre ", 1))})
		if !v.Succeeds(before) {
			t.Errorf("all was related anew after an edit of %s", name)
		}
		if got, _ := v.Published(page); !bytes.Contains(got, []byte("Un autre ")) {
			t.Errorf("%s does not show the edit of %s", page, name)
		}
	}
}

// Where an edit that was followed turns out to be wrong, the last site without errors is
// shown, as it was then.
func TestLastGoodSiteIsRestored(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	defer p.Close()
	p.Take(t.Context(), watch.Change{})
	pages := []string{"secteurs/index.html", "secteurs/musique/index.html", "programmes/relance/index.html", "sitemap.xml"}
	first := map[string][]byte{}
	for _, page := range pages {
		first[page], _ = p.View().Published(page)
	}
	// What is wrong with an edit that was followed is in another file, and found when all is looked at.
	const name = "content/secteurs/musique.md"
	edit := watch.Change{Paths: s.write(name, "---\ntitle: La musique\n---\n# Outils\n")}
	followed := false
	view := p.TakeSlowly(t.Context(), edit, func(v *preview.View) { followed = v.Follows() && v.Latest() })
	if !followed {
		t.Fatal("the edit was not followed")
	}
	if len(view.Problems) == 0 || view.Latest() {
		t.Fatal("the mistake is not told, or shown")
	}
	for _, page := range pages {
		if got, _ := view.Published(page); !bytes.Equal(got, first[page]) {
			t.Errorf("%s is not as it was:\n%s", page, firstDifference(first[page], got))
		}
	}
}

// What stays under a mistake is what was shown before it, though not all of that has been
// looked at.
func TestLastSeenSiteStays(t *testing.T) {
	t.Parallel()
	const name = "content/projets/p1.md"
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	defer p.Close()
	p.Take(t.Context(), watch.Change{})
	first := s.read(name)
	p.Update(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(first, "Projet 1", "Numéro un", 1))})
	view := p.Update(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(first, "title: Projet 1", "titre: x", 1))})
	if len(view.Problems) == 0 || view.Latest() {
		t.Fatal("the mistake is not told, or shown")
	}
	if page, _ := view.Published("projets/p1/index.html"); !bytes.Contains(page, []byte("Numéro un")) {
		t.Error("the page is not as it was seen last")
	}
}
