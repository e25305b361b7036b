package serve_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"portulan/internal/serve"
)

// noon is when tests take place.
var noon = time.Date(2023, 6, 15, 12, 0, 0, 0, time.UTC)

// plant writes files below a folder.
func plant(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const style = "assets/main-ABCDEFGH.css"

var (
	long = strings.Repeat("<p>Un texte assez long pour être compressé.</p>\n", 100)
	site = map[string]string{
		".portulan":                   "mark",
		".well-known/security.txt":    "Contact: mailto:a@exemple.fr\n",
		"404.html":                    "<h1>Rien ici</h1>",
		"_redirects":                  "/vieux/ /projets/a/ 301\n/%C3%A9t%C3%A9/ /projets/a/ 301\n/temporaire/ / 302\n",
		"index.html":                  "<h1>Accueil</h1>",
		"long/index.html":             long,
		"packed/index.html":           long,
		"packed/index.html.br":        "brotli",
		"packed/index.html.gz":        "gzip",
		"projets/a/index.html":        "<h1>A</h1>",
		"sans-index/fichier.txt":      "texte",
		"sitemap.xml":                 "<urlset/>",
		"media/image-0123456789.png":  "png",
		"media/rapport.PDF":           "pdf",
		"feed":                        "sans extension",
		"projets/.cache/secret.txt":   "secret",
		".git/config":                 "secret",
		"vieux/index.html":            "<h1>Vieux</h1>",
		style:                         "body{}",
		"healthzz/index.html":         "<h1>Autre</h1>",
		"a b/é’/index.html":           "<h1>Espace</h1>",
		"double--tirets/x/index.html": "<h1>Tirets</h1>",
	}
	asset = regexp.MustCompile(`^/(assets/.*-[A-Z2-7]{8}|media/.*-[0-9a-f]{10})\.`)
)

func options(folder string) serve.Options {
	return serve.Options{
		Folder: folder, Now: func() time.Time { return noon },
		AssetFolders: []string{"assets", "media"}, IsAsset: asset.MatchString, Outlives: asset.MatchString, Stays: time.Hour,
	}
}

func open(t testing.TB, o serve.Options) *serve.Site {
	t.Helper()
	s, err := serve.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// published is a server of the site above, on a folder of its own.
func published(t testing.TB) *serve.Site {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "public")
	plant(t, folder, site)
	return open(t, options(folder))
}

// ask sends a request; headers are in pairs.
func ask(h http.Handler, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	u, err := url.ParseRequestURI(target) // as net/http does
	if err != nil {
		panic(err)
	}
	r.URL, r.RequestURI = u, target
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return recorded(h, r)
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func recorded(h http.Handler, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}
