package site

import (
	"time"

	"portulan/internal/diag"
	"portulan/internal/schema"
	"portulan/internal/search/synonym"
	"portulan/internal/source"
)

// DefaultBase is where a site is when it does not say.
const DefaultBase = "http://localhost/"

const defaultPerPage = 50

// Parse reads the text of portulan.yaml. The settings are whole even where
// there are problems: what could not be read has its default.
func Parse(text []byte) (*Settings, []diag.Problem) {
	s := &Settings{Language: diag.French, BaseURL: DefaultBase, PerPage: defaultPerPage, Accessibility: Accessibility{Status: NotCompliant}, Location: paris(), Search: Search{On: true, Index: DefaultIndex}}
	front, text, problems := source.ParseYAML(File, text)
	if front != nil {
		d := &schema.Decoder{FirstLine: 1, Unknown: diag.SettingUnknown}
		schema.Decode(d, front, "", table, s)
		if a := s.Accessibility; a.Status != NotCompliant && (a.Date.IsZero() || a.Auditor == "") {
			place := schema.Locate(front, "accessibility")
			d.Problems = append(d.Problems, diag.Problem{
				Fault: *diag.NewFault(diag.AuditMissing), Field: "accessibility", Line: place.Line, Column: place.Column, Width: place.Width,
			})
		}
		for i := range d.Problems {
			d.Problems[i].File = File
		}
		source.Excerpt(d.Problems, text)
		problems = append(problems, d.Problems...)
	}
	s.Audiences = extend(s.Audiences, builtInAudiences)
	s.ProjectTypes = extend(s.ProjectTypes, builtInProjectTypes)
	s.Synonyms = synonym.Whole(s.Synonyms)
	return s, problems
}

// Rows returns the keys of the settings, for the reference.
func Rows() []schema.Row { return table.Rows() }

func paris() *time.Location {
	loc, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err) // its data is part of the program
	}
	return loc
}
