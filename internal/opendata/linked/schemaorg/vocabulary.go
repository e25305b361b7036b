package schemaorg

import (
	_ "embed" // the terms
	"fmt"
	"strings"
	"sync"
)

//go:embed vocabulary.tsv
var table string

// term is a type, a property or a value of an enumeration.
type term struct {
	kind           string // type, data, property or value
	parents        []string
	domain, ranges []string
	state          string // pending, superseded, or empty
}

// terms are those of the vocabulary, by name.
var terms = sync.OnceValue(func() map[string]term {
	all := map[string]term{}
	for line := range strings.Lines(table) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(columns) != 6 {
			panic(fmt.Sprintf("schemaorg: vocabulary.tsv: %d columns: %q", len(columns), line))
		}
		all[columns[0]] = term{
			kind: columns[1], parents: strings.Fields(columns[2]), domain: strings.Fields(columns[3]),
			ranges: strings.Fields(columns[4]), state: columns[5],
		}
	}
	return all
})

// isA reports whether a type is another, or a kind of it.
func isA(name, other string) bool {
	if name == other {
		return true
	}
	for _, parent := range terms()[name].parents {
		if isA(parent, other) {
			return true
		}
	}
	return false
}

// isAny reports whether a type is a kind of one of others.
func isAny(name string, others []string) bool {
	for _, other := range others {
		if isA(name, other) {
			return true
		}
	}
	return false
}

// State returns "pending" for a term that the vocabulary has not settled,
// "superseded" for one that it has replaced, "" for one in full use. It reports
// false where there is no such term.
func State(name string) (state string, ok bool) {
	t, ok := terms()[name]
	return t.state, ok
}
