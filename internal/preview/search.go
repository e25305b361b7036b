package preview

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"portulan/internal/build"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/search"
	"portulan/internal/search/web"
	"portulan/internal/site"
)

// searched is the search index of what is shown. There is none until it is asked
// for; from then on it follows, each time that it is asked.
type searched struct {
	preview *Preview
	live    *search.Live

	mu sync.Mutex
	of *state // that the index is of
}

// errNothing is that nothing can be shown, and so nothing be searched.
var errNothing = errors.New("the site cannot be shown")

// Use calls use with the index of what is shown now, which stays as it is until use
// returns. The error is that of use, or why there is no index.
func (s *searched) Use(use func(*search.Index) error) error {
	if err := s.follow(); err != nil {
		return err
	}
	return s.live.Use(use)
}

// follow makes the index that of what is shown, unless it is. The first time takes as
// long as the index of a build; then what changed is described and indexed.
func (s *searched) follow() (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == s.preview.View().shown {
		return nil
	}
	s.preview.study(func(v *View) { err = s.update(v.shown) })
	return err
}

func (s *searched) update(now *state) error {
	if now.site == nil {
		return errNothing
	}
	s.of = nil
	describer, options := build.Describe(now.directory.Directory, now.settings, now.theme)
	if err := s.live.Update(options, now.sources(describer)); err != nil {
		return err
	}
	s.of = now
	return nil
}

// sources are the documents of the records. What a document is made of is its
// record, as it stands among the others, and the text of its body, which is as long
// the same as the body.
func (s *state) sources(describer *search.Describer) []search.Source {
	var records []*directory.Record
	for r := range s.directory.All() {
		if s.directory.At(r.URL) == r { // where two have an address, one is found there
			records = append(records, r)
		}
	}
	sources := make([]search.Source, len(records))
	each(len(records), func(i int) {
		r := records[i]
		digest := sha256.New()
		if err := json.NewEncoder(digest).Encode(describer.Describe(r, "")); err != nil {
			panic(err) // it is made of texts and numbers
		}
		if f := s.content.find(s.tree.Rel(r.File)); f != nil {
			digest.Write(f.text[min(r.Body.Offset, len(f.text)):])
		}
		sources[i] = search.Source{
			Address: r.URL, Digest: [sha256.Size]byte(digest.Sum(nil)),
			Document: func() search.Document { return describer.Describe(r, s.site.PlainText(r)) },
		}
	})
	return sources
}

// finder answers what a site is asked, searches by the index of what is shown: on the
// search page, and at the address that its scripts ask where the site has no files to
// search in.
type finder struct {
	index *searched
	now   func() time.Time
	log   *slog.Logger // nil for none
	site  http.Handler

	mu       sync.Mutex
	settings *site.Settings // of the present handler
	theme    *pages.Theme   // likewise
	handler  http.Handler
}

// firstSearch is how long a search may take: at first the index is made.
const firstSearch = 10 * time.Minute

// of returns the handler of a state.
func (f *finder) of(s *state) http.Handler {
	if s.site == nil || !s.settings.Search.On {
		return f.site
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.settings != s.settings || f.theme != s.theme {
		f.settings, f.theme, f.handler = s.settings, s.theme, f.handlerOf(s)
	}
	return f.handler
}

func (f *finder) handlerOf(s *state) http.Handler {
	log := cmp.Or(f.log, slog.New(slog.DiscardHandler))
	service := web.New(web.Options{Index: f.index, Now: f.now, Language: s.settings.Language, Log: log, Patience: firstSearch, Changing: true})
	path := s.site.Prefix() + "/"
	mux := http.NewServeMux()
	mux.Handle(path+"api/", service.API(path+"api/"))
	page, err := service.Page(web.PageOptions{Site: f.site, Path: path, Locale: s.theme.Locale(), Layouts: s.theme.Layouts()})
	if err != nil {
		log.Error("the search page has no results without scripts", "error", err)
		mux.Handle("/", f.site)
		return mux
	}
	mux.Handle("/", page)
	return mux
}
