package pages

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"portulan/internal/diag"
)

// theme is the templates of a site: base.html and the components, once for
// each file of pages/, whose "main" they frame.
type theme struct {
	pages    map[string]*template.Template // by name, as in "call"
	parts    *template.Template            // base.html and the components alone
	redirect *template.Template
	ids      []string // written in templates
	layers   layers
	static   []string // files that are published as they are
}

var idAttribute = regexp.MustCompile(` id="([^"{}]+)"`)

func parseTheme(l layers, functions template.FuncMap) (*theme, error) {
	t := &theme{pages: map[string]*template.Template{}, layers: l}
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
	t.parts = template.New("").Funcs(functions).Option("missingkey=error")
	for _, name := range append([]string{"base.html"}, components...) {
		if err := read(t.parts, name); err != nil {
			return nil, err
		}
	}
	pages, err := l.files("pages")
	if err != nil {
		return nil, err
	}
	for _, name := range pages {
		set := template.Must(t.parts.Clone())
		if err := read(set, name); err != nil {
			return nil, err
		}
		t.pages[strings.TrimSuffix(path.Base(name), ".html")] = set
	}
	t.redirect = template.New("").Funcs(functions)
	if err := read(t.redirect, "redirect.html"); err != nil {
		return nil, err
	}
	if t.static, err = l.files("static"); err != nil {
		return nil, err
	}
	slices.Sort(t.ids)
	t.ids = slices.Compact(t.ids)
	return t, nil
}

// place finds the file and line that html/template names in its errors, as in
// "template: pages/call.html:12:5: executing …".
var place = regexp.MustCompile(`(?:html/)?template:\s?([\w./-]+\.html):(\d+)(?::(\d+))?:\s*(.*)`)

// layoutProblem makes a problem of an error of the site's layouts.
func layoutProblem(err error) diag.Problem {
	p := diag.Problem{Fault: *diag.NewFault(diag.LayoutBroken, "reason", err.Error()), File: "layouts"}
	if m := place.FindStringSubmatch(err.Error()); m != nil {
		p.File = "layouts/" + m[1]
		p.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			p.Column = column + 1
		}
		p.Args["reason"] = m[4]
	}
	if fault, ok := errors.AsType[*bundleFault](err); ok {
		p.File, p.Line, p.Column, p.Args["reason"] = fault.file, fault.line, fault.column, fault.text
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		p.File = "layouts/" + pathError.Path
	}
	return p
}

// renderProblem is layoutProblem for an error met while writing a page.
func renderProblem(err error, url string) diag.Problem {
	p := layoutProblem(err)
	p.Args["reason"] = fmt.Sprintf("%s (%s)", p.Args["reason"], url)
	return p
}
