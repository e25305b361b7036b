package pages

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"portulan/internal/card"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/plain"
	"portulan/internal/search/synonym"
	"portulan/internal/site"
	"portulan/layouts"
)

// Theme is what a site looks like and says around its records: its layouts,
// before any record is known.
type Theme struct {
	layers layers
	locale *locale.Locale
	bundle bundle
	chart  card.Colours // of the pictures of pages

	// Synonyms are the names that say the same thing to search, in the site's
	// language.
	Synonyms []synonym.Group
}

// Locale is how the site's language writes.
func (t *Theme) Locale() *locale.Locale { return t.locale }

// Layouts are its files.
func (t *Theme) Layouts() fs.FS { return t.layers }

// Own reports whether templates or texts are the site's own: those may fail on any
// page, which only shows once it is written.
func (t *Theme) Own() bool {
	if len(t.layers) < 2 {
		return false
	}
	own := false
	fs.WalkDir(t.layers[0], ".", func(name string, _ fs.DirEntry, err error) error {
		own = own || err != nil || path.Ext(name) == ".html" || path.Dir(name) == "i18n"
		return nil
	})
	return own
}

// LoadTheme reads the default layouts, with the site's own over them; own is nil
// if it has none. A theme that cannot be used is nil, and the problems say why.
func LoadTheme(settings *site.Settings, own fs.FS) (*Theme, []diag.Problem) {
	t := &Theme{layers: layersOf(own)}
	var err error
	if t.locale, err = locale.New(settings.Language, t.layers.lowestFirst()...); err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	var doubts []diag.Problem
	theme := readTokens(t.layers)
	t.chart = chart(settings.Theme, theme)
	made := map[string]string{siteStyles: coloursCSS(settings.Theme, theme), siteScript: SiteJS(settings, t.locale)}
	if t.bundle, doubts, err = makeBundle(t.layers, made, basePath(settings.BaseURL)); err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	if settings.Offline {
		var more []diag.Problem
		if t.bundle.worker, more, err = makeWorker(t.layers, t.bundle, settings, t.locale); err != nil {
			return nil, []diag.Problem{layoutProblem(err)}
		}
		doubts = append(doubts, more...)
	}
	name := synonym.File(settings.Language)
	list, err := fs.ReadFile(t.layers, name)
	if err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	var problems []diag.Problem
	t.Synonyms, problems = synonym.Parse("layouts/"+name, list)
	unused, err := t.unusedTexts(own)
	if err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	return t, slices.Concat(doubts, problems, unused, checkContrast(settings.Theme, theme))
}

// unusedTexts are the texts that a site adds to those of the theme, and that none
// of its templates names: by their key, or by the beginning of it as in
// print "mine." .
func (t *Theme) unusedTexts(own fs.FS) ([]diag.Problem, error) {
	if own == nil {
		return nil, nil
	}
	theme, err := locale.New(t.locale.Language, layouts.FS)
	if err != nil {
		return nil, err
	}
	added := slices.DeleteFunc(t.locale.Keys(), theme.Has)
	if len(added) == 0 {
		return nil, nil
	}
	templates, err := templatesOf(own)
	if err != nil {
		return nil, err
	}
	var problems []diag.Problem
	for _, key := range added {
		group := key[:strings.LastIndexByte(key, '.')+1]
		if strings.Contains(templates, strconv.Quote(key)) || group != "" && strings.Contains(templates, strconv.Quote(group)) {
			continue
		}
		problems = append(problems, diag.Problem{
			Fault: *diag.NewFault(diag.TextUnknown, "key", key).Meant(plain.Nearest(key, theme.Keys())...),
			File:  "layouts/" + locale.File(t.locale.Language), Line: t.locale.Line(key),
		})
	}
	return problems, nil
}

// templatesOf are all templates of a site, one after the other.
func templatesOf(own fs.FS) (string, error) {
	var b strings.Builder
	err := fs.WalkDir(own, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(own, name)
		b.Write(data)
		return err
	})
	return b.String(), err
}
