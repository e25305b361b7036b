package pages

import (
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"portulan/internal/locale"
)

// templates are those of a site: base.html and the components, once for each
// file of pages/, whose "main" they frame.
type templates struct {
	pages    map[string]func() *template.Template // by name, as in "call"; made on the first call
	parts    *template.Template                   // base.html and the components alone
	redirect *template.Template
	ids      []string // written in templates
	layers   layers
	static   []string // files that are published as they are
}

var idAttribute = regexp.MustCompile(` id="([^"{}]+)"`)

func parseTemplates(l layers, functions template.FuncMap, texts *locale.Locale) (*templates, error) {
	t := &templates{pages: map[string]func() *template.Template{}, layers: l}
	read := func(set *template.Template, name string) error {
		text, err := fs.ReadFile(l, name)
		if err != nil {
			return err
		}
		for _, m := range idAttribute.FindAllSubmatch(text, -1) {
			t.ids = append(t.ids, string(m[1]))
		}
		_, err = set.New(name).Parse(string(text))
		return err
	}
	components, err := l.files("components")
	if err != nil {
		return nil, err
	}
	empty := func() *template.Template { return template.New("").Funcs(functions).Option("missingkey=error") }
	base := empty() // to be cloned: what was executed cannot be
	for _, name := range append([]string{"base.html"}, components...) {
		if err := read(base, name); err != nil {
			return nil, err
		}
	}
	if err := foldTexts(base, texts); err != nil {
		return nil, err
	}
	t.parts = template.Must(base.Clone())
	pages, err := l.files("pages")
	if err != nil {
		return nil, err
	}
	for _, name := range pages {
		page := empty()
		if err := read(page, name); err != nil {
			return nil, err
		}
		if err := foldTexts(page, texts); err != nil {
			return nil, err
		}
		t.pages[strings.TrimSuffix(path.Base(name), ".html")] = sync.OnceValue(func() *template.Template {
			set := template.Must(base.Clone())
			for _, part := range page.Templates() {
				if part.Tree != nil {
					template.Must(set.AddParseTree(part.Name(), part.Tree))
				}
			}
			return set
		})
	}
	t.redirect = template.New("").Funcs(functions)
	if err := read(t.redirect, "redirect.html"); err != nil {
		return nil, err
	}
	if err := foldTexts(t.redirect, texts); err != nil {
		return nil, err
	}
	if t.static, err = l.files("static"); err != nil {
		return nil, err
	}
	slices.Sort(t.ids)
	t.ids = slices.Compact(t.ids)
	return t, nil
}
