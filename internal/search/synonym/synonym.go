// Package synonym is how a site writes names that say the same thing for its
// search: in the theme's list, search/<language>.yaml, and in its settings.
// What they do to a query is package text's.
package synonym

import (
	"strings"

	"portulan/internal/diag"
	"portulan/internal/schema"
	"portulan/internal/source"
)

// Group is two names or more that say the same.
type Group []string

// Scalar is a group as people write it: AMI = appel à manifestation d’intérêt.
var Scalar = schema.Scalar[Group]{
	Name: "synonyms",
	Schema: map[string]any{
		"type": "string", "pattern": "[^= ].*=.*[^= ]",
		"examples": []any{"AMI = appel à manifestation d’intérêt"},
	},
	Parse: parse,
}

func parse(_ schema.Context, text string) (Group, *diag.Fault) {
	var group Group
	for name := range strings.SplitSeq(text, "=") {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			group = append(group, name)
		}
	}
	if len(group) < 2 {
		return nil, diag.NewFault(diag.SynonymAlone, "text", text)
	}
	return group, nil
}

// File is the place of a language's list in the theme.
func File(language diag.Language) string { return "search/" + string(language) + ".yaml" }

// list is what such a file holds.
type list struct{ Synonyms []Group }

var table = schema.Table[list]{Fields: []schema.Field[list]{
	schema.Values("synonyms", Scalar, func(l *list) *[]Group { return &l.Synonyms },
		"Des noms qui disent la même chose, séparés par « = ».",
		"Names that say the same thing, with “=” between them.").Or("synonymes"),
}}

// Parse reads the text of a list; the file is the name that problems give it. A
// group that cannot be read is a problem, and left out.
func Parse(file string, text []byte) ([]Group, []diag.Problem) {
	node, text, problems := source.ParseYAML(file, text)
	if node == nil {
		return nil, problems
	}
	var l list
	d := &schema.Decoder{FirstLine: 1}
	schema.Decode(d, node, "", table, &l)
	for i := range d.Problems {
		d.Problems[i].File = file
	}
	source.Excerpt(d.Problems, text)
	return Whole(l.Synonyms), append(problems, d.Problems...)
}

// Whole leaves out the groups that could not be read.
func Whole(groups []Group) []Group {
	var whole []Group
	for _, g := range groups {
		if len(g) > 0 {
			whole = append(whole, g)
		}
	}
	return whole
}
