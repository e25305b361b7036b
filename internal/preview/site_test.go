package preview_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/gittest"
	"portulan/internal/pages"
	"portulan/internal/preview"
)

// testSite is a site on the disk, that is edited at random.
type testSite struct {
	root string
	git  *gittest.Repository // if there is one
	undo []func() []string   // what mends the mistakes that were made
	next int                 // for names that were not there before

	compared map[string]bool // the pictures of pages that were, by name, which says their bytes
}

// cards are the pictures of pages that builds drew, by name. Most are of every site.
var cards sync.Map

func (s *testSite) options(now time.Time) preview.Options {
	return preview.Options{
		Options: build.Options{Root: s.root, Content: "content", Layouts: "layouts"},
		Now:     func() time.Time { return now }, Fixed: true, Poll: true,
	}
}

// build builds the site from nothing. The files are nil where it has errors.
func (s *testSite) build(t *testing.T, now time.Time) (map[string][]byte, []diag.Problem) {
	t.Helper()
	return s.buildWith(t, now, "")
}

// buildWith is build with a search index in a folder, unless that is empty.
func (s *testSite) buildWith(t *testing.T, now time.Time, index string) (map[string][]byte, []diag.Problem) {
	t.Helper()
	o := build.Options{Root: s.root, Content: "content", Layouts: "layouts", Index: index}
	text, err := os.ReadFile(filepath.Join(s.root, "portulan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	settings, problems := o.ParseSettings(text)
	o.Now = now.In(settings.Location)
	var mu sync.Mutex
	files := map[string][]byte{}
	o.Keep = func(name string, _ []byte) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		drawn, known := cards.Load(name)
		if known {
			files[name] = drawn.([]byte)
		}
		return known, nil
	}
	loaded, err := build.Load(context.Background(), settings, o)
	if err != nil {
		t.Fatal(err)
	}
	defer loaded.Close()
	loaded.Problems.Add(problems...)
	err = loaded.Render(context.Background(), o, func(name string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = bytes.Clone(content)
		if isCard(name) {
			cards.Store(name, files[name])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all := pages.MergeLayoutProblems(loaded.Problems.Sorted())
	if errors, _ := diag.Count(all); errors > 0 {
		return nil, all
	}
	if index != "" {
		_, err := loaded.PublishIndex()
		must(t, err)
	}
	return files, all
}

// newSite writes a small site that has something of everything.
func newSite(t *testing.T) *testSite {
	t.Helper()
	s := &testSite{root: t.TempDir(), compared: map[string]bool{}}
	files := map[string]string{
		"portulan.yaml":                         "title: Annuaire\nbase_url: https://annuaire.example.fr/\nlanguage: fr\nper_page: 3\nplaces: REG-94\n",
		"content/programmes/relance/index.md":   "---\ntitle: Relance\nsectors: [musique, jeu]\nterritory: FR\nroles: [{role: operator, org: agence}]\n---\nVoir [la phase 1](phase-1.md).\n",
		"content/programmes/relance/phase-1.md": "---\ntitle: Phase 1\nwindows: {opens: 2025-06-01, closes: 2025-06-20, apply_url: 'https://a.example/'}\n---\n# Calendrier\n\nTexte.\n",
		"content/programmes/relance/phase-2.md": "---\ntitle: Phase 2\nwindows: {opens: 2025-09-01, closes: 2025-10-20, apply_url: 'https://a.example/'}\n---\n",
		"content/programmes/fabriques/index.md": "---\ntitle: Fabriques\nterritory: DEP-59\n---\n",
		"content/programmes/fabriques/appel.md": "---\ntitle: Appel des fabriques\nwindows: {opens: 2024-06-01, closes: 2024-06-20, apply_url: 'https://a.example/'}\n---\n",
		"content/organisations/agence.md":       "---\ntitle: Agence\n---\nUne agence.\n",
		"content/organisations/mairie.md":       "---\ntitle: Mairie\nterritory: COM-59512\n---\n",
		"content/secteurs/musique.md":           "---\ntitle: Musique\n---\n# Instruments\n",
		"content/secteurs/jeu.md":               "---\ntitle: Jeu\nparent: musique\n---\n",
		"content/pages/a-propos.md":             "---\ntitle: À propos\nmenu: header\n---\n[Musique](/secteurs/musique/#instruments).\n",
		"content/projets/vue.png":               picture(20, 10),
		"content/projets/p0.md":                 "---\ntitle: Projet zéro\nawards: {call: relance/phase-1, date: 2025-05-05}\nlead: mairie\nsites: COM-59512\nimage: {src: vue.png, alt: Une vue}\naliases: /ancien/\n---\n![Une vue](vue.png)\n",
	}
	for i := 1; i < 9; i++ {
		files[fmt.Sprintf("content/projets/p%d.md", i)] = fmt.Sprintf(
			"---\ntitle: Projet %d\nawards: relance/phase-1\nsectors: musique\nsites: COM-5960%d\n---\nLe [suivant](p%d.md).\n", i, i%3+4, i-1)
	}
	for name, text := range files {
		s.write(name, text)
	}
	return s
}

func picture(width, height int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.String()
}

func (s *testSite) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

// write writes a file, and returns the paths that a watcher would name.
func (s *testSite) write(name, text string) []string {
	path := s.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		panic(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		panic(err)
	}
	heard := []string{path}
	for dir := filepath.Dir(path); dir != s.root; dir = filepath.Dir(dir) {
		heard = append(heard, dir) // it may be new
	}
	return heard[:1+min(1, len(heard)-1)]
}

func (s *testSite) read(name string) string {
	text, err := os.ReadFile(s.path(name))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// commitDay is a day before that of all previews.
const commitDay = "2024-05-06T10:00:00Z"

// commit commits all that there is, some minutes after the last time: most often on
// the same day.
func (s *testSite) commit() {
	day, err := time.Parse(time.RFC3339, commitDay)
	if err != nil {
		panic(err)
	}
	s.git.Commit(day.Add(time.Duration(s.fresh()) * 5 * time.Minute).Format(time.RFC3339))
}

func (s *testSite) remove(name string) []string {
	if err := os.RemoveAll(s.path(name)); err != nil {
		panic(err)
	}
	return []string{s.path(name)}
}

func (s *testSite) rename(from, to string) []string {
	if err := os.Rename(s.path(from), s.path(to)); err != nil {
		panic(err)
	}
	return []string{s.path(from), s.path(to)}
}

// records are the record files that there are.
func (s *testSite) records(folder string) []string {
	var names []string
	filepath.WalkDir(s.path(folder), func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && strings.HasSuffix(path, ".md") {
			name, _ := filepath.Rel(s.root, path)
			names = append(names, filepath.ToSlash(name))
		}
		return nil
	})
	return names
}

func (s *testSite) fresh() int {
	s.next++
	return s.next
}

func (s *testSite) has(name string) bool {
	_, err := os.Lstat(s.path(name))
	return err == nil
}
