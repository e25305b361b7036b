package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// englishSite is a site in English with all that its pages can show.
var englishSite = map[string]string{
	"portulan.yaml": "title: Directory\ndescription: Workshops and their money.\nbase_url: https://example.org/\nlanguage: en\nper_page: 1\npublisher: An agency\nlicence: Open\n",
	"content/programmes/recovery/index.md": `---
title: Recovery of workshops
summary: Money for RW.
names: RW
plan: Plan 2030
roles: [{role: funder, org: state}, {role: operator, org: agency, description: for all}]
budgets: [{id: all, amount: 46.8 M€}, {amount: 2 M€, part_of: all, label: first, call: recovery/phase-1}]
target: {count: 30 to 40, unit: workshops}
goals: [Mend]
sectors: {list: crafts, priority: crafts}
audiences: association
territory: FR
legal_basis: Act 1
since: 2021
---
`,
	"content/programmes/recovery/phase-1.md": `---
title: AMI one
kind: ami
phase: {order: 1, label: start}
windows: {opens: 1 June 2023, closes: 31 July 2023 at noon, apply_url: "https://example.org/apply"}
amounts: {max: 100 000 €, per: laureate, over: 2 years, for: engineering}
expected_awards: at most 15
announced: {date: May 2023, place: Paris, by: agency}
support: Advice
documents: [{title: Rules}, {title: Form, url: "https://example.org/form", format: PDF, size: 1 MB}]
---
# How
Text[^1].

[^1]: A note.
`,
	"content/programmes/recovery/phase-2.md": `---
title: AAP two
kind: aap
phase: 2
regime: permanent
requires: {laureate_of: recovery/phase-1}
strands: [{label: One, quota: 3, zones: [{zone: ZONE-QPV}], amounts: {min: 10 €, max: 20 €}}]
---
`,
	"content/programmes/recovery/phase-3.md": "---\ntitle: Third\nphase: 3\nwindows: {opens: spring 2024}\n---\n",
	"content/projects/one.md": `---
title: One
kind: cluster
awards: [{call: recovery/phase-1, amount: 10 000 €, date: 3 May 2023, decision: X1, purpose: tools, share: 25.5 %, recipient: agency}]
lead: agency
partners: [{org: state, description: helps}]
sites: [{name: Yard, territory: COM-59512}]
sectors: crafts
added_sectors: design
axes: [Work]
uses: [Play]
services: [Help]
technologies: [Wood]
milestones: [{date: 2024, label: Opens, certainty: announced}]
website: https://example.org/one
indicators: [{label: Jobs, value: 348, as_of: 2019, by: One}]
statements: [{text: It works., by: One}]
links: {label: More, url: "https://example.org/more"}
sources: [{title: A paper, published: 3 May 2023, modified: 4 May 2023}]
published: 3 May 2023
updated: 4 May 2023
---
`,
	"content/projects/two.md":         "---\ntitle: Two\nawards: recovery/phase-1\nsites: COM-59512\nsectors: crafts\n---\n",
	"content/projects/three.md":       "---\ntitle: Three\nawards: recovery/phase-1\nsites: COM-59512\nsectors: crafts\n---\n",
	"content/sectors/crafts.md":       "---\ntitle: Crafts\n---\n",
	"content/sectors/design.md":       "---\ntitle: Design\nparent: crafts\n---\n",
	"content/organisations/state.md":  "---\ntitle: The State\ntype: state\n---\n",
	"content/organisations/agency.md": "---\ntitle: Agency\ntype: public_body\nparent: state\nterritory: COM-59512\n---\n",
	"content/pages/legal.md":          "---\ntitle: Legal notice\nkind: legal\n---\n",
	"content/pages/access.md":         "---\ntitle: Accessibility\nkind: accessibility\n---\n",
}

// A page has no interface text of another language than its own.
func TestOneLanguageOnEachPage(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, englishSite, false)
	english := built(t, folder)
	for _, c := range []struct {
		site       map[string]string
		own, other string
	}{{english, "en", "fr"}, {seedSite(t), "fr", "en"}} {
		foreign := foreignTexts(t, c.own, c.other)
		if len(foreign) < 150 {
			t.Fatalf("%d texts of %s.yaml are looked for: the test tests little", len(foreign), c.other)
		}
		for name, text := range c.site {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			told := readAloud(parse(t, text))
			for _, phrase := range foreign {
				if strings.Contains(told, phrase) && wholeWords(phrase).MatchString(told) {
					t.Errorf("%s, in %s, says %q", name, c.own, phrase)
				}
			}
		}
	}
}

// wholeWords finds a phrase that is not a part of longer words.
func wholeWords(phrase string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\pL])` + regexp.QuoteMeta(phrase) + `(?:$|[^\pL])`)
}

// foreignTexts are the texts of one language file that the other has not. What
// stands between the names in braces is a text by itself; those of fewer than
// four letters say little.
func foreignTexts(t *testing.T, own, other string) []string {
	t.Helper()
	mine := strings.Join(interfaceTexts(t, own), "\n")
	var phrases []string
	for _, text := range interfaceTexts(t, other) {
		for _, part := range regexp.MustCompile(`\{\w+\}`).Split(text, -1) {
			part = strings.Trim(part, " \u00a0.,:()")
			if len(part) < 4 || strings.Contains(mine, part) {
				continue
			}
			phrases = append(phrases, part)
		}
	}
	return phrases
}

// interfaceTexts are the texts of a language file of the theme, addresses aside.
func interfaceTexts(t *testing.T, language string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "layouts", "i18n", language+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := yaml.Load(data, &root); err != nil {
		t.Fatal(err)
	}
	var all []string
	var add func(value any)
	add = func(value any) {
		switch v := value.(type) {
		case string:
			all = append(all, v)
		case map[string]any:
			for key, inner := range v {
				if key != "address" { // parts of addresses
					add(inner)
				}
			}
		}
	}
	add(root)
	slices.Sort(all)
	return slices.Compact(all)
}

// readAloud is all that a page shows or says, a line for each text and each
// attribute.
func readAloud(p page) string {
	var b strings.Builder
	for n := range p.root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.DataAtom != atom.Script: // linked data are in the words of schema.org
			b.WriteString(n.Data + "\n")
		case n.Type == html.ElementNode && n.DataAtom != atom.Meta && n.DataAtom != atom.Link:
			for _, key := range []string{"alt", "title", "aria-label", "placeholder", "data-copy", "data-copied"} {
				b.WriteString(attribute(n, key) + "\n")
			}
		}
	}
	return b.String()
}
