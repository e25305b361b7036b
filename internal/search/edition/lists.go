package edition

import (
	"context"
	"fmt"

	"portulan/internal/search/facet"
)

// listBytes is about how long a file of lists is: a sector of a large site has a file of its own.
const listBytes = 4 << 10

// listing is where the records that have a value are listed: the number of the file, and that of the list in it.
type listing [2]int

type facetValue struct {
	facet facet.Name
	value string
}

// writeLists writes which records have each value that words may name besides being words: whoever meets one in a
// query needs these records, and not what all records have.
func (b *builder) writeLists(context.Context) error {
	b.lists = map[facetValue]listing{}
	var e encoder
	files, inside := 0, 0
	flush := func() {
		if inside > 0 {
			b.add(fmt.Sprintf("v%d", files), e.data)
			files++
		}
		e, inside = encoder{}, 0
	}
	for _, f := range facet.All {
		if f.Strict() || f.Place() != 0 {
			continue
		}
		column, err := b.index.Facet(f)
		if err != nil {
			return err
		}
		having := make([][]uint32, len(column.IDs))
		for doc := range uint32(b.entry.Documents) {
			for _, v := range column.Of(doc) {
				having[v] = append(having[v], doc)
			}
		}
		for v, docs := range having {
			if len(e.data)+len(docs) > listBytes {
				flush()
			}
			b.lists[facetValue{f, column.IDs[v]}] = listing{files, inside}
			e.uint(len(docs))
			e.ascending(docs)
			inside++
		}
	}
	flush()
	return nil
}
