package serve

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Options say what is served. Folder and Now must be given.
type Options struct {
	Folder string           // the published folder
	Now    func() time.Time // the clock
	Log    *slog.Logger     // nil for none

	// Path is the path at which the site stands, as in its base address:
	// /annuaire/ for https://example.org/annuaire/. It is / by default.
	Path string

	// AssetFolders are the folders in which files stand that are named by their
	// content, and IsAsset tells them by their path, as in /assets/main-ABCDEFGH.css:
	// browsers keep them for ever. Those of Outlives the server keeps for the time of
	// Stays once a new folder no longer has them.
	AssetFolders []string
	IsAsset      func(path string) bool
	Outlives     func(path string) bool
	Stays        time.Duration

	// Mounts are what answers below other paths, such as /api/; each ends with a slash,
	// stands below Path, and not below another. They are given the whole path of a
	// request, and answer for its method.
	Mounts map[string]http.Handler
}

// Site serves a published folder. It is an [http.Handler].
type Site struct {
	options Options
	current atomic.Pointer[generation]
	taking  sync.Mutex // held while a new generation is taken over
	attic   attic
}

// health is the path at which the server says that it is well, unless the site has a
// page there.
const health = "/healthz"

// Open opens a folder to be served. The caller closes the site.
func Open(o Options) (*Site, error) {
	o.Path = strings.TrimRight(o.Path, "/") + "/"
	if o.IsAsset == nil {
		o.IsAsset = func(string) bool { return false }
	}
	if o.Outlives == nil {
		o.Outlives = func(string) bool { return false }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	g, err := openGeneration(o.Folder)
	if err != nil {
		return nil, err
	}
	s := &Site{options: o, attic: attic{stays: o.Stays, files: map[string]*keptFile{}}}
	s.adopt(g)
	return s, nil
}

// Close lets the folder go. The site serves nothing afterwards.
func (s *Site) Close() error { return s.current.Load().root.Close() }

// adopt makes a generation the one that is served, and keeps what the next may lack.
func (s *Site) adopt(g *generation) {
	s.attic.take(g, s.options.AssetFolders, s.options.Outlives, s.options.Now())
	s.current.Store(g)
}

// generation returns the folder that stands in its place now. While there is none
// there, it is the last one.
func (s *Site) generation() *generation {
	g := s.current.Load()
	if s.stands(g) {
		return g
	}
	s.taking.Lock()
	defer s.taking.Unlock()
	if g = s.current.Load(); s.stands(g) {
		return g // another request has taken it over
	}
	next, err := openGeneration(s.options.Folder)
	if err != nil {
		s.options.Log.Error("the published folder cannot be opened", "error", err)
		return g
	}
	s.adopt(next)
	g.root.Close()
	s.options.Log.Info("new build taken over")
	return next
}

// stands reports whether a generation is still the folder in its place.
func (s *Site) stands(g *generation) bool {
	info, err := os.Stat(s.options.Folder)
	return err == nil && os.SameFile(info, g.info)
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	asked := routeOf(r.URL, r.RequestURI)
	if asked.refused != 0 {
		refuse(w, asked.refused)
		return
	}
	if handler := s.mount(asked.path); handler != nil && !asked.moved {
		handler.ServeHTTP(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed)
		return
	}
	if asked.moved {
		redirect(w, r, asked.path)
		return
	}
	g := s.generation()
	err := s.serve(w, r, g, asked.path)
	for err != nil {
		next := s.generation()
		if next == g {
			s.options.Log.Error("a file cannot be read", "path", shown(asked.path), "error", err)
			refuse(w, http.StatusServiceUnavailable)
			return
		}
		// A build came between: the whole request is answered from its folder.
		g = next
		err = s.serve(w, r, g, asked.path)
	}
}

func (s *Site) mount(p string) http.Handler {
	for prefix, handler := range s.options.Mounts {
		if strings.HasPrefix(p, s.options.Path+strings.TrimPrefix(prefix, "/")) {
			return handler
		}
	}
	return nil
}

// serve answers a request for a clean path from one generation. On an error nothing
// is written yet.
func (s *Site) serve(w http.ResponseWriter, r *http.Request, g *generation, path string) error {
	if to := g.redirects[path]; to != "" {
		w.Header().Set("Location", to)
		w.Header().Set("Cache-Control", askAgain)
		w.WriteHeader(http.StatusMovedPermanently)
		return nil
	}
	local, inside := strings.CutPrefix(path, s.options.Path)
	local = "/" + local
	switch {
	case path+"/" == s.options.Path:
		redirect(w, r, s.options.Path)
		return nil
	case !inside || isHidden(local):
		return s.notFound(w, r, g)
	case strings.HasSuffix(local, "/index.html"):
		redirect(w, r, strings.TrimSuffix(path, "index.html"))
		return nil
	}
	name := strings.TrimPrefix(local, "/")
	if strings.HasSuffix(local, "/") {
		name += "index.html"
	}
	now := s.options.Now()
	f, err := g.file(name, now)
	if errors.Is(err, errFolder) && !strings.HasSuffix(local, "/") {
		if _, err := g.file(name+"/index.html", now); err == nil {
			redirect(w, r, path+"/")
			return nil
		}
		err = fs.ErrNotExist
	}
	switch {
	case err == nil:
		return s.send(w, r, g, f, s.options.IsAsset(local))
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errFolder):
		return err
	}
	return s.missing(w, r, g, local)
}

