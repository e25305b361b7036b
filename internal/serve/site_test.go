package serve_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/serve"
)

func TestAnswers(t *testing.T) {
	s := published(t)
	for _, c := range []struct {
		request string // "METHOD path", then "Name: value"
		status  int
		headers string // "Name: value" that the answer has; "Name:" that it has not
		body    string // that the answer begins with
	}{
		{"GET /", 200, "Content-Type: text/html; charset=utf-8|Cache-Control: no-cache|Vary: Accept-Encoding|Content-Length: 16|Content-Encoding:|Last-Modified:", "<h1>Accueil"},
		{"GET /projets/a/", 200, "", "<h1>A</h1>"},
		{"GET /projets/a/?q=x", 200, "", "<h1>A</h1>"},
		{"GET /sitemap.xml", 200, "Content-Type: application/xml; charset=utf-8|Cache-Control: no-cache", "<urlset/>"},
		{"GET /feed", 200, "Content-Type: application/octet-stream|Vary:", "sans"},
		{"GET /media/rapport.PDF", 200, "Content-Type: application/pdf|Cache-Control: no-cache|Vary:", "pdf"},
		{"GET /.well-known/security.txt", 200, "Content-Type: text/plain; charset=utf-8", "Contact"},
		{"GET /a%20b/%C3%A9%E2%80%99/", 200, "", "<h1>Espace"},
		{"GET /healthz", 200, "Cache-Control: no-store", "ok"},

		// Named by content: kept for ever.
		{"GET /" + style, 200, "Cache-Control: public, max-age=31536000, immutable|Content-Type: text/css; charset=utf-8", "body{}"},
		{"GET /media/image-0123456789.png", 200, "Cache-Control: public, max-age=31536000, immutable|Content-Type: image/png|Vary:", "png"},

		// The way to a page is one.
		{"GET /projets/a", 301, "Location: /projets/a/", ""},
		{"GET /projets/a?q=1&r=%C3%A9", 301, "Location: /projets/a/?q=1&r=%C3%A9", ""},
		{"GET /projets/a/index.html", 301, "Location: /projets/a/", ""},
		{"GET /index.html", 301, "Location: /", ""},
		{"GET //projets//a/", 301, "Location: /projets/a/", ""},
		{"GET /projets/./a/", 301, "Location: /projets/a/", ""},
		{"GET /projets/b/../a/", 301, "Location: /projets/a/", ""},
		{"GET /projets/b/%2e%2e/a/", 301, "Location: /projets/a/", ""},
		{"GET /a%20b//%C3%A9%E2%80%99/", 301, "Location: /a%20b/%C3%A9%E2%80%99/", ""},
		{"GET //exemple.org/%2e%2e", 301, "Location: /", ""},

		// Former addresses, though a page stands there for other hosts.
		{"GET /vieux/", 301, "Location: /projets/a/", ""},
		{"HEAD /vieux/", 301, "Location: /projets/a/", ""},
		{"GET /%C3%A9t%C3%A9/", 301, "Location: /projets/a/", ""},
		{"GET /temporaire/", 404, "", "<h1>Rien"},

		// What is not there.
		{"GET /absent/", 404, "Content-Type: text/html; charset=utf-8|Cache-Control: no-cache|Etag:", "<h1>Rien ici"},
		{"GET /absent.css", 404, "Content-Type: text/html; charset=utf-8", "<h1>Rien ici"},
		{"GET /404.html", 200, "", "<h1>Rien ici"},
		{"GET /sitemap.xml/", 404, "", "<h1>Rien"},
		{"GET /sitemap.xml/x", 404, "", "<h1>Rien"},
		{"GET /assets/main-22222222.css", 404, "Cache-Control: no-cache", "<h1>Rien"},
		{"GET /projets/", 404, "", "<h1>Rien"}, // no list of the folder
		{"GET /projets", 404, "", "<h1>Rien"},
		{"GET /sans-index/", 404, "", "<h1>Rien"},
		{"GET /.portulan", 404, "", "<h1>Rien"},
		{"GET /.git/config", 404, "", "<h1>Rien"},
		{"GET /projets/.cache/secret.txt", 404, "", "<h1>Rien"},
		{"GET /.well-known/.secret", 404, "", "<h1>Rien"},
		{"GET /_redirects", 404, "", "<h1>Rien"},
		{"GET /healthz/", 404, "", "<h1>Rien"},

		// What is not done.
		{"POST /", 405, "Allow: GET, HEAD", ""},
		{"PUT /x", 405, "Allow: GET, HEAD", ""},
		{"OPTIONS /", 405, "Allow: GET, HEAD", ""},
		{"BREW /", 405, "Allow: GET, HEAD", ""},

		// Compressed editions.
		{"GET /packed/|Accept-Encoding: gzip, deflate, br, zstd", 200, "Content-Encoding: br|Vary: Accept-Encoding|Content-Length: 6", "brotli"},
		{"GET /packed/|Accept-Encoding: gzip", 200, "Content-Encoding: gzip", "gzip"},
		{"GET /packed/|Accept-Encoding: br;q=0.5, gzip;q=0.8", 200, "Content-Encoding: gzip", "gzip"},
		{"GET /packed/|Accept-Encoding: br;q=0, *", 200, "Content-Encoding: gzip", "gzip"},
		{"GET /packed/|Accept-Encoding: br;q=0, gzip;q=0", 200, "Content-Encoding:", "<p>"},
		{"GET /packed/|Accept-Encoding: identity, br;q=0.5", 200, "Content-Encoding:|Vary: Accept-Encoding", "<p>"},
		{"GET /packed/|Accept-Encoding: zstd", 200, "Content-Encoding:", "<p>"},
		{"GET /packed/|Accept-Encoding: br;q=x, gzip;q=2", 200, "Content-Encoding:", "<p>"},
		{"GET /|Accept-Encoding: br, gzip", 200, "Content-Encoding:", "<h1>"}, // too short to gain by it

		// Parts.
		{"GET /|Range: bytes=0-3", 206, "Content-Range: bytes 0-3/16|Content-Length: 4", "<h1>"},
		{"GET /packed/|Range: bytes=0-2|Accept-Encoding: br", 206, "Content-Range: bytes 0-2/6|Content-Encoding: br", "bro"},
		{"GET /|Range: bytes=100-", 416, "Content-Range: bytes */16", ""},
	} {
		t.Run(c.request, func(t *testing.T) {
			words := strings.Split(c.request, "|")
			method, target, _ := strings.Cut(words[0], " ")
			var sent []string
			for _, h := range words[1:] {
				name, value, _ := strings.Cut(h, ": ")
				sent = append(sent, name, value)
			}
			r := ask(s, method, target, sent...)
			if r.StatusCode != c.status {
				t.Errorf("status %d, want %d", r.StatusCode, c.status)
			}
			if got := body(t, r); !strings.HasPrefix(got, c.body) {
				t.Errorf("body %q, want %q", got, c.body)
			}
			for _, want := range strings.Split(c.headers, "|") {
				name, value, _ := strings.Cut(want, ":")
				if got := r.Header.Get(name); got != strings.TrimSpace(value) {
					t.Errorf("%s: %q, want %q", name, got, strings.TrimSpace(value))
				}
			}
			for _, h := range serve.Headers() {
				if got := r.Header.Get(h.Name); got != h.Value {
					t.Errorf("%s: %q", h.Name, got)
				}
			}
		})
	}
}

