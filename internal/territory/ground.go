package territory

import "slices"

// Ancestors returns every territory that contains the whole of it and is of a
// wider kind, nearest first, ending with FR: of a commune its EPCI if it has
// one, its département, its région, FR. An EPCI that spreads over several
// départements has none of them. The ancestors of a département begin with the
// EPCI that it lies in: that is so for four, in the Métropole du Grand Paris.
// FR and unknown codes have no ancestors.
func Ancestors(code Code) []Code {
	p, ok := Get(code)
	if !ok || code == France {
		return nil
	}
	var chain []Code
	for _, above := range [...]Code{p.Commune, p.EPCI, p.Departement, p.Region} {
		if above != "" {
			chain = append(chain, above)
		}
	}
	return append(chain, France)
}

// Touching returns every territory of a wider kind that shares ground with it,
// nearest first, ending with FR. For an EPCI these are the départements and
// then the régions that it has communes in; for all else, the ancestors.
func Touching(code Code) []Code {
	if !code.has(epciPrefix) {
		return Ancestors(code)
	}
	extent, ok := loadLocal().extents[code]
	if !ok {
		return nil
	}
	return append(slices.Concat(extent.departements, regionsOf(extent.departements)), France)
}

// Contains reports whether the whole ground of inner is ground of outer; every
// territory contains itself. It is false where either code is unknown.
func Contains(outer, inner Code) bool {
	in, ok := Get(inner)
	if !ok {
		return false
	}
	if outer == inner || outer == France || within(in, outer) {
		return true
	}
	// What is left is a territory that fills one of a wider kind, as Guadeloupe
	// the département fills the région, and Paris the commune the département.
	if out, ok := Get(outer); !ok || out.Kind <= in.Kind || out.Kind > Commune || inner == France {
		return false
	}
	if in.Kind == Region && outer.has(departementPrefix) {
		held := departementsOf(inner)
		return len(held) == 1 && held[0] == outer
	}
	for c := range communesOf(in) {
		if c.Code != outer && !within(c, outer) {
			return false
		}
	}
	return true
}

// within reports whether outer is one of the ancestors of p, FR aside.
func within(p Place, outer Code) bool {
	return outer != "" && (outer == p.Commune || outer == p.EPCI || outer == p.Departement || outer == p.Region)
}

// Overlaps reports whether two territories share ground. It is false where
// either code is unknown, and for a zone with all but itself and FR.
func Overlaps(a, b Code) bool {
	return Contains(a, b) || Contains(b, a) ||
		a.has(epciPrefix) && slices.Contains(Touching(a), b) ||
		b.has(epciPrefix) && slices.Contains(Touching(b), a)
}
