package pages

import (
	"fmt"
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/site"
)

// checkPages says which pages the law asks for and the site has not. A site that
// does not name its publisher is not yet one for the public.
func (s *Site) checkPages() []diag.Problem {
	if s.Publisher.Name == "" {
		return nil
	}
	var problems []diag.Problem
	ask := func(kind directory.PageType, code diag.Code) {
		if !slices.ContainsFunc(s.directory.Pages, func(p *directory.Page) bool { return p.Type == kind }) {
			problems = append(problems, diag.Problem{Fault: *diag.NewFault(code), File: site.File})
		}
	}
	ask(directory.LegalNotice, diag.LegalMissing)
	ask(directory.Accessibility, diag.AccessibilityMissing)
	return problems
}

// checkMedia says which pictures and documents of the front matter of records
// are not there, or cannot be published.
func (s *Site) checkMedia() []diag.Problem {
	var problems []diag.Problem
	say := func(r *directory.Record, field string, fault *diag.Fault) {
		if fault != nil {
			problems = append(problems, diag.Problem{Fault: *fault, File: r.File, Field: field})
		}
	}
	picture := func(r *directory.Record, i directory.Image, field string) {
		if i.Src != "" {
			_, fault := s.media.picture(beside(s.folderOf(r), i.Src))
			say(r, field+".src", fault)
		}
	}
	for r := range s.directory.All() {
		picture(r, r.Image, "image")
		for i, d := range r.Documents {
			if d.File != "" {
				_, fault := s.media.document(beside(s.folderOf(r), d.File))
				say(r, fmt.Sprintf("documents[%d].file", i), fault)
			}
		}
	}
	for _, o := range s.directory.Organisations {
		picture(&o.Record, o.Logo, "logo")
	}
	return problems
}
