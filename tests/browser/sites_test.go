package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"portulan/internal/browsertest"
	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/publish"
)

var screenshots = flag.String("screenshots", "", "folder to leave pictures of the pages in")

func TestMain(m *testing.M) {
	flag.Parse()
	code := browsertest.Main(m)
	if workshop.folder != "" {
		os.RemoveAll(workshop.folder)
	}
	os.Exit(code)
}

// now is the instant at which the sites are built and read: a call of each site
// is open, others are closed or yet to open.
var now = time.Date(2023, 6, 15, 10, 0, 0, 0, time.FixedZone("CEST", 2*3600))

// language is a site: the one of this repository, or the English example.
type language struct {
	name, locale, root string
	folder             func() (string, error) // where it is built; it is built once
}

var languages = []*language{
	newLanguage("fr", "fr-FR", "../.."),
	newLanguage("en", "en-GB", "../../examples/workshops"),
}

func newLanguage(name, locale, root string) *language {
	return &language{name, locale, root, sync.OnceValues(func() (string, error) { return construct(name, root, now) })}
}

// workshop is where sites are built.
var workshop struct {
	sync.Mutex
	folder string
}

// construct builds a copy of a site, which belongs to no repository: git would
// date its records by the day of the test.
func construct(name, root string, at time.Time) (string, error) {
	workshop.Lock()
	defer workshop.Unlock()
	if workshop.folder == "" {
		var err error
		if workshop.folder, err = os.MkdirTemp("", "sites"); err != nil {
			return "", err
		}
	}
	copied := filepath.Join(workshop.folder, name)
	if err := os.CopyFS(filepath.Join(copied, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		return "", err
	}
	settingsFile, err := os.ReadFile(filepath.Join(root, "portulan.yaml"))
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(copied, "portulan.yaml"), settingsFile, 0o666); err != nil {
		return "", err
	}
	return filepath.Join(copied, "public"), publishSite(copied, at)
}

// indexFolder is where the index of a site is, below its root.
const indexFolder = ".portulan/search"

// publishSite builds a site, as it is at an instant, as the command does.
func publishSite(root string, at time.Time) error {
	ctx := context.Background()
	options := build.Options{Root: root, Content: "content", Layouts: "layouts", Now: at, Index: indexFolder}
	settings, _, err := options.ReadSettings()
	if err != nil {
		return err
	}
	stage, err := publish.Open(ctx, filepath.Join(root, "public"), publish.Options{})
	if err != nil {
		return err
	}
	defer stage.Discard()
	loaded, err := build.Load(ctx, settings, options)
	if err != nil {
		return err
	}
	defer loaded.Close()
	options.Keep = func(string, []byte) (bool, error) { return true, nil } // no page shows the pictures of pages
	if err := loaded.Render(ctx, options, stage.Write); err != nil {
		return err
	}
	if errors, _ := diag.Count(loaded.Problems.Sorted()); errors > 0 {
		return fmt.Errorf("%s has errors: %v", root, loaded.Problems.Sorted())
	}
	if _, err := loaded.WriteEdition(ctx, stage.Write); err != nil {
		return err
	}
	if _, err = stage.Commit(); err != nil {
		return err
	}
	_, err = loaded.PublishIndex()
	return err
}

