package pages

import (
	"fmt"

	"portulan/internal/diag"
	"portulan/internal/directory"
)

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
