package main_test

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"portulan/internal/opendata/linked/schemaorg"
)

// linkedData are the data blocks of the page in JSON-LD, as browsers find them.
func (p page) linkedData() []string {
	var blocks []string
	for n := range p.elements {
		if n.DataAtom == atom.Script && attribute(n, "type") == "application/ld+json" {
			blocks = append(blocks, n.FirstChild.Data)
		}
	}
	return blocks
}

// unsettled are the terms that the site uses although schema.org has not settled
// them ("pending"): its only words for funding.
var unsettled = []string{"FundingScheme", "MonetaryGrant", "Project", "fundedItem", "funding", "knowsAbout", "provider"}

// Every page of the site but the 404 and the redirects says what it is about, in
// terms that schema.org defines and as it defines them.
func TestLinkedDataKeepsToTheVocabulary(t *testing.T) {
	used := map[string]bool{}
	for name, text := range seedSite(t) {
		if path.Ext(name) != ".html" {
			continue
		}
		p, err := parsePage([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		blocks := p.linkedData()
		if p.hidden() {
			if len(blocks) > 0 {
				t.Errorf("%s is not for search engines, and has linked data", name)
			}
			continue
		}
		if len(blocks) != 1 {
			t.Errorf("%s has %d blocks of linked data, not one", name, len(blocks))
			continue
		}
		d, err := schemaorg.Parse([]byte(blocks[0]))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wrong, terms := d.Check()
		if len(wrong) > 0 {
			t.Errorf("%s:\n%s", name, strings.Join(wrong, "\n"))
		}
		for _, term := range terms {
			used[term] = true
		}
		if breadcrumb := strings.Contains(blocks[0], `"BreadcrumbList"`); breadcrumb != (name != "index.html") {
			t.Errorf("%s has a breadcrumb: %t", name, breadcrumb)
		}
	}
	var pending []string
	for _, term := range slices.Sorted(maps.Keys(used)) {
		if state, _ := schemaorg.State(term); state == "pending" {
			pending = append(pending, term)
		}
	}
	if diff := cmp.Diff(unsettled, pending); diff != "" {
		t.Errorf("terms that schema.org has not settled (-expected +used):\n%s", diff)
	}
	for _, term := range []string{
		"FundingScheme", "GovernmentService", "ApplyAction", "MonetaryGrant", "MonetaryAmount", "Project", "GovernmentOrganization",
		"BreadcrumbList", "WebSite", "CollectionPage", "ItemList", "AdministrativeArea", "startTime", "endTime",
	} {
		if !used[term] {
			t.Errorf("no page uses %s: the site does not show what it should", term)
		}
	}
}

// hidden reports whether the page asks search engines to leave it out.
func (p page) hidden() bool {
	return slices.ContainsFunc(slices.Collect(p.elements), func(n *html.Node) bool {
		return n.DataAtom == atom.Meta && attribute(n, "name") == "robots" && attribute(n, "content") == "noindex"
	})
}
