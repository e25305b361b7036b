package pages

import (
	"io/fs"
	"slices"

	"portulan/internal/card"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/search/synonym"
	"portulan/internal/site"
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
	made := map[string]string{siteStyles: coloursCSS(settings.Theme, theme), siteTexts: textsOf(settings, t.locale)}
	if t.bundle, doubts, err = makeBundle(t.layers, made, basePath(settings.BaseURL)); err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	name := synonym.File(settings.Language)
	list, err := fs.ReadFile(t.layers, name)
	if err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	var problems []diag.Problem
	t.Synonyms, problems = synonym.Parse("layouts/"+name, list)
	return t, slices.Concat(doubts, problems, checkContrast(settings.Theme, theme))
}
