package edition

import (
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
	"portulan/internal/territory"
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
	// Departements are the names of those that communes are in, by what the codes
	// of these begin with: the whole code of one that has kept it from elsewhere.
	Departements map[string]string `json:"departements"`

	// The numbered files of each family, by keys: each by the shortest that is after all
	// of the one before, and not after its own first.
	Terms   []string `json:"terms"`
	Words   []string `json:"words"`
	Records []int    `json:"records"` // how many files there are of each run of records
	Places  []string `json:"places"`
	Near    []int    `json:"near"` // the lengths of words, in letters, of which there is a file
	// Dictionary tells that files of records are compressed after the one of that name.
	Dictionary bool              `json:"dictionary,omitempty"`
	Pack       map[string][2]int `json:"pack,omitempty"`
}

type facetEntry struct {
	Name   facet.Name `json:"name"`
	Label  string     `json:"label"`
	Typed  string     `json:"typed"`
	Names  []string   `json:"names,omitempty"` // in queries, folded, besides its own name
	Place  bool       `json:"place,omitempty"`
	Strict bool       `json:"strict,omitempty"`
	Apart  bool       `json:"apart,omitempty"` // from the file of those that the search page counts
}

func newEntry(x *search.Index) *entry {
	m := x.Meta()
	e := &entry{
		Version: Version, Language: m.Language, Zone: m.Zone, Documents: m.Documents,
		Rules: x.Rules().Table(), Grammar: understand.Turns(m.Language), None: x.Label(facet.Kind, facet.None),
		Departements: map[string]string{}, Terms: []string{}, Words: []string{}, Records: []int{}, Places: []string{}, Near: []int{},
	}
	for _, f := range facet.All {
		e.Facets = append(e.Facets, facetEntry{
			Name: f, Label: f.Label(m.Language), Typed: f.Typed(m.Language), Names: f.Names(), Place: f.Place() != 0, Strict: f.Strict(), Apart: !slices.Contains(facet.Offered, f),
		})
	}
	return e
}

// addDepartement has the entry know the département of a commune.
func (e *entry) addDepartement(commune territory.Place) {
	code, isCommune := strings.CutPrefix(string(commune.Code), communePrefix)
	above, ok := territory.Get(commune.Departement)
	if !isCommune || !ok {
		return
	}
	digits := 2
	if strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98") { // overseas
		digits = 3
	}
	begins := code[:digits]
	if string(above.Code) != "DEP-"+begins {
		begins = code
	}
	e.Departements[begins] = above.Name
}