// No path leads to a file outside the folder, and what is no path of a site is
// refused.
func TestOddPaths(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "public")
	plant(t, folder, site)
	plant(t, dir, map[string]string{"secret": "dehors"})
	if err := os.Symlink("../secret", filepath.Join(folder, "lien")); err != nil {
		t.Fatal(err)
	}
	s := open(t, options(folder))
	for _, target := range []string{
		"/..", "/../", "/../secret", "/../../etc/passwd", "/projets/../../secret", "/%2e%2e/secret", "/%2E%2E/%2E%2E/etc/passwd",
		"/..%2fsecret", "/..%2Fsecret", "/projets%2fa/", "/..%5csecret", "/..%5Csecret", "/projets\\a/", "/%00", "/projets/a%00.html",
		"/%0d%0aSet-Cookie:x", "/%7f", "/%ff", "/%c0%ae%c0%ae/secret", "/projets/%e9/", "*", "http://exemple.org/", "http://exemple.org/projets/a/",
		"//exemple.org/../..",
		"/" + strings.Repeat("a", 3000), "/" + strings.Repeat("a/", 1500), "/" + strings.Repeat("é", 500),
		"/" + strings.Repeat("a", 300) + "/", "/index.html/../../secret", "/C:/secret", "/NUL", "/secret", "/lien", "/lien/", "/lien/secret",
	} {
		r := ask(s, "GET", target)
		if r.StatusCode < 400 || r.StatusCode > 499 {
			t.Errorf("%.60q: status %d", target, r.StatusCode)
		}
		if strings.Contains(body(t, r), "dehors") {
			t.Errorf("%.60q leads outside", target)
		}
	}
}

