package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hashed finds the part of an address that changes with the bytes of its file.
var hashed = regexp.MustCompile(`(/assets/\w+)-\w+(\.(?:css|js|png))`)

// One page of each kind, of the site of this repository as it was in June 2023,
// is reviewed as prose: go test ./cmd/portulan -update rewrites them.
func TestGoldenPages(t *testing.T) {
	site := seedSite(t)
	for name, page := range map[string]string{
		"home":         "index.html",
		"list":         "appels/index.html",
		"programme":    "programmes/poles-icc/index.html",
		"call":         "programmes/ptce/phase-2/index.html",
		"project":      "projets/le-damier/index.html",
		"organisation": "organisations/banque-des-territoires/index.html",
		"sector":       "secteurs/musique/index.html",
		"region":       "regions/hauts-de-france/index.html",
		"page":         "mentions-legales/index.html",
		"not-found":    "404.html",
	} {
		got := hashed.ReplaceAllString(site[page], "$1-HASH$2")
		golden := filepath.Join("testdata", "golden", name+".html")
		if *update {
			if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (- golden, + built):\n%s", page, diff)
		}
	}
}
