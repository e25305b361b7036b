package preview

import (
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"portulan/internal/diag"
)

//go:embed problems.html
var problemsHTML string

var problemsTemplate = template.Must(template.New("problems").Parse(problemsHTML))

// problemFile is what is wrong with a file, as a terminal says it.
type problemFile struct{ Name, Text string }

// problemsAddress is that of the list of problems, in a language.
func problemsAddress(lang diag.Language) string {
	return diag.Text{FR: "/_problemes/", EN: "/_problems/"}.In(lang)
}

// problemPage lists the problems by file.
func (h *handler) problemPage(w http.ResponseWriter, _ *http.Request) {
	h.answerProblems(w, h.view(), http.StatusOK)
}

func (h *handler) answerProblems(w http.ResponseWriter, v *View, status int) {
	var files []problemFile
	for _, p := range v.Problems {
		name := p.File
		if name == "" {
			name = siteText.In(v.Language)
		}
		if len(files) == 0 || files[len(files)-1].Name != name {
			files = append(files, problemFile{Name: name})
		}
		var b strings.Builder
		diag.Print(&b, []diag.Problem{p}, diag.TextFormat, v.Language, false)
		files[len(files)-1].Text += b.String()
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", "default-src 'self'")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	problemsTemplate.Execute(w, map[string]any{
		"Language": v.Language, "Title": countText(v), "Files": files, "Own": own, "Page": h.version(v),
		"Site": siteText.In(v.Language), "Looking": lookingText(v),
	})
}

// lookingText is empty once all has been looked at.
func lookingText(v *View) string {
	if v.Settled {
		return ""
	}
	return diag.Text{FR: "Vérification en cours…", EN: "Still looking…"}.In(v.Language)
}

// countText says how many problems there are.
func countText(v *View) string {
	errors, warnings := diag.Count(v.Problems)
	if errors+warnings == 0 {
		return diag.Text{FR: "Aucun problème", EN: "No problem"}.In(v.Language)
	}
	var parts []string
	add := func(n int, one, many diag.Text) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one.In(v.Language))
		case n > 1:
			parts = append(parts, fmt.Sprint(n, " ", many.In(v.Language)))
		}
	}
	add(errors, diag.Text{FR: "erreur", EN: "error"}, diag.Text{FR: "erreurs", EN: "errors"})
	add(warnings, diag.Text{FR: "avertissement", EN: "warning"}, diag.Text{FR: "avertissements", EN: "warnings"})
	return strings.Join(parts, ", ")
}
