package territory

import (
	"iter"
	"maps"
	"slices"
)

// Names yields every name by which [Named] finds territories, folded as [Fold]
// does it and with its type word as it is kept ("cc retz en valois"), in
// alphabetical order, with those that bear it in the order of Named. What is
// written in brackets after a name, and the many ways to write an arrondissement, are not among them.
func Names() iter.Seq2[string, []Place] {
	return func(yield func(string, []Place) bool) {
		names := loadNames()
		for _, name := range slices.Sorted(maps.Keys(names)) {
			var places []Place
			for _, b := range distinct(names[name]) {
				places = append(places, *b.Place)
			}
			if !yield(name, places) {
				return
			}
		}
	}
}

// All yields every territory that has a code in the Code officiel géographique,
// by code.
func All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		all := slices.Concat(loadUpper().regions, loadUpper().departements, loadLocal().epci, loadLocal().communes, loadParts().places)
		slices.SortFunc(all, func(a, b Place) int {
			if a.Code < b.Code {
				return -1
			}
			return 1
		})
		for _, p := range all {
			if !yield(p) {
				return
			}
		}
	}
}
