package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// officialRegions are the codes of the régions in the Code officiel
// géographique of INSEE, by the corpus's own.
var officialRegions = map[string]string{
	"gua": "REG-01", "mtq": "REG-02", "guy": "REG-03", "lre": "REG-04", "may": "REG-06",
	"idf": "REG-11", "cvl": "REG-24", "bfc": "REG-27", "nor": "REG-28", "hdf": "REG-32", "ges": "REG-44",
	"pdl": "REG-52", "bre": "REG-53", "naq": "REG-75", "occ": "REG-76", "ara": "REG-84", "pac": "REG-93", "cor": "REG-94",
}

// organisationTypes are Portulan's words for the corpus's kinds of organisation.
var organisationTypes = map[string]string{
	"université": "research", "organisme de recherche": "research", "école": "research",
	"entreprise": "company", "coopérative": "company", "association": "association",
	"intercommunalité": "local_authority", "commune": "local_authority",
	"hôpital": "public_body", "chambre consulaire": "public_body",
}

// emitPortulan writes a Portulan site: its files of settings and pages, then
// one file a record. Facts without a field of their own, such as the status
// that the corpus draws for a project, go under extra.
func (c *Corpus) emitPortulan(root string) error {
	if err := copyEmbedded("dialects/portulan", root); err != nil {
		return err
	}
	w := &treeWriter{root: root, made: map[string]bool{}}
	for _, s := range sectors {
		w.file("content/secteurs/"+s.Slug+".md", fm(nil).str("title", s.Name).end(""))
	}
	for _, o := range c.Orgs {
		w.record("content/organisations/"+o.Slug, o.Name, o.Summary, o.Body, fm(nil).
			raw("type", organisationTypes[o.Kind]).
			raw("territory", officialRegions[o.Region]).
			raw("extra", "{ nature: "+q(o.Kind)+" }"))
	}
	for _, p := range c.Programmes {
		folder := "content/programmes/" + p.Slug + "/"
		w.record(folder+"index", p.Title, p.Summary, p.Body, fm(nil).
			raw("roles", "[{ role: operator, name: "+q(p.Operator)+" }]").
			raw("budgets", fmt.Sprintf("[%d]", p.Budget)).
			raw("since", fmt.Sprint(p.Start)))
		for _, a := range p.Calls {
			w.record(folder+a.Slug, a.Title, a.Summary, a.Body, fm(nil).
				raw("kind", "aap").
				raw("windows", fmt.Sprintf("[{ opens: %s, closes: %s, apply_url: %s }]",
					isoDay(a.Open), isoDay(a.Deadline), "https://depot.example/"+a.Slug)).
				raw("amounts", fmt.Sprintf("[{ max: %d, per: call }]", a.Budget)).
				raw("extra", "{ statut: "+q(a.Status)+" }"))
		}
	}
	for _, p := range c.Projects {
		partners := make([]string, len(p.Partners))
		for i, o := range p.Partners {
			partners[i] = o.Slug
		}
		w.record(fmt.Sprintf("content/projets/%d/%s", p.Year, p.Slug), p.Title, p.Summary, c.projectBody(p), fm(nil).
			raw("kind", "laureate").
			raw("awards", fmt.Sprintf("[{ call: %s/%s, date: %s, amount: %d }]", p.Programme.Slug, p.Call.Slug, isoDay(p.Date), p.Amount)).
			list("partners", partners...).
			raw("sites", fmt.Sprintf(`[{ name: %s, territory: DEP-%s, coordinates: "%v, %v" }]`, q(p.Town), p.Department, p.Lat, p.Lon)).
			list("sectors", p.Sectors...).
			raw("milestones", fmt.Sprintf("[{ date: %s, label: Début }, { date: %s, label: Fin }]", isoDay(p.Start), isoDay(p.End))).
			raw("extra", "{ identifiant: "+p.ID+", statut: "+q(p.Status)+" }"))
	}
	return w.err
}

func isoDay(t time.Time) string { return t.Format(time.DateOnly) }

// record writes the file of a record, name without ".md".
func (w *treeWriter) record(name, title, summary, body string, facts fm) {
	summary, rest := shorten(summary)
	head := fm(nil).str("title", title).str("summary", summary)
	w.file(name+".md", append(head, facts...).end(rest+portulanBody(body)))
}

// maxSummary is the longest summary of a Portulan record, in characters.
const maxSummary = 300

// shorten keeps the first sentence of a summary that is too long, and returns
// what follows it as a paragraph for the body.
func shorten(summary string) (short, rest string) {
	if utf8.RuneCountInString(summary) <= maxSummary {
		return summary, ""
	}
	first, others, _ := strings.Cut(summary, ". ")
	return first + ".", others + "\n\n"
}

// portulanBody writes a body as Portulan's editors do: the first level of
// headings is "#", which gives the h2 that "##" gives elsewhere, and links lead
// to Portulan's folders.
func portulanBody(body string) string {
	return portulanWords.Replace(body)
}

var portulanWords = strings.NewReplacer("\n### ", "\n## ", "\n## ", "\n# ", "](/organismes/", "](/organisations/")
