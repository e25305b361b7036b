package site

import (
	"time"

	"portulan/internal/diag"
	"portulan/internal/schema"
	"portulan/internal/search/synonym"
	"portulan/internal/source"
	"portulan/internal/territory"
)

// DefaultBase is where a site is when it does not say.
const DefaultBase = "http://localhost/"

const defaultPerPage = 50

// Parse reads the text of portulan.yaml. The settings are whole even where
// there are problems: what could not be read has its default.
func Parse(text []byte) (*Settings, []diag.Problem) {
	s := &Settings{
		Language: diag.French, BaseURL: DefaultBase, Location: paris(), PerPage: defaultPerPage, SocialImages: true,
		Accessibility: Accessibility{Status: NotCompliant}, Search: Search{On: true, Index: DefaultIndex},
		Places: territory.France,
	}
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
	if s.FirstURL == "" {
		s.FirstURL = s.BaseURL
	}
	s.Audiences = extend(s.Audiences, builtInAudiences)
	s.ProjectTypes = extend(s.ProjectTypes, builtInProjectTypes)
	s.Synonyms = synonym.Whole(s.Synonyms)
	return s, problems
}

// Annotate gives problems of the settings that know their field, such as
// theme.light.ink, their place in the text of portulan.yaml.
func Annotate(problems []diag.Problem, text []byte) {
	front, text, _ := source.ParseYAML(File, text)
	if front == nil {
		return
	}
	for i := range problems {
		if p := &problems[i]; p.File == File && p.Line == 0 && p.Field != "" {
			place := schema.Locate(front, p.Field)
			p.Line, p.Column, p.Width = place.Line, place.Column, place.Width
			source.Excerpt(problems[i:i+1], text)
		}
	}
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
