package preview

import (
	"bytes"
	"crypto/rand"
	"embed"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"portulan/internal/diag"
	"portulan/internal/pages"
	"portulan/internal/serve"
)

// own is the folder of the addresses that the preview adds to a site.
const own = "/_portulan/"

// published is the query with which a file is asked for as a build would publish
// it, to the byte: /projets/xpicc/?published.
const published = "published"

//go:embed assets
var assets embed.FS

// handler answers requests.
type handler struct {
	view   func() *View
	look   func(func(*View))
	run    string // this run of the program, for pages that outlive it
	mux    http.ServeMux
	finder finder

	closing <-chan struct{}
}

// Handler answers the requests of browsers that call this machine localhost, by an IP
// address or by one of the names. Streams of events end when closing is closed.
func (p *Preview) Handler(closing <-chan struct{}, names ...string) http.Handler {
	h := &handler{view: p.View, look: p.look, run: rand.Text(), closing: closing}
	h.finder = finder{index: &p.search, now: p.o.Now, log: p.o.Log, site: http.HandlerFunc(h.page)}
	h.mux.HandleFunc("GET "+own+"events", h.events)
	h.mux.Handle("GET "+own, http.StripPrefix(own, http.HandlerFunc(h.asset)))
	h.mux.HandleFunc("GET /_problemes/", h.problemPage)
	h.mux.HandleFunc("GET /_problèmes/", h.problemPage)
	h.mux.HandleFunc("GET /_problems/", h.problemPage)
	h.mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) { h.finder.of(h.view().shown).ServeHTTP(w, r) })
	return called(names, &h.mux)
}

// asset gives a file of the preview itself.
func (h *handler) asset(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, assets, path.Join("assets", path.Clean("/"+r.URL.Path)))
}

// page gives a page or a file of the site.
func (h *handler) page(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	var v *View
	var made rendered
	h.look(func(now *View) {
		if v = now; v.shown.site != nil {
			made = v.shown.answer(r.URL.Path)
		}
	})
	if v.shown.site == nil {
		h.answerProblems(w, v, http.StatusInternalServerError)
		return
	}
	if made.elsewhere != "" {
		http.Redirect(w, r, made.elsewhere, made.status)
		return
	}
	body, name := made.body, made.name
	kind := serve.ContentType(name)
	if path.Ext(name) == "" {
		kind = serve.ContentType(".txt") // a file for hosts, which a person wants to read
	}
	header.Set("Content-Type", kind)
	if !r.URL.Query().Has(published) {
		switch {
		case path.Ext(name) == ".html":
			body = h.live(body, v)
		case "/"+name == pages.Worker:
			body, _ = assets.ReadFile("assets/worker.js") // it is embedded
		}
	}
	w.WriteHeader(made.status)
	w.Write(body)
}

// rendered is what is found at an address.
type rendered struct {
	status    int
	name      string // of the file
	body      []byte
	elsewhere string // the address that it is at; empty if it is here
}

// answer finds what is at an address of the server.
func (s *state) answer(address string) rendered {
	prefix := s.site.Prefix()
	url, below := strings.CutPrefix(address, prefix)
	if !below || url == "" {
		return rendered{status: http.StatusFound, elsewhere: prefix + "/"}
	}
	url = strings.TrimSuffix(url, "index.html")
	made := s.render(url)
	if made.status == http.StatusNotFound {
		if _, found := s.site.Page(url + "/"); found {
			return rendered{status: http.StatusMovedPermanently, elsewhere: prefix + url + "/"}
		}
	}
	return made
}

// render makes the file at an address of the site.
func (s *state) render(url string) rendered {
	if strings.HasPrefix(url, "/media/") {
		if body, ok := s.content.media(url); ok {
			return rendered{http.StatusOK, url, body, ""}
		}
	}
	status := http.StatusOK
	page, found := s.site.Page(url)
	if !found {
		status = http.StatusNotFound
		page, _ = s.site.Page("/404.html")
	}
	var out bytes.Buffer
	s.site.Render(page, &out) // what is wrong with it is found by the check
	return rendered{status, page.File, out.Bytes(), ""}
}

// media returns the bytes of the picture or document that is published at an
// address. A page that was made names those that it shows.
func (c *content) media(url string) ([]byte, bool) {
	for _, f := range c.assets {
		if f.medium.publishedAt(url) {
			data, err := f.medium.read()
			return data, err == nil
		}
	}
	return nil, false
}

// live adds to a page the script that keeps it up to date: all that differs from
// what is published.
func (h *handler) live(body []byte, v *View) []byte {
	script := fmt.Sprintf("<script src=%q data-page=%q defer></script>\n", own+"live.js", h.version(v))
	at := bytes.LastIndex(body, []byte("</head>"))
	if at < 0 {
		at = len(body)
	}
	return slices.Concat(body[:at], []byte(script), body[at:])
}

// version names what is shown.
func (h *handler) version(v *View) string { return fmt.Sprintf("%s-%d", h.run, v.shown.number) }

// text is what the terminal says of the problems.
func (v *View) text() string {
	var b strings.Builder
	diag.Print(&b, v.Problems, diag.TextFormat, v.Language, false)
	return b.String()
}

// alive is how often an idle stream of events says something, so that whatever
// stands between does not take it for dead.
const alive = 25 * time.Second
