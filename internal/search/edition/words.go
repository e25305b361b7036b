package edition

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"portulan/internal/search"
)

// wordBytes is how long a file of words is before it is compressed.
const wordBytes = 12 << 10

// writeWords writes the dictionary twice: by the alphabet, for beginnings of
// words, and by the number of letters, for typos.
func (b *builder) writeWords(context.Context) error {
	var e encoder
	var k keys
	first, last := "", ""
	flush := func() {
		if len(e.data) > 0 {
			b.add(fmt.Sprintf("w%d", len(b.entry.Words)), e.data)
			b.entry.Words = append(b.entry.Words, first)
		}
		e, k = encoder{}, keys{}
	}
	lengths := map[int][]int{}
	words := b.index.Words()
	for i, w := range words {
		if len(e.data) >= wordBytes {
			flush()
		}
		if len(e.data) == 0 {
			first = between(last, w.Text)
		}
		last = w.Text
		k.write(&e, w.Text)
		e.uint(w.Count)
		lengths[utf8.RuneCountInString(w.Text)] = append(lengths[utf8.RuneCountInString(w.Text)], i)
	}
	flush()
	for _, n := range slices.Sorted(maps.Keys(lengths)) {
		var e encoder
		var k keys
		e.uint(len(lengths[n]))
		for _, i := range lengths[n] {
			w := words[i]
			k.write(&e, w.Text)
			e.uint(w.Count)
			e.text(spelling(w))
		}
		b.add(fmt.Sprintf("n%d", n), e.data)
		b.entry.Near = append(b.entry.Near, n)
	}
	return nil
}

// spelling is how people write a word, where that is not the word itself.
func spelling(w search.Word) string {
	if w.Spelling == w.Text {
		return ""
	}
	return w.Spelling
}
