package understand

import (
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
)

// Book is the words of a site, by what they mean. It may be used from several
// goroutines.
type Book struct {
	rules   *text.Rules
	grammar *grammar
	names   map[string][]name // by their first term
}

// name is a name of a value of a facet, as terms.
type name struct {
	terms  []string
	facet  facet.Name
	values []string
}

// NewBook makes the book of a vocabulary.
func NewBook(lang diag.Language, vocabulary facet.Vocabulary) *Book {
	b := &Book{rules: text.For(lang), grammar: grammarOf(lang), names: map[string][]name{}}
	for _, f := range facet.All {
		for _, v := range vocabulary[f] {
			b.add(f, []string{v.ID}, v.Label)
			b.add(f, []string{v.ID}, v.Names...)
		}
	}
	for _, s := range b.grammar.statuses {
		values := make([]string, len(s.statuses))
		for i, status := range s.statuses {
			values[i] = string(status)
		}
		b.add(facet.Status, values, s.words...)
	}
	return b
}

func (b *Book) add(f facet.Name, values []string, names ...string) {
	for _, text := range names {
		var terms []string
		for _, w := range b.rules.Words(nil, text) {
			if !w.Joined && !w.Stop {
				terms = append(terms, w.Text)
			}
		}
		if len(terms) == 0 {
			continue
		}
		n := name{terms, f, values}
		if !slices.ContainsFunc(b.names[terms[0]], func(o name) bool {
			return o.facet == n.facet && slices.Equal(o.terms, n.terms) && slices.Equal(o.values, n.values)
		}) {
			b.names[terms[0]] = append(b.names[terms[0]], n)
		}
	}
}

// meanings are the names that stand in words from one on, those of the most
// words, and the word after them.
func (b *Book) meanings(words []text.Term, from int) (found []name, to int) {
	if words[from].Stop {
		return nil, from
	}
	to = from
	for _, n := range b.names[words[from].Text] {
		end, ok := text.Follow(words, from, n.terms)
		switch {
		case !ok || end < to:
		case end > to:
			found, to = append(found[:0:0], n), end
		default:
			found = append(found, n)
		}
	}
	return distinct(found), to
}

// distinct leaves out what says the same, or less: "appel" means calls, of which
// other calls are a part, and "ouvert" means all that is open.
func distinct(found []name) []name {
	return slices.DeleteFunc(slices.Clone(found), func(n name) bool {
		return slices.ContainsFunc(found, func(o name) bool {
			if o.facet != n.facet || slices.Equal(o.values, n.values) {
				return false
			}
			return holds(o.values, n.values)
		})
	})
}

// holds reports whether all that has one of the inner values has one of the
// outer.
func holds(outer, inner []string) bool {
	for _, in := range inner {
		if !slices.ContainsFunc(outer, func(out string) bool { return in == out || strings.HasPrefix(in, out+"/") }) {
			return false
		}
	}
	return true
}
