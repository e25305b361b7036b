package record

import (
	"fmt"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/source"
)

// Draft is the text of a new record, for an editor to go on with: its title, its
// summary if there is one, and the other keys that people fill in first, each under
// what it means and put out by "# " with an example of its value. What the keys mean
// comes from the table of the kind.
func Draft(id directory.Kind, lang diag.Language, title, summary string) string {
	var kind *kind
	for i := range kinds {
		if kinds[i].id == id {
			kind = &kinds[i]
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\n## %s\n\n", diag.Text{
		FR: "Ôtez le « # » devant les clés que vous remplissez. Le texte, en Markdown, va sous la dernière ligne.",
		EN: "Take away the “#” before the keys that you fill in. The text, in Markdown, goes below the last line.",
	}.In(lang))
	for _, e := range draftKeys[id] {
		for _, row := range kind.rows {
			if row.Key == e.key {
				fmt.Fprintf(&b, "## %s\n", row.About.In(lang))
			}
		}
		switch {
		case e.key == "title":
			fmt.Fprintf(&b, "title: %s\n", source.Scalar(title))
		case e.key == "summary" && summary != "":
			fmt.Fprintf(&b, "summary: %s\n", source.Scalar(summary))
		default:
			for line := range strings.SplitSeq(e.key+":"+e.example.In(lang), "\n") {
				fmt.Fprintf(&b, "# %s\n", line)
			}
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// draftKey is a key that people fill in first, and what follows it: a value, or
// lines that are indented below it.
type draftKey struct {
	key     string
	example diag.Text
}

var (
	titleKey   = draftKey{key: "title"}
	summaryKey = draftKey{"summary", diag.Text{FR: " Une phrase qui dit l’essentiel.", EN: " A sentence that says what matters."}}
	sourcesKey = draftKey{"sources", diag.Text{
		FR: "\n  - title: Le titre du document\n    url: https://www.exemple.fr/document",
		EN: "\n  - title: The document’s title\n    url: https://www.example.org/document",
	}}
	drafted     = draftKey{"draft", diag.Text{FR: " oui", EN: " yes"}}
	sectorNames = diag.Text{FR: " [artisanat]", EN: " [crafts]"}
)

func both(text string) diag.Text { return diag.Text{FR: text, EN: text} }

// draftKeys are in the order in which people have the facts.
var draftKeys = map[directory.Kind][]draftKey{
	directory.KindProgramme: {
		titleKey, summaryKey, drafted,
		{"names", diag.Text{FR: " [sigle]", EN: " [acronym]"}},
		{"plan", both(" France 2030")},
		{"roles", diag.Text{
			FR: "\n  - role: financeur\n    name: L’État",
			EN: "\n  - role: funder\n    name: The State",
		}},
		{"budgets", diag.Text{
			FR: "\n  - amount: 10 M€\n    label: enveloppe du programme",
			EN: "\n  - amount: 10 M€\n    label: the programme’s envelope",
		}},
		{"sectors", sectorNames},
		{"audiences", both(" [association, entreprise]")},
		{"territory", both(" FR")},
		sourcesKey,
	},
	directory.KindCall: {
		titleKey, summaryKey, drafted,
		{"kind", both(" aap")},
		{"windows", diag.Text{
			FR: "\n  - opens: 1er septembre 2030\n    closes: 31 octobre 2030 à midi\n    apply_url: https://depot.exemple.fr/",
			EN: "\n  - opens: 1 September 2030\n    closes: 31 October 2030 at noon\n    apply_url: https://apply.example.org/",
		}},
		{"amounts", diag.Text{
			FR: "\n  - max: 100 000 €\n    per: lauréat",
			EN: "\n  - max: 100 000 €\n    per: laureate",
		}},
		{"audiences", both(" [association, entreprise]")},
		{"sectors", sectorNames},
		{"territory", both(" FR")},
		{"documents", diag.Text{
			FR: "\n  - title: Le cahier des charges\n    url: https://www.exemple.fr/cahier-des-charges.pdf",
			EN: "\n  - title: The terms of the call\n    url: https://www.example.org/terms.pdf",
		}},
		sourcesKey,
	},
	directory.KindProject: {
		titleKey, summaryKey, drafted,
		{"kind", diag.Text{FR: " lauréat", EN: " laureate"}},
		{"awards", diag.Text{
			FR: "\n  - call: programme/appel\n    date: 15 mars 2030\n    amount: 100 000 €",
			EN: "\n  - call: programme/call\n    date: 15 March 2030\n    amount: 100 000 €",
		}},
		{"lead", diag.Text{FR: " identifiant-d-une-organisation", EN: " id-of-an-organisation"}},
		{"sites", both("\n  - territory: COM-59512 Roubaix")},
		{"sectors", sectorNames},
		{"website", both(" https://www.example.org/")},
		sourcesKey,
	},
	directory.KindOrganisation: {
		titleKey, summaryKey, drafted,
		{"names", diag.Text{FR: " [sigle]", EN: " [acronym]"}},
		{"type", both(" association")},
		{"siren", both(" 552 081 317")},
		{"territory", both(" COM-59512 Roubaix")},
		{"website", both(" https://www.example.org/")},
	},
	directory.KindSector: {
		titleKey, summaryKey,
		{"names", diag.Text{FR: " [un synonyme, un autre]", EN: " [a synonym, another]"}},
		{"parent", diag.Text{FR: " identifiant-du-secteur-qui-le-contient", EN: " id-of-the-sector-that-holds-it"}},
	},
	directory.KindPage: {
		titleKey, summaryKey, drafted,
		{"menu", diag.Text{FR: "\n  place: pied de page\n  order: 1", EN: "\n  place: footer\n  order: 1"}},
	},
}
