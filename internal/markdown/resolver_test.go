package markdown_test

import (
	"strings"

	"portulan/internal/diag"
	"portulan/internal/markdown"
)

// site is a site where everything exists but what is called "absent".
type site struct{}

func (site) Link(dest string) (string, *diag.Fault) {
	if strings.Contains(dest, "absent") {
		return "", diag.NewFault(diag.AnchorUnknown, "anchor", dest)
	}
	return "/site/" + dest, nil
}

func (site) Image(dest string) (markdown.Image, *diag.Fault) {
	if strings.Contains(dest, "absent") {
		return markdown.Image{}, diag.NewFault(diag.ImageEmpty)
	}
	return markdown.Image{Src: "/media/" + dest, Width: 640, Height: 480}, nil
}

var labels = map[diag.Language]markdown.Labels{
	diag.French: {
		Table: "Tableau {number}",
		Notes: "Notes",
		Back:  "Retour à l’appel de la note {number}",
	},
	diag.English: {Table: "Table {number}", Notes: "Notes", Back: "Back to the call of note {number}"},
}

func renderer(lang diag.Language) *markdown.Renderer {
	return markdown.New(markdown.Options{
		Language:  lang,
		Labels:    labels[lang],
		Reserved:  []string{"contenu", "recherche"},
		PlainText: true,
	})
}
