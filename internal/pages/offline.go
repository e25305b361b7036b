package pages

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image/color"
	"io/fs"

	"github.com/evanw/esbuild/pkg/api"

	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/search/edition/location"
	"portulan/internal/site"
)

// Worker is the address of the script that keeps what was read, in a site that can be
// read offline. It stands at the root, for it serves what lies below it.
const Worker = "/offline-worker.js"

// manifestURL is the address of what browsers want to know to install the site.
const manifestURL = "/site.webmanifest"

// iconURL is the address of the icon of the theme, a drawing that has any size.
const iconURL = "/favicon.svg"

// The script of the worker, and what is written for it: what it knows of the site.
const (
	workerEntry = "scripts/worker.js"
	keptScript  = "scripts/kept.js"
)

func offlineURL(l *locale.Locale) string {
	name, _ := l.T("address.offline") // there by test
	return "/" + name + "/"
}

// offlinePage stands for a page that was never read, where there is no network.
func (s *Site) offlinePage() Page {
	p := s.page(offlineURL(s.locale), "not-found", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("offline.title"))
		v.Lead = s.text("offline.lead")
		v.Nowhere, v.HasSearch, v.Sections = true, true, s.waysIn()
		return v, nil
	})
	p.Listed = false
	return p
}

// offlineFiles are what a browser asks for besides, to keep the site and to install it.
func (s *Site) offlineFiles() []Page {
	if !s.Offline {
		return nil
	}
	files := []Page{bytesPage(manifestURL, (*Site).manifest)}
	if s.bundle.worker != nil {
		files = append(files, bytesPage(Worker, func(s *Site) []byte { return s.bundle.worker }))
	}
	return files
}

// makeWorker bundles the worker, which is given all styles and scripts of the site to keep:
// a search may be the first thing that a reader does without a network.
func makeWorker(l layers, b bundle, settings *site.Settings, locale *locale.Locale) ([]byte, []diag.Problem, error) {
	if _, err := fs.Stat(l, workerEntry); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	prefix := basePath(settings.BaseURL)
	scripts := []string{}
	for _, f := range b.files {
		scripts = append(scripts, prefix+f.url)
	}
	search, _ := locale.T("address.search")
	known, err := json.Marshal(map[string]any{
		"scripts": scripts,
		"offline": prefix + offlineURL(locale),
		"search":  prefix + "/" + search + "/",
		"icon":    prefix + iconURL,
		"entry":   prefix + "/" + location.Entry,
		"asset":   asset.String(),
	})
	if err != nil {
		panic(err) // texts and a list of them
	}
	made := map[string]string{keptScript: "export const known = " + string(known) + ";\n"}
	options := entryOptions(l, made, prefix, workerEntry)
	options.Format, options.Splitting = api.FormatIIFE, false // browsers have had modules in workers for too short a time
	out, doubts, err := bundled(options)
	if err != nil {
		return nil, nil, err
	}
	return out[0].Contents, doubts, nil
}

// manifest is what browsers want to know to install the site (W3C, Web Application
// Manifest).
func (s *Site) manifest() []byte {
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	paper := hexOf(chart(s.Theme, readTokens(s.theme.layers)).Paper)
	name := s.typeset(s.Title)
	short := s.typeset(s.Theme.Name)
	if short == "" {
		short = name
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	w.Encode(struct {
		Name       string `json:"name"`
		ShortName  string `json:"short_name"`
		About      string `json:"description,omitempty"`
		Language   string `json:"lang"`
		ID         string `json:"id"`
		Start      string `json:"start_url"`
		Scope      string `json:"scope"`
		Display    string `json:"display"`
		Background string `json:"background_color"`
		Colour     string `json:"theme_color"`
		Icons      []icon `json:"icons"`
	}{
		name, short, s.typeset(s.Description), string(s.Language),
		s.href("/"), s.href("/"), s.href("/"), "minimal-ui", paper, paper, // with a way back, which a site of many pages needs
		[]icon{{s.href(iconURL), "any", "image/svg+xml"}},
	})
	return b.Bytes()
}

func hexOf(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
