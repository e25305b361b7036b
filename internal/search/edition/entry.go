package edition

import (
	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
)

// entry is the file that a reader begins with.
type entry struct {
	Version   int                 `json:"version"`
	Digest    string              `json:"digest"` // names the folder of all other files
	Language  diag.Language       `json:"language"`
	Zone      string              `json:"zone"`
	Documents int                 `json:"documents"`
	Rules     text.Table          `json:"rules"`
	Grammar   map[string][]string `json:"grammar"`
	Facets    []facetEntry        `json:"facets"`
	None      string              `json:"none"` // the label of the value of records that say nothing

	// The numbered files of each family, by the first key of each.
	Terms   []string          `json:"terms"`
	Words   []string          `json:"words"`
	Records []int             `json:"records"` // how many each file has
	Places  []string          `json:"places"`
	Near    []int             `json:"near"` // the lengths of words, in letters, of which there is a file
	Pack    map[string][2]int `json:"pack,omitempty"`
}

type facetEntry struct {
	Name   facet.Name `json:"name"`
	Label  string     `json:"label"`
	Typed  string     `json:"typed"`
	Names  []string   `json:"names,omitempty"` // in queries, folded, besides its own name
	Place  bool       `json:"place,omitempty"`
	Strict bool       `json:"strict,omitempty"`
}

func newEntry(x *search.Index) *entry {
	m := x.Meta()
	e := &entry{
		Version: Version, Language: m.Language, Zone: m.Zone, Documents: m.Documents,
		Rules: x.Rules().Table(), Grammar: understand.Turns(m.Language), None: x.Label(facet.Kind, facet.None),
		Terms: []string{}, Words: []string{}, Records: []int{}, Places: []string{}, Near: []int{},
	}
	for _, f := range facet.All {
		e.Facets = append(e.Facets, facetEntry{
			Name: f, Label: f.Label(m.Language), Typed: f.Typed(m.Language), Names: f.Names(), Place: f.Place() != 0, Strict: f.Strict(),
		})
	}
	return e
}
