package territory

import (
	"cmp"
	"slices"
)

// Kind is what a territory is.
type Kind uint8

// The kinds, from the widest; a zone is of no known width.
const (
	Country Kind = iota + 1
	Region
	Departement
	Collectivity // an overseas collectivity, which is in no région
	EPCI         // communauté de communes, d’agglomération, urbaine, or métropole
	Commune
	Arrondissement // of Paris, Lyon or Marseille
	Delegated      // commune déléguée: a former commune within a commune nouvelle
	Associated     // commune associée: a former commune, merged before 2010
	Zone           // defined by the site
)

var kindNames = [...]string{
	Country: "country", Region: "region", Departement: "departement", Collectivity: "collectivity", EPCI: "epci",
	Commune: "commune", Arrondissement: "arrondissement", Delegated: "delegated", Associated: "associated", Zone: "zone",
}

// String returns the kind as one English word in lower case; empty for none.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// Place is what is known of a territory.
type Place struct {
	Code Code
	Kind Kind
	// Name is the official name: "Hauts-de-France", "CC Retz-en-Valois",
	// "Paris 11e Arrondissement". Of a zone it is the code without its prefix.
	Name string
	// Population is the municipal population, in inhabitants. It is 0 where the
	// source gives none: former communes, zones, and lands without inhabitants.
	Population int

	// What contains the whole of the place; each empty where nothing of that
	// kind does. An EPCI that spreads over two départements has no Departement.
	Commune     Code // of a part of a commune
	EPCI        Code // of a commune, its parts, and a département wholly within one
	Departement Code // or overseas collectivity
	Region      Code
}

// Get returns what is known of a territory, and whether the code is known. Every
// code that [Parse] returns is.
func Get(code Code) (Place, bool) {
	switch {
	case code == France:
		return Place{Code: France, Kind: Country, Name: "France", Population: loadUpper().population}, true
	case code.has(regionPrefix):
		return find(loadUpper().regions, code)
	case code.has(departementPrefix):
		return find(loadUpper().departements, code)
	case code.has(epciPrefix):
		return find(loadLocal().epci, code)
	case code.has(communePrefix):
		if place, ok := find(loadLocal().communes, code); ok {
			return place, true
		}
		return find(loadParts().places, code)
	case code.IsZone():
		return Place{Code: code, Kind: Zone, Name: string(code[len(zonePrefix):])}, true
	}
	return Place{}, false
}

// Regions returns the 18 régions, in the order of the Code officiel géographique.
func Regions() []Place { return slices.Clone(loadUpper().regions) }

// Departements returns the 101 départements, in the order of the Code officiel
// géographique: by code, 2A and 2B between 29 and 30. Overseas collectivities
// are not among them.
func Departements() []Place { return ofKind(Departement) }

// Collectivities returns the overseas collectivities, by code, with the French
// Southern and Antarctic Lands and Clipperton.
func Collectivities() []Place { return ofKind(Collectivity) }

func ofKind(kind Kind) []Place {
	var places []Place
	for _, p := range loadUpper().departements {
		if p.Kind == kind {
			places = append(places, p)
		}
	}
	return places
}

// find looks a code up in places that are sorted by code.
func find(sorted []Place, code Code) (Place, bool) {
	at, ok := slices.BinarySearchFunc(sorted, code, func(p Place, code Code) int { return cmp.Compare(p.Code, code) })
	if !ok {
		return Place{}, false
	}
	return sorted[at], true
}
