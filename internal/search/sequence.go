package search

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"portulan/internal/search/text"
)

// A sequence is the terms of a document's own texts in their order, as the index
// stores it: a phrase is looked for in numbers, and no text is read again. Each
// number is a uvarint.
const (
	endOfLine = iota
	stopWord  // it holds its place
	firstTerm // and so on: the terms, as a numbering has them
)

// numbering gives terms their numbers, in the order in which they are met. It is
// for several goroutines.
type numbering struct {
	mu     sync.Mutex
	number map[string]uint32
	terms  []string
}

func newNumbering() *numbering { return &numbering{number: map[string]uint32{}} }

// of is the number of a term, and the term as it is kept: in memory once.
func (n *numbering) of(term string) (uint32, string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	number, known := n.number[term]
	if !known {
		number = uint32(len(n.terms))
		term = strings.Clone(term) // it is a part of its whole text
		n.number[term], n.terms = number, append(n.terms, term)
	}
	return number, n.terms[number]
}

// list is the terms that have a number by now, in the order of their numbers. It
// must not be changed.
func (n *numbering) list() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.terms
}

// numbersOf is the numbers of terms that stand in the order of their numbers.
func numbersOf(terms []string) map[string]uint32 {
	numbers := make(map[string]uint32, len(terms))
	for n, term := range terms {
		numbers[term] = uint32(n)
	}
	return numbers
}

// appendSequence appends the terms of a text to a sequence, given the numbers of
// these terms. What is joined stands where its words do.
func appendSequence(sequence []byte, s string, terms []text.Term, numbers []uint32) []byte {
	var before text.Term
	for i, t := range terms {
		if t.Joined {
			continue
		}
		switch {
		case before.Position == 0: // the first
		case strings.Contains(s[before.End:t.Start], "\n"):
			sequence = append(sequence, endOfLine)
		default:
			for range t.Position - before.Position - 1 {
				sequence = append(sequence, stopWord)
			}
		}
		sequence = binary.AppendUvarint(sequence, firstTerm+uint64(numbers[i]))
		before = t
	}
	return append(sequence, endOfLine)
}

// readSequence appends the numbers of a stored sequence to a list.
func readSequence(list []uint64, stored []byte) []uint64 {
	for len(stored) > 0 {
		n, width := binary.Uvarint(stored)
		if width <= 0 {
			return list // damaged
		}
		list, stored = append(list, n), stored[width:]
	}
	return list
}

// inOrder reports whether a sequence has some numbers one after the other on one
// line, of which that of a stop word stands for any word.
func inOrder(sequence, wanted []uint64) bool {
	for len(sequence) >= len(wanted) {
		if meets(sequence, wanted) {
			return true
		}
		next := slices.Index(sequence[1:], wanted[0])
		if next < 0 {
			return false
		}
		sequence = sequence[1+next:]
	}
	return false
}

// meets reports whether a sequence begins with some numbers.
func meets(sequence, wanted []uint64) bool {
	for i, w := range wanted {
		if w != sequence[i] && (w != stopWord || sequence[i] == endOfLine) {
			return false
		}
	}
	return true
}
