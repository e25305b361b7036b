package edition

import (
	"slices"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/search/text"
	"portulan/internal/territory"
)

// A browser finds a territory under a word of its name, with which it reads what
// stands under that word: so the word must be one that the query has.
func TestNamesStandUnderOneOfTheirWords(t *testing.T) {
	rules := text.For(diag.French)
	n := 0
	for name, places := range territory.Names() {
		for _, p := range places {
			if territory.Fold(p.Name) != name {
				continue // another way to write it
			}
			n++
			term := keyOf(rules, name)
			if !slices.ContainsFunc(rules.Words(nil, p.Name), func(w text.Term) bool { return w.Text == term }) {
				t.Errorf("%s (%s) stands under %q", p.Name, p.Code, term)
			}
		}
	}
	if n < 36_000 {
		t.Errorf("only %d names", n)
	}
}
