package text

import "slices"

// Synonyms are groups of phrases that say the same.
type Synonyms struct {
	rules  *Rules
	groups [][][]string // of the terms of their phrases
	// starts are the phrases by their first term.
	starts map[string][]place
}

// place is where a phrase is in the groups.
type place struct{ group, phrase int }

// NewSynonyms returns synonyms that are understood by the rules; there are none
// yet.
func (r *Rules) NewSynonyms() *Synonyms {
	return &Synonyms{rules: r, starts: map[string][]place{}}
}

// Groups returns the groups, for an engine in another language: each the terms
// of its phrases, in order and without stop words. They are not to be changed.
func (s *Synonyms) Groups() [][][]string { return s.groups }

// Add adds phrases that say the same. A phrase without a word that is indexed
// is left out. What is said by several groups is not said of all their
// phrases: each group stays one.
func (s *Synonyms) Add(phrases ...string) {
	var group [][]string
	for _, text := range phrases {
		for _, p := range s.phrases(text) {
			if !slices.ContainsFunc(group, func(q []string) bool { return slices.Equal(p, q) }) {
				group = append(group, p)
			}
		}
	}
	if len(group) < 2 {
		return
	}
	for i, p := range group {
		s.starts[p[0]] = append(s.starts[p[0]], place{len(s.groups), i})
	}
	s.groups = append(s.groups, group)
}

// phrases are the terms of the ways to write a phrase: by its words, and with
// its compounds in one word.
func (s *Synonyms) phrases(text string) [][]string {
	var ways [][]string
	for _, group := range s.rules.Query(text).Groups() {
		if ways == nil {
			ways = [][]string{nil}
		}
		var longer [][]string
		for _, way := range ways {
			for _, terms := range group.Ways {
				longer = append(longer, append(slices.Clone(way), terms...))
			}
		}
		ways = longer[:min(len(longer), maxWays)]
	}
	return ways
}

// AddSynonyms adds the other names of the words of the query, wherever a phrase
// of the synonyms stands in it. Stop words between its words do not count.
func (q *Query) AddSynonyms(s *Synonyms) {
	for from, word := range q.Words {
		if word.Stop {
			continue
		}
		for _, at := range s.starts[word.Text] {
			group := s.groups[at.group]
			to, found := Follow(q.Words, from, group[at.phrase])
			if !found {
				continue
			}
			for i, other := range group {
				if i != at.phrase {
					q.add(Alternative{from, to, other, Synonym})
				}
			}
		}
	}
}

// Follow returns the word after terms that begin with a word. Stop words between
// them do not count.
func Follow(words []Term, from int, terms []string) (to int, found bool) {
	at := from
	for _, term := range terms {
		for at > from && at < len(words) && words[at].Stop {
			at++
		}
		if at == len(words) || words[at].Text != term {
			return 0, false
		}
		at++
	}
	return at, true
}

// add adds an alternative that the query does not have.
func (q *Query) add(a Alternative) {
	same := func(o Alternative) bool { return o.From == a.From && o.To == a.To && slices.Equal(o.Terms, a.Terms) }
	if !slices.ContainsFunc(q.Others, same) {
		q.Others = append(q.Others, a)
	}
}