// missing answers for a path at which the folder has no file: with one that a build
// before had, with the health of the server, or with the page that says so.
func (s *Site) missing(w http.ResponseWriter, r *http.Request, g *generation, local string) error {
	if s.options.Outlives(local) {
		if f := s.attic.find(strings.TrimPrefix(local, "/"), s.options.Now()); f != nil {
			return s.send(w, r, g, f, true)
		}
	}
	if !s.stands(g) {
		return fs.ErrNotExist // the folder is being removed: it proves nothing
	}
	if local == health {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", ContentType(".txt"))
		io.WriteString(w, "ok\n")
		return nil
	}
	return s.notFound(w, r, g)
}

// send sends a file, or the part of it that was asked for, or word that the reader
// has it already.
func (s *Site) send(w http.ResponseWriter, r *http.Request, g *generation, f *file, forEver bool) error {
	e, content, err := describe(w, r, g, f)
	if err != nil {
		return err
	}
	defer content.Close()
	h := w.Header()
	h.Set("Etag", e.etag)
	h.Set("Cache-Control", askAgain)
	if forEver {
		h.Set("Cache-Control", keepForEver)
	}
	http.ServeContent(w, r, "", time.Time{}, content)
	return nil
}

// notFound sends the page of the site that says that there is nothing there.
func (s *Site) notFound(w http.ResponseWriter, r *http.Request, g *generation) error {
	h := w.Header()
	h.Set("Cache-Control", askAgain)
	f, err := g.file("404.html", s.options.Now())
	if errors.Is(err, fs.ErrNotExist) && s.stands(g) {
		refuse(w, http.StatusNotFound)
		return nil
	}
	if err != nil {
		return err
	}
	_, content, err := describe(w, r, g, f)
	if err != nil {
		return err
	}
	defer content.Close()
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		io.Copy(w, content) // the reader may have left
	}
	return nil
}

// describe chooses an edition of a file for a reader, opens it and writes its
// headers.
func describe(w http.ResponseWriter, r *http.Request, g *generation, f *file) (edition, io.ReadSeekCloser, error) {
	e := f.choose(r.Header.Get("Accept-Encoding"))
	content, err := e.open(g)
	if err != nil {
		return e, nil, err
	}
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Length", strconv.FormatInt(e.size, 10))
	if compressible(f.contentType) {
		h.Set("Vary", "Accept-Encoding")
	}
	if e.coding != "" {
		h.Set("Content-Encoding", e.coding)
	}
	allow(w, e.size)
	return e, content, nil
}

// refuse answers with a status and its name alone.
func refuse(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}
