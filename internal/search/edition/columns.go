package edition

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"portulan/internal/search"
	"portulan/internal/search/facet"
)

// values is how the file of a facet begins. After it comes, for each document, or
// each ground, how many of the values it has and which.
type values struct {
	IDs    []string `json:"ids"`
	Labels []string `json:"labels"`
}

// grounds is where records apply.
type grounds struct {
	Classes [][]uint32 `json:"classes"`
	Count   int        `json:"count"`
}

// writeColumns writes what records are filtered, counted and sorted by: each
// column in a file of its own, for who needs one, and the facets of the search page
// all together, for who counts them.
func (b *builder) writeColumns(context.Context) error {
	columns := b.index.Columns()
	var together []file
	column := func(name string, data []byte) {
		together = append(together, file{name: name, data: data})
		b.add(name, data)
	}
	var e encoder
	if err := e.json(grounds{b.places.classes, len(columns.Grounds)}); err != nil {
		return err
	}
	for _, g := range columns.GroundOf {
		e.uint(int(g))
	}
	column("f-ground", e.data)
	for _, f := range facet.All {
		if f == facet.Status {
			continue
		}
		data, err := b.facetData(f)
		if err != nil {
			return err
		}
		if slices.Contains(facet.Offered, f) {
			column("f-"+string(f), data)
		} else {
			b.add("f-"+string(f), data)
		}
	}
	timelines := map[uint32][]moment{}
	for doc, timeline := range columns.Timelines {
		timelines[doc] = moments(timeline)
	}
	data, err := json.Marshal(timelines)
	if err != nil {
		return err
	}
	column("f-status", data)
	if data, err = encodeJSON(b.index.Meta().Vocabulary); err != nil {
		return err
	}
	column("f-vocabulary", data)
	b.addTogether(together)

	if data, err = encodeJSON(b.suggestions()); err != nil {
		return err
	}
	b.add("suggest", data)
	return b.writeOrders(columns)
}

// addTogether adds one file that holds several: how many, their names and
// lengths, then they themselves.
func (b *builder) addTogether(files []file) {
	var e encoder
	e.uint(len(files))
	for _, f := range files {
		e.text(f.name)
		e.uint(len(f.data))
	}
	for _, f := range files {
		e.data = append(e.data, f.data...)
	}
	b.add("facets", e.data)
}

func (b *builder) facetData(f facet.Name) ([]byte, error) {
	column, err := b.index.Facet(f)
	if err != nil {
		return nil, err
	}
	v := values{IDs: column.IDs, Labels: []string{}}
	if v.IDs == nil {
		v.IDs = []string{}
	}
	for _, id := range v.IDs {
		v.Labels = append(v.Labels, b.index.Label(f, id))
	}
	var e encoder
	if err := e.json(v); err != nil {
		return nil, err
	}
	n := b.entry.Documents
	if f.Place() != 0 {
		n = len(b.index.Columns().Grounds)
	}
	for i := range n {
		of := slices.Clone(column.Of(uint32(i)))
		slices.Sort(of)
		e.uint(len(of))
		e.ascending(of)
	}
	return e.data, nil
}

// writeOrders writes the columns that only sorts and ranges need.
func (b *builder) writeOrders(c *search.Columns) error {
	bounded := func(cents []int64) []int64 {
		list := make([]int64, len(cents))
		for i, n := range cents {
			if list[i] = n; n == search.Unbounded {
				list[i] = -1
			}
		}
		return list
	}
	amounts := [2][]int64{bounded(c.Min), bounded(c.Max)}
	for _, order := range []struct {
		name  string
		value any
	}{{"o-amount", amounts}, {"o-date", nonNil(c.Published)}, {"o-name", nonNil(c.ByTitle)}} {
		data, err := json.Marshal(order.value)
		if err != nil {
			return err
		}
		b.add(order.name, data)
	}
	return nil
}

func nonNil[T any](list []T) []T { return append([]T{}, list...) }

// suggestion is a value that may be suggested: its facet, id, label and other names.
type suggestion struct {
	Facet int      `json:"f"`
	ID    string   `json:"i"`
	Label string   `json:"l"`
	Names []string `json:"n,omitempty"`
}

func (b *builder) suggestions() []suggestion {
	list := []suggestion{}
	for _, f := range search.SuggestedFacets() {
		column, err := b.index.Facet(f)
		if err != nil {
			continue
		}
		var values []suggestion
		for _, id := range column.IDs {
			s := suggestion{Facet: facetNumber(f), ID: id, Label: b.index.Label(f, id)}
			for _, v := range b.index.Meta().Vocabulary[f] {
				if v.ID == id {
					s.Names = v.Names
				}
			}
			values = append(values, s)
		}
		slices.SortFunc(values, func(a, b suggestion) int { return cmp.Compare(a.Label, b.Label) })
		list = append(list, values...)
	}
	return list
}
