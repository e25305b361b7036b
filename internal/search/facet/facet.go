// Package facet names the properties by which records are told apart and
// counted in search, and holds what people call their values.
package facet

import (
	"cmp"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/territory"
)

// Name is the name of a facet.
type Name string

// The facets.
const (
	Kind         Name = "kind" // programme, call, call/ami, project, project/cluster…
	Status       Name = "status"
	Programme    Name = "programme"
	Plan         Name = "plan"
	Region       Name = "region"
	Departement  Name = "departement"
	EPCI         Name = "epci"
	Commune      Name = "commune"
	Sector       Name = "sector"
	Audience     Name = "audience"
	Organisation Name = "organisation"
	Year         Name = "year"
	Regime       Name = "regime"
)

// None is the value of a facet for the records that say nothing of it ("non
// renseigné").
const None = "-"

// All is every facet, in the order in which people are told of them.
var All = []Name{Kind, Status, Region, Departement, EPCI, Commune, Sector, Audience, Programme, Plan, Organisation, Year, Regime}

// Offered are the facets that the search page offers, in its order.
var Offered = []Name{Kind, Status, Region, Departement, Sector, Audience, Programme, Year}

// info is what a facet is called.
type info struct {
	label diag.Text
	names []string       // in queries, folded, besides its own name
	place territory.Kind // of the facets of places
}

var infos = map[Name]info{
	Kind:         {label: diag.Text{FR: "Type", EN: "Type"}, names: []string{"type", "nature", "genre"}},
	Status:       {label: diag.Text{FR: "Statut", EN: "Status"}, names: []string{"statut", "etat"}},
	Region:       {label: diag.Text{FR: "Région", EN: "Region"}, place: territory.Region},
	Departement:  {label: diag.Text{FR: "Département", EN: "Département"}, names: []string{"department"}, place: territory.Departement},
	EPCI:         {label: diag.Text{FR: "Intercommunalité", EN: "Intercommunal body"}, names: []string{"intercommunalite"}, place: territory.EPCI},
	Commune:      {label: diag.Text{FR: "Commune", EN: "Commune"}, names: []string{"ville", "town"}, place: territory.Commune},
	Sector:       {label: diag.Text{FR: "Secteur", EN: "Sector"}, names: []string{"secteur"}},
	Audience:     {label: diag.Text{FR: "Public", EN: "Audience"}, names: []string{"public"}},
	Programme:    {label: diag.Text{FR: "Programme", EN: "Programme"}, names: []string{"program"}},
	Plan:         {label: diag.Text{FR: "Plan", EN: "Plan"}},
	Organisation: {label: diag.Text{FR: "Organisation", EN: "Organisation"}, names: []string{"organisme", "organization"}},
	Year:         {label: diag.Text{FR: "Année", EN: "Year"}, names: []string{"annee"}},
	Regime:       {label: diag.Text{FR: "Régime", EN: "Regime"}},
}

// Label is what people call the facet.
func (n Name) Label(lang diag.Language) string { return infos[n].label.In(lang) }

// Typed is the facet as one types it in a query, before a colon.
func (n Name) Typed(lang diag.Language) string {
	if lang == diag.French {
		return strings.ToLower(n.Label(lang))
	}
	return string(n)
}

// Known reports whether there is such a facet.
func (n Name) Known() bool { _, known := infos[n]; return known }

// Place is the kind of territory that the values of the facet are; 0 where they
// are none.
func (n Name) Place() territory.Kind { return infos[n].place }

// OfPlace is the facet whose values are territories of a kind; empty for a kind
// that has none. An overseas collectivity stands among the départements, and a
// part of a commune among the communes.
func OfPlace(kind territory.Kind) Name {
	switch kind {
	case territory.Region:
		return Region
	case territory.Departement, territory.Collectivity:
		return Departement
	case territory.EPCI:
		return EPCI
	case territory.Commune, territory.Arrondissement, territory.Delegated, territory.Associated:
		return Commune
	}
	return ""
}

// Strict reports whether the values of the facet are a closed list of plain
// words, so that a choice of one leaves out all other records, even those whose
// text holds the word.
func (n Name) Strict() bool { return n == Kind || n == Status || n == Year || n == Regime }

// Named finds the facet that a folded word names in a query: secteur, sector.
func Named(folded string) (Name, bool) {
	for _, n := range All {
		if string(n) == folded || slices.Contains(infos[n].names, folded) {
			return n, true
		}
	}
	return "", false
}

// Value is one value of a facet, and what people call it.
type Value struct {
	ID    string   `json:"id"`
	Label string   `json:"label"`
	Names []string `json:"names,omitempty"` // other names
}

// Vocabulary is the values of facets that a site has words for. Places have
// their official names, and years need none.
type Vocabulary map[Name][]Value

// Label is what people call a value; its id where nothing says.
func (v Vocabulary) Label(n Name, id string) string {
	if n.Place() != 0 {
		return PlaceName(territory.Code(id))
	}
	for _, value := range v[n] {
		if value.ID == id {
			return cmp.Or(value.Label, id)
		}
	}
	return id
}

// PlaceName is the name of a territory, with its département for a commune: many
// communes have the same name. It is the code itself where that is not known.
func PlaceName(code territory.Code) string {
	place, ok := territory.Get(code)
	if !ok {
		return string(code)
	}
	if above, ok := territory.Get(place.Departement); ok && place.Kind >= territory.Commune {
		return place.Name + " (" + above.Name + ")"
	}
	return place.Name
}

// Names are what the facet is called in queries besides its own name, folded.
func (n Name) Names() []string { return infos[n].names }