// Links are followed as far as they stay in the folder.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "public")
	plant(t, folder, site)
	plant(t, dir, map[string]string{"secret": "dehors", "autre/index.html": "dehors"})
	for name, to := range map[string]string{
		"absolu": filepath.Join(dir, "secret"), "relatif": "../secret", "dossier": "../autre", "projets/haut": "../../secret", "boucle": "boucle",
		"dedans": "projets/a",
	} {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, options(folder))
	for _, target := range []string{"/absolu", "/relatif", "/dossier", "/dossier/", "/dossier/index.html", "/projets/haut", "/boucle", "/boucle/"} {
		r := ask(s, "GET", target)
		if text := body(t, r); r.StatusCode == 200 || strings.Contains(text, "dehors") {
			t.Errorf("%s: status %d, %q", target, r.StatusCode, text)
		}
	}
	if r := ask(s, "GET", "/dedans/"); r.StatusCode != 200 {
		t.Errorf("a link within the folder: status %d", r.StatusCode)
	}
}

func FuzzPath(f *testing.F) {
	dir := f.TempDir()
	folder := filepath.Join(dir, "public")
	plant(f, folder, site)
	plant(f, dir, map[string]string{"secret": "dehors", "public.bak/secret": "dehors"})
	if err := os.Symlink("../secret", filepath.Join(folder, "lien")); err != nil {
		f.Fatal(err)
	}
	s := open(f, options(folder))
	for _, seed := range []string{"/", "/../secret", "/lien", "/%2e%2e/secret", "//a", "/projets/a", "/a%20b/", "/.git/config", "/x%2f..%5c", "/é", "http://a/b", "*"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return // net/http refuses it
		}
		answer := recorded(s, &http.Request{Method: "GET", URL: u, RequestURI: target, Header: http.Header{}})
		text := body(t, answer)
		if strings.Contains(text, "dehors") || strings.Contains(text, "secret") {
			t.Errorf("%q leads to what is not for readers", target)
		}
		if answer.StatusCode >= 500 || answer.StatusCode < 200 {
			t.Errorf("%q: status %d", target, answer.StatusCode)
		}
		// A redirect leads to another path of this site, and to its end at once.
		if to := answer.Header.Get("Location"); to != "" {
			if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
				t.Errorf("%q leads to %q", target, to)
			}
		}
	})
}

// HEAD tells what GET would send.
func TestHead(t *testing.T) {
	s := published(t)
	for _, target := range []string{"/", "/packed/", "/long/", "/absent/", "/projets/a", "/vieux/", "/" + style, "/healthz", "/media/rapport.PDF", "/../x"} {
		for _, coding := range []string{"", "gzip", "br"} {
			get := ask(s, "GET", target, "Accept-Encoding", coding)
			head := ask(s, "HEAD", target, "Accept-Encoding", coding)
			if get.StatusCode != head.StatusCode {
				t.Errorf("%s: status %d, want %d", target, head.StatusCode, get.StatusCode)
			}
			if got, want := fmt.Sprint(head.Header), fmt.Sprint(get.Header); got != want {
				t.Errorf("%s with %q:\n got %s\nwant %s", target, coding, got, want)
			}
		}
	}
}

// Each edition has a tag of its own, which spares sending it again.
func TestConditional(t *testing.T) {
	s := published(t)
	tags := map[string]bool{}
	for _, coding := range []string{"", "gzip", "br"} {
		first := ask(s, "GET", "/packed/", "Accept-Encoding", coding)
		tag := first.Header.Get("Etag")
		if !strings.HasPrefix(tag, `"`) || tags[tag] {
			t.Fatalf("tag %s of %q is weak, or that of another edition", tag, coding)
		}
		tags[tag] = true
		again := ask(s, "GET", "/packed/", "Accept-Encoding", coding, "If-None-Match", `"x", `+tag)
		if again.StatusCode != http.StatusNotModified || body(t, again) != "" {
			t.Errorf("%q: status %d", coding, again.StatusCode)
		}
		for _, name := range []string{"Etag", "Cache-Control", "Vary"} {
			if again.Header.Get(name) != first.Header.Get(name) {
				t.Errorf("%q: %s is %q", coding, name, again.Header.Get(name))
			}
		}
		if other := ask(s, "GET", "/packed/", "Accept-Encoding", coding, "If-None-Match", `"x"`); other.StatusCode != 200 {
			t.Errorf("%q with another tag: status %d", coding, other.StatusCode)
		}
		if part := ask(s, "GET", "/packed/", "Accept-Encoding", coding, "Range", "bytes=0-1", "If-Range", `"x"`); part.StatusCode != 200 {
			t.Errorf("%q: a part of other bytes: status %d", coding, part.StatusCode)
		}
	}
}