func (l *language) built(t *testing.T) string {
	t.Helper()
	folder, err := l.folder()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// serve serves the site as a plain host does, with the one header that the
// documentation advises.
func (l *language) serve(t *testing.T) *browsertest.Site {
	t.Helper()
	return browsertest.Serving{Header: map[string]string{"Content-Security-Policy": "default-src 'self'"}}.Serve(t, l.built(t))
}

// reader is someone who reads the language, at the instant of the build.
func (l *language) reader(width int) browsertest.Reader {
	height := 800
	if width < 600 {
		height = 740
	}
	return browsertest.Reader{Width: width, Height: height, Clock: now, Zone: "Europe/Paris", Locale: l.locale}
}

// kind is a kind of page, with one of it in each language.
type kind struct{ name, fr, en string }

func (k kind) path(l *language) string {
	if l.name == "fr" {
		return k.fr
	}
	return k.en
}

var kinds = []kind{
	{"home", "/", "/"},
	{"calls", "/appels/", "/calls/"},
	{"projects", "/projets/", "/projects/page/2/"},
	{"territories", "/territoires/", "/territories/"},
	{"programme", "/programmes/ptce/", "/programmes/coast/"},
	{"call", "/programmes/ptce/phase-2/", "/programmes/coast/second-call/"},
	{"strands", "/programmes/fabriques-de-territoire/ami/", "/programmes/coast/tool-loans/"},
	{"project", "/projets/xpicc/", "/projects/rope-walk/"},
	{"organisation", "/organisations/banque-des-territoires/", "/organisations/ministry-of-harbours/"},
	{"sector", "/secteurs/musique/", "/sectors/maritime-trades/"},
	{"region", "/regions/hauts-de-france/", "/regions/bretagne/"},
	{"departement", "/departements/59-nord/", "/departements/29-finistere/"},
	{"epci", "/epci/245901160-ca-valenciennes-metropole/", "/epci/200041762-ca-rochefort-ocean/"},
	{"audience", "/publics/association/", "/audiences/association/"},
	{"page", "/a-propos/", "/about/"},
	{"legal", "/mentions-legales/", "/legal-notice/"},
	{"accessibility", "/accessibilite/", "/accessibility/"},
	{"data", "/donnees-ouvertes/", "/open-data/"},
	{"search", "/recherche/", "/search/"},
	{"site-map", "/plan-du-site/", "/site-map/"},
	{"not-found", "/404.html", "/404.html"},
}

// everyPage looks at one page of each kind in each language, two at once.
func everyPage(t *testing.T, look func(t *testing.T, l *language, k kind)) {
	for _, l := range languages {
		for _, k := range kinds {
			t.Run(l.name+"/"+k.name, func(t *testing.T) {
				t.Parallel()
				look(t, l, k)
			})
		}
	}
}

// open opens a page for a reader.
func open(t *testing.T, l *language, path string, reader browsertest.Reader) *browsertest.Tab {
	t.Helper()
	tab := browsertest.Open(t, reader)
	if response := tab.Go(l.serve(t).URL(path)); response.Status != 200 {
		t.Fatalf("%s: status %d", path, response.Status)
	}
	if !reader.NoScript {
		added(tab)
	}
	return tab
}

// added waits for what scripts add to a page of search, to a list and to that of
// calls: it comes after the page.
func added(tab *browsertest.Tab) {
	tab.Wait(`() => !document.querySelector("#search-results, [data-filters]") || document.querySelector(".recent, a.filter-list") !== null`)
	tab.Wait(`() => !document.querySelector("form.finder[hidden]")`)
}

// keep leaves a picture of the page where -screenshots says.
func keep(t *testing.T, tab *browsertest.Tab, l *language, k kind, look string) {
	t.Helper()
	if *screenshots == "" {
		return
	}
	name := filepath.Join(*screenshots, fmt.Sprintf("%s-%s-%s.png", l.name, k.name, look))
	if err := os.MkdirAll(*screenshots, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, tab.WholePicture(name), 0o666); err != nil {
		t.Fatal(err)
	}
}

// There is a kind for each template of the theme, in each language.
func TestKindsAreAll(t *testing.T) {
	templates, err := filepath.Glob("../../layouts/pages/*.html")
	if err != nil || len(templates) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, l := range languages {
		var seen []string
		for _, k := range kinds {
			name := k.path(l)
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			text, err := os.ReadFile(filepath.Join(l.built(t), name))
			if err != nil {
				t.Fatal(err)
			}
			_, after, _ := strings.Cut(string(text), `<body class="`)
			template, _, _ := strings.Cut(after, `"`)
			seen = append(seen, template)
		}
		for _, name := range templates {
			if template := strings.TrimSuffix(filepath.Base(name), ".html"); !slices.Contains(seen, template) {
				t.Errorf("%s: no page is made with %s", l.name, template)
			}
		}
	}
}
