package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/browsertest"
	"portulan/internal/diag"
	"portulan/internal/manual"
	"portulan/internal/starter"
)

// announced is when the pictures of the editor's guide are taken: its call is closed,
// and its laureate is known.
var announced = time.Date(2030, 11, 20, 10, 0, 0, 0, time.FixedZone("CET", 3600))

const guideFolder = "../../docs/fr"

// The pictures of the editor's guide show what its reader gets: a new site, then the
// laureate that the guide has them write. They are taken when screenshots are.
func TestPicturesOfTheGuide(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile(filepath.Join(guideFolder, "guide-editeur.md"))
	if err != nil {
		t.Fatal(err)
	}
	begun, err := starter.Files(starter.Options{Language: diag.French, Title: "Annuaire des ports", BaseURL: "https://ports.exemple.fr/", Now: announced})
	if err != nil {
		t.Fatal(err)
	}
	written := manual.Files(guide)
	for name, text := range begun {
		if strings.HasPrefix(name, "content/pages/") {
			written[name] = text
		}
	}
	written["portulan.yaml"] = manual.Set(written["portulan.yaml"], "edit_url: https://github.com/agence/annuaire/edit/main/{file}\n")

	first := shot{"accueil.webp", 900, 720}.take(t, serveFiles(t, begun), "/", `() => {}`)
	if !strings.Contains(first.Text(".calls, main"), "Premier appel à projets") {
		t.Error("a new site does not show its open call")
	}
	site := serveFiles(t, written)
	laureate := shot{"laureat.webp", 900, 760}.take(t, site, "/projets/halle-aux-filets/", `() => {}`)
	if title := laureate.Text("h1"); title != "La Halle aux filets" {
		t.Errorf("the laureate is %q", title)
	}
	corrected := shot{"correction.webp", 900, 260}.take(t, site, "/projets/halle-aux-filets/", `() => document.querySelector(".provenance").scrollIntoView()`)
	link := `() => [...document.querySelectorAll(".provenance a")].find(a => a.innerText === "Proposer une correction")?.href ?? ""`
	if got := browsertest.Eval[string](corrected, link); got != "https://github.com/agence/annuaire/edit/main/content/projets/halle-aux-filets.md" {
		t.Errorf("the file is edited at %q", got)
	}
}

// The pictures that are kept for the guide are small enough to read it anywhere.
func TestPicturesOfTheGuideAreSmall(t *testing.T) {
	pictures, err := filepath.Glob(filepath.Join(guideFolder, "images", "*.webp"))
	if err != nil || len(pictures) == 0 {
		t.Fatalf("no picture: %v", err)
	}
	total := int64(0)
	for _, name := range pictures {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
	}
	if total > 600<<10 {
		t.Errorf("the pictures have %d bytes", total)
	}
}

// shot is a picture of the guide: its file, and the size of the window in pixels.
type shot struct {
	name          string
	width, height int
}

// take opens a page, does something there, and leaves a picture where -screenshots
// asks for pictures.
func (s shot) take(t *testing.T, site *browsertest.Site, path, do string) *browsertest.Tab {
	t.Helper()
	tab := browsertest.Open(t, browsertest.Reader{Width: s.width, Height: s.height, Clock: announced, Zone: "Europe/Paris", Locale: "fr-FR"})
	if response := tab.Go(site.URL(path)); response.Status != 200 {
		t.Fatalf("%s: status %d", path, response.Status)
	}
	browsertest.Eval[any](tab, do)
	picture := tab.Picture(s.name)
	if len(picture) == 0 {
		t.Errorf("%s: no picture", s.name)
	}
	if *screenshots != "" {
		name := filepath.Join(guideFolder, "images", s.name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, picture, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return tab
}

// serveFiles builds a site from files, and serves it.
func serveFiles(t *testing.T, files map[string]string) *browsertest.Site {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := publishSite(folder, announced); err != nil {
		t.Fatal(err)
	}
	return browsertest.Serve(t, filepath.Join(folder, "public"))
}
