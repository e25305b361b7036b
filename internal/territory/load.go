package territory

import (
	"iter"
	"slices"
	"strings"
	"sync"
)

// upper is what is known without the communes.
type upper struct {
	regions, departements []Place // by code; collectivities among the départements
	population            int     // of France
}

var loadUpper = sync.OnceValue(readUpper)

func readUpper() *upper {
	u := &upper{}
	for row := range rows("regions.tsv", 2) {
		u.regions = append(u.regions, Place{Code: Code(row[0]), Kind: Region, Name: row[1]})
	}
	for row := range rows("departements.tsv", 5) {
		d := Place{
			Code: Code(row[0]), Kind: Departement, Name: row[1],
			Region: Code(row[2]), Population: number(row[3]), EPCI: Code(row[4]),
		}
		if d.Region == "" {
			d.Kind = Collectivity
		}
		u.departements = append(u.departements, d)
		u.population += d.Population
		for i := range u.regions {
			if u.regions[i].Code == d.Region {
				u.regions[i].Population += d.Population
			}
		}
	}
	return u
}

// local is the communes of today and their EPCI, both by code.
type local struct {
	communes []Place
	epci     []Place
	extents  map[Code]*extent // of the EPCI
}

// extent is where an EPCI is.
type extent struct {
	communes     []Code // by code
	departements []Code // by code
	population   int
}

var loadLocal = sync.OnceValue(readLocal)

func readLocal() *local {
	text := read("communes.tsv")
	l := &local{communes: make([]Place, 0, strings.Count(text, "\n")), extents: map[Code]*extent{}}
	for row := range rows("epci.tsv", 2) {
		l.epci = append(l.epci, Place{Code: Code(row[0]), Kind: EPCI, Name: row[1]})
		l.extents[Code(row[0])] = &extent{}
	}
	left := loadUpper().departements // in the order of the communes
	for row := range split(text, 4) {
		c := Place{Code: Code(row[0]), Kind: Commune, Name: row[1], Population: number(row[2]), EPCI: Code(row[3])}
		for c.Code[len(communePrefix):][:len(left[0].Code)-len(departementPrefix)] != left[0].Code[len(departementPrefix):] {
			left = left[1:]
		}
		c.Departement, c.Region = left[0].Code, left[0].Region
		l.communes = append(l.communes, c)
		if c.EPCI != "" {
			l.extents[c.EPCI].add(c)
		}
	}
	for i := range l.epci {
		e := &l.epci[i]
		extent := l.extents[e.Code]
		e.Population = extent.population
		if len(extent.departements) == 1 {
			e.Departement = extent.departements[0]
		}
		if regions := regionsOf(extent.departements); len(regions) == 1 {
			e.Region = regions[0]
		}
	}
	return l
}

func (e *extent) add(c Place) {
	e.communes = append(e.communes, c.Code)
	e.population += c.Population
	if last := len(e.departements) - 1; last < 0 || e.departements[last] != c.Departement {
		e.departements = append(e.departements, c.Departement)
	}
}

// regionsOf returns the régions of départements, by code, each once.
func regionsOf(departements []Code) []Code {
	var regions []Code
	for _, code := range departements {
		if d, _ := find(loadUpper().departements, code); d.Region != "" {
			regions = append(regions, d.Region)
		}
	}
	slices.Sort(regions)
	return slices.Compact(regions)
}

// parts is what lies within communes, and what they were before.
type parts struct {
	places  []Place       // by code
	merged  map[Code]Code // codes used no more, and the commune of today
	renamed []Place       // former communes that left their code to the commune of today, under their former name
}

var partKinds = map[string]Kind{"arrondissement": Arrondissement, "delegated": Delegated, "associated": Associated}

var loadParts = sync.OnceValue(readParts)

func readParts() *parts {
	p := &parts{merged: map[Code]Code{}}
	communes := loadLocal().communes
	for row := range rows("parts.tsv", 5) {
		code, within := Code(row[0]), Code(row[3])
		if row[2] == "former" {
			p.merged[code] = within
			continue
		}
		commune, _ := find(communes, within)
		place := Place{
			Code: code, Kind: partKinds[row[2]], Name: row[1], Population: number(row[4]),
			Commune: within, EPCI: commune.EPCI, Departement: commune.Departement, Region: commune.Region,
		}
		if code == within {
			p.renamed = append(p.renamed, place)
		} else {
			p.places = append(p.places, place)
		}
	}
	return p
}

// Postcodes yields each postcode, in order, with the communes of today that
// have it; for Paris, Lyon and Marseille, with their arrondissements.
func Postcodes() iter.Seq2[string, []Code] {
	return func(yield func(string, []Code) bool) {
		for row := range rows("postcodes.tsv", 2) {
			var codes []Code
			for code := range strings.SplitSeq(row[1], " ") {
				codes = append(codes, Code(code))
			}
			if !yield(row[0], codes) {
				return
			}
		}
	}
}

// Parts returns what lies within communes, by code: arrondissements, communes
// déléguées and associées. A former commune that left its code to the commune
// of today comes with that code.
func Parts() []Place { return slices.Concat(loadParts().places, loadParts().renamed) }
