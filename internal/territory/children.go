package territory

import (
	"cmp"
	"iter"
	"slices"
)

// Children returns the territories one step below, by code:
//   - of FR, the régions, then the overseas collectivities;
//   - of a région, its départements;
//   - of a département or collectivity, every EPCI that has communes in it,
//     then its communes that are in no EPCI;
//   - of an EPCI, its communes, whatever their département;
//   - of a commune, its arrondissements and former communes that have a code.
//
// All else has none. An EPCI is a child of each département that it touches.
func Children(code Code) []Code {
	p, ok := Get(code)
	if !ok {
		return nil
	}
	switch p.Kind {
	case Country:
		return append(codes(loadUpper().regions), codes(Collectivities())...)
	case Region:
		return departementsOf(code)
	case Departement, Collectivity:
		return childrenOfDepartement(p)
	case EPCI:
		return Communes(code)
	case Commune:
		var within []Code
		for _, part := range loadParts().places {
			if part.Commune == code {
				within = append(within, part.Code)
			}
		}
		return within
	}
	return nil
}

func childrenOfDepartement(p Place) []Code {
	var epci, alone []Code
	for c := range communesOf(p) {
		if c.EPCI == "" {
			alone = append(alone, c.Code)
		} else {
			epci = append(epci, c.EPCI)
		}
	}
	slices.Sort(epci)
	return append(slices.Compact(epci), alone...)
}

// Communes returns the communes of today on the ground of a territory, by code.
// A commune has itself; a part of a commune and a zone have none.
func Communes(code Code) []Code {
	p, ok := Get(code)
	if !ok {
		return nil
	}
	var communes []Code
	for c := range communesOf(p) {
		communes = append(communes, c.Code)
	}
	return communes
}

// communesOf yields the communes of a place, by code.
func communesOf(p Place) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		l := loadLocal()
		switch p.Kind {
		case Commune:
			yield(p)
		case EPCI:
			for _, code := range l.extents[p.Code].communes {
				if c, _ := find(l.communes, code); !yield(c) {
					return
				}
			}
		case Country:
			slices.Values(l.communes)(yield)
		case Region:
			for _, d := range departementsOf(p.Code) {
				for _, c := range l.communesIn(d) {
					if !yield(c) {
						return
					}
				}
			}
		case Departement, Collectivity:
			slices.Values(l.communesIn(p.Code))(yield)
		}
	}
}

// communesIn returns the communes of a département, which stand together: their
// codes begin with its number.
func (l *local) communesIn(departement Code) []Place {
	begins := communePrefix + departement[len(departementPrefix):]
	from, _ := slices.BinarySearchFunc(l.communes, begins, func(c Place, begins Code) int { return cmp.Compare(c.Code, begins) })
	communes := l.communes[from:]
	if end := slices.IndexFunc(communes, func(c Place) bool { return c.Departement != departement }); end >= 0 {
		return communes[:end]
	}
	return communes
}

func departementsOf(region Code) []Code {
	var within []Code
	for _, d := range loadUpper().departements {
		if d.Region == region {
			within = append(within, d.Code)
		}
	}
	return within
}

func codes(places []Place) []Code {
	list := make([]Code, len(places))
	for i, p := range places {
		list[i] = p.Code
	}
	return list
}
