package main

import (
	"cmp"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/pages"
	"portulan/internal/search"
	"portulan/internal/search/web"
	"portulan/layouts"
)

// apiPath is where programs search, below the path of the site.
const apiPath = "/api/"

// servedSearch is the search of a site that is served.
type servedSearch struct {
	index   *search.Handle
	service *web.Service
	locale  *locale.Locale
	layouts fs.FS
}

// openSearch prepares to answer searches of the site of the working folder, or of
// the index that is named. It is nil where there is neither, and where the site does
// without. The index need not be there yet.
func openSearch(t *terminal, index string, log *slog.Logger) (*servedSearch, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	settings, _, err := build.Options{Root: root}.ReadSettings()
	if fault, ok := errors.AsType[*diag.Fault](err); ok && fault.Code == diag.SettingsMissing {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	s := &servedSearch{layouts: layouts.FS}
	texts := []fs.FS{layouts.FS}
	language := t.language
	if settings != nil {
		index = cmp.Or(index, settings.Search.Index)
		language = settings.Language
		own := os.DirFS(build.Options{Root: root}.Path(ownLayouts))
		s.layouts, texts = pages.Layouts(own), append(texts, own)
		if !settings.Search.On {
			return nil, nil
		}
	}
	if index == "" {
		return nil, nil
	}
	s.index = search.NewHandle(build.Options{Root: root}.Path(index))
	err = s.index.Use(func(x *search.Index) error {
		language = x.Meta().Language
		return nil
	})
	if err != nil {
		log.Warn("search is not available yet", "error", err)
	}
	if s.locale, err = locale.New(language, texts...); err != nil {
		return nil, err
	}
	s.service = web.New(web.Options{Index: s.index, Now: time.Now, Language: language, Log: log})
	return s, nil
}

// page is the site with the results of readers without scripts.
func (s *servedSearch) page(site http.Handler, path string) (http.Handler, error) {
	return s.service.Page(web.PageOptions{Site: site, Path: path, Locale: s.locale, Layouts: s.layouts})
}
