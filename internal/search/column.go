package search

import (
	"cmp"
	"slices"

	"portulan/internal/plain"
	"portulan/internal/search/facet"
	"portulan/internal/territory"
)

// facetColumn is the values of one facet over all documents.
type facetColumn struct {
	ids    []string          // of the values, in order
	number map[string]uint32 // the other way round
	labels []string          // what people call the values
	sorted []string          // the labels as they are sorted
	of     func(doc uint32) []uint32
	// reached are the values that each ground reaches, in a facet of places.
	reached [][]uint32
	err     error
}

// readFacet reads a facet, with the labels of its values.
func (x *Index) readFacet(f facet.Name) *facetColumn {
	c := x.readValues(f)
	for _, id := range c.ids {
		label := x.label(f, id)
		c.labels, c.sorted = append(c.labels, label), append(c.sorted, plain.Words(label))
	}
	return c
}

// readValues reads a facet from the postings of its values.
func (x *Index) readValues(f facet.Name) *facetColumn {
	switch {
	case f.Place() != 0:
		return x.placeColumn(f.Place())
	case f == facet.Status:
		return &facetColumn{} // it depends on the instant; see evaluation.status
	}
	c := &facetColumn{number: map[string]uint32{}}
	values := make([][]uint32, x.size())
	dict, err := x.reader.FieldDict(facetField(f))
	if err != nil {
		return &facetColumn{err: err}
	}
	defer dict.Close()
	for {
		entry, err := dict.Next()
		if err != nil {
			return &facetColumn{err: err}
		}
		if entry == nil {
			break
		}
		value, held := uint32(len(c.ids)), false
		err = x.eachPosting(facetField(f), entry.Term, func(inside uint64) {
			doc := x.number[inside]
			values[doc], held = append(values[doc], value), true
		})
		if err != nil {
			return &facetColumn{err: err}
		}
		if held { // by a document that was not taken out
			c.ids = append(c.ids, entry.Term)
			c.number[entry.Term] = value
		}
	}
	c.of = func(doc uint32) []uint32 { return values[doc] }
	return c
}

// placeColumn is the territories of a kind that records name or lie in, and
// those of them that each ground reaches.
func (x *Index) placeColumn(kind territory.Kind) *facetColumn {
	c := &facetColumn{number: map[string]uint32{}}
	for _, named := range x.named() {
		for _, code := range named {
			place, _ := territory.Get(code)
			if is := place.Kind; is == kind || kind == territory.Departement && is == territory.Collectivity {
				c.ids = append(c.ids, string(code))
			}
		}
	}
	slices.SortFunc(c.ids, cmp.Compare)
	c.ids = slices.Compact(c.ids)
	for i, id := range c.ids {
		c.number[id] = uint32(i)
	}
	c.reached = make([][]uint32, len(x.columns.Grounds))
	for g, ground := range x.columns.Grounds {
		candidates := c.ids
		named := x.named()[g]
		if ground.isLocal() {
			candidates = nil
			for _, code := range named {
				candidates = append(candidates, string(code))
			}
		}
		for _, id := range candidates {
			if value, known := c.number[id]; known && ground.reaches(territory.Code(id), named) {
				c.reached[g] = append(c.reached[g], value)
			}
		}
	}
	c.of = func(doc uint32) []uint32 { return c.reached[x.columns.GroundOf[doc]] }
	return c
}

// readNamed is what each ground names, and what that touches above it.
func (x *Index) readNamed() [][]territory.Code {
	named := make([][]territory.Code, len(x.columns.Grounds))
	for g, ground := range x.columns.Grounds {
		named[g] = ground.named()
	}
	return named
}
