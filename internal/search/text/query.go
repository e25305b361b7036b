package text

import (
	"slices"
	"strings"
)

// Query is the words of a query, and the other ways to write some of them.
type Query struct {
	Words  []Term // every word in order, the stop words too; none is Joined
	Others []Alternative
	rules  *Rules
	text   string
}

// Alternative is terms that may be met in the place of the words from From to
// before To.
type Alternative struct {
	From, To int
	Terms    []string
	Kind     Kind
}

// Kind is why an alternative is one.
type Kind uint8

// The kinds of alternatives.
const (
	Compound  Kind = iota // a compound of the query, in one word
	Amount                // the value of an amount
	Neighbour             // two words of the query, in one word
	Synonym               // another name
)

// Group is a part of a query that is met when one of its ways is, a way being
// terms all of which a text must have. All groups of a query must be met. An
// amount is met by its value alone, which every way to write it gives.
type Group struct {
	From, To int // the words of the query
	Ways     [][]string
	// Optional marks what only ranks: a weak word beside others, that is no name
	// of something else.
	Optional bool
}

// A group has at most maxWays ways, found in at most maxSteps steps: where many
// alternatives overlap, the later ones are left out. The words as they stand
// are the first way.
const (
	maxWays  = 32
	maxSteps = 4096
)

// Query reads a query: the words of a text, with compounds and amounts as
// alternatives to their words.
func (r *Rules) Query(s string) *Query {
	q := &Query{rules: r, text: s}
	var joined []Term
	for _, t := range r.Words(nil, s) {
		if t.Joined {
			joined = append(joined, t)
		} else {
			q.Words = append(q.Words, t)
		}
	}
	for _, t := range joined {
		from := slices.IndexFunc(q.Words, func(w Term) bool { return w.Position == t.Position })
		to := from + 1
		for to < len(q.Words) && q.Words[to].End <= t.End {
			to++
		}
		kind := Compound
		if isDigits(t.Text) {
			kind = Amount
		}
		q.Others = append(q.Others, Alternative{from, to, []string{t.Text}, kind})
	}
	return q
}

// isDigits reports whether a joined term is the value of an amount: numbers
// alone are not joined.
func isDigits(term string) bool { return strings.Trim(term, "0123456789") == "" }

// JoinNeighbours adds, for every two words that only spaces part, the word
// that they make together, where that is a term that is known.
func (q *Query) JoinNeighbours(known func(term string) bool) {
	for i := 1; i < len(q.Words); i++ {
		first, second := q.Words[i-1], q.Words[i]
		between := Fold(q.text[first.End:second.Start])
		if first.Stop || second.Stop || between == "" || strings.Trim(between, " ") != "" {
			continue
		}
		if term := q.rules.Stem(first.Word + second.Word); known(term) {
			q.Others = append(q.Others, Alternative{i - 1, i + 1, []string{term}, Neighbour})
		}
	}
}

// Groups parts the query into what must be met, in the order of its words. It
// is empty for a query without a word that is indexed.
func (q *Query) Groups() []Group {
	var groups []Group
	insists := false
	for from := 0; from < len(q.Words); {
		to := q.reach(from)
		if ways := q.ways(from, to); len(ways) > 0 {
			optional := len(ways) == 1 && to == from+1 && q.Words[from].Weak
			insists = insists || !optional
			groups = append(groups, Group{from, to, ways, optional})
		}
		from = to
	}
	if !insists {
		for i := range groups {
			groups[i].Optional = false
		}
	}
	return groups
}

// reach is the end of the alternatives that overlap one another from a word on.
func (q *Query) reach(from int) int {
	to := from + 1
	for i := from; i < to; i++ {
		for _, o := range q.Others {
			if o.From == i {
				to = max(to, o.To)
			}
		}
	}
	return to
}

// ways are the ways to meet the words from one to before another: the words
// first, then what takes alternatives, the earlier the sooner.
func (q *Query) ways(from, to int) [][]string {
	var ways [][]string
	steps := 0
	var walk func(at int, way []string)
	walk = func(at int, way []string) {
		if steps++; len(ways) == maxWays || len(ways) > 0 && steps > maxSteps {
			return
		}
		if at == to {
			if len(way) > 0 && !slices.ContainsFunc(ways, func(w []string) bool { return slices.Equal(w, way) }) {
				ways = append(ways, slices.Clone(way))
			}
			return
		}
		if i := q.amount(at); i >= 0 {
			walk(q.Others[i].To, with(way, q.Others[i].Terms...))
			return
		}
		if w := q.Words[at]; w.Stop {
			walk(at+1, way)
		} else {
			walk(at+1, with(way, w.Text))
		}
		for _, o := range q.Others {
			if o.From == at && o.To <= to {
				walk(o.To, with(way, o.Terms...))
			}
		}
	}
	walk(from, nil)
	return ways
}

// amount is the index of the amount that begins with a word, in the place of
// which it stands; negative for none.
func (q *Query) amount(at int) int {
	return slices.IndexFunc(q.Others, func(o Alternative) bool { return o.From == at && o.Kind == Amount })
}

// with is a way with more terms, each of them once.
func with(way []string, terms ...string) []string {
	way = slices.Clip(way)
	for _, t := range terms {
		if !slices.Contains(way, t) {
			way = append(way, t)
		}
	}
	return way
}