// A text of which the build made no compressed edition is compressed here.
func TestCompresses(t *testing.T) {
	r := ask(published(t), "GET", "/long/", "Accept-Encoding", "gzip")
	if r.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("headers %v", r.Header)
	}
	z, err := gzip.NewReader(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || string(text) != long {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}

// A page has its address even if it is that of the health of the server.
func TestHealthDoesNotShadowAPage(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{"healthz/index.html": "<h1>Une page</h1>"})
	s := open(t, options(folder))
	if r := ask(s, "GET", "/healthz"); r.StatusCode != 301 || r.Header.Get("Location") != "/healthz/" {
		t.Errorf("status %d, to %q", r.StatusCode, r.Header.Get("Location"))
	}
	if r := ask(s, "GET", "/nulle-part"); r.StatusCode != 404 || !strings.Contains(body(t, r), "Not Found") {
		t.Errorf("without a page of its own for it: status %d", r.StatusCode)
	}
}

// A site under a path is served there, and nothing beside it.
func TestUnderAPath(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, site)
	plant(t, folder, map[string]string{"_redirects": "/annuaire/vieux/ /annuaire/projets/a/ 301\n"})
	for _, path := range []string{"/annuaire", "/annuaire/"} {
		o := options(folder)
		o.Path = path
		s := open(t, o)
		for target, want := range map[string]string{
			"/annuaire/": "200", "/annuaire/projets/a/": "200", "/annuaire": "301 /annuaire/", "/annuaire/projets/a": "301 /annuaire/projets/a/",
			"/annuaire/vieux/": "301 /annuaire/projets/a/", "/projets/a/": "404", "/": "404", "/annuairex/": "404", "/annuaire/" + style: "200",
			"/annuaire/index.html": "301 /annuaire/", "/annuaire/.git/config": "404", "/annuaire/healthz": "200",
		} {
			r := ask(s, "GET", target)
			if got := strings.TrimSpace(fmt.Sprint(r.StatusCode, " ", r.Header.Get("Location"))); got != want {
				t.Errorf("%s: %s, want %s", target, got, want)
			}
		}
	}
}

// Other handlers answer below their paths, with the headers of all answers.
func TestMounts(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, site)
	o := options(folder)
	o.Mounts = map[string]http.Handler{"/api/": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Method, " ", r.URL)
	})}
	s := open(t, o)
	r := ask(s, "POST", "/api/search?q=quai")
	if got := body(t, r); got != "POST /api/search?q=quai" || r.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("%q, %v", got, r.Header)
	}
	if r := ask(s, "GET", "/api/..%2f"); r.StatusCode != 400 {
		t.Errorf("an odd path reaches the handler: status %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/"); r.StatusCode != 200 {
		t.Errorf("status %d", r.StatusCode)
	}
}

// A file that a hand changed in place is seen a second later.
func TestChangedInPlace(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, site)
	now := noon
	o := options(folder)
	o.Now = func() time.Time { return now }
	s := open(t, o)
	before := ask(s, "GET", "/").Header.Get("Etag")
	plant(t, folder, map[string]string{"index.html": "<h1>Tout autre</h1>"})
	now = now.Add(2 * time.Second)
	if r := ask(s, "GET", "/"); r.Header.Get("Etag") == before || body(t, r) != "<h1>Tout autre</h1>" {
		t.Error("the old page is served")
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	if _, err := serve.Open(options(filepath.Join(t.TempDir(), "absent"))); err == nil {
		t.Error("no error")
	}
}

// Whatever a reader says to accept, it is given nothing that it does not name.
func FuzzAcceptEncoding(f *testing.F) {
	folder := filepath.Join(f.TempDir(), "public")
	plant(f, folder, site)
	s := open(f, options(folder))
	for _, seed := range []string{"", "gzip", "br;q=0.5, gzip", "*;q=0", "identity;q=0, *", "GZIP ; Q=1", ",,;", "br;q=NaN", "br;q=1e-9", "gzip;q=0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		r := ask(s, "GET", "/packed/", "Accept-Encoding", header)
		coding := r.Header.Get("Content-Encoding")
		named := strings.Contains(header, "*") || strings.Contains(strings.ToLower(header), coding)
		if r.StatusCode != 200 || !named {
			t.Errorf("%q: status %d, %q", header, r.StatusCode, coding)
		}
		if want := map[string]string{"": "<p>", "br": "brotli", "gzip": "gzip"}[coding]; want == "" || !strings.HasPrefix(body(t, r), want) {
			t.Errorf("%q: coding %q", header, coding)
		}
	})
}
