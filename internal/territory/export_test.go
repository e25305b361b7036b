package territory

import "slices"

// Load reads the embedded data anew, as the first need does: for a benchmark.
var Load = map[string]func(){
	"upper": func() { readUpper() },
	"local": func() { readLocal() },
	"parts": func() { readParts() },
	"names": func() { readNames() },
}

// Regions returns the 18 régions, in the order of the Code officiel géographique.
func Regions() []Place { return slices.Clone(loadUpper().regions) }

// Departements returns the 101 départements, in the order of the Code officiel
// géographique: by code, 2A and 2B between 29 and 30. Overseas collectivities
// are not among them.
func Departements() []Place { return ofKind(Departement) }
