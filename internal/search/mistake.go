package search

import (
	"context"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// mistake is a word of a query that no record has, and what it was meant for.
type mistake struct {
	span
	meant string
	wrong int // letters
}

// mistakes returns those of a query, in its order.
func (x *Index) mistakes(p *plan) ([]mistake, error) {
	var made []mistake
	for _, c := range p.clauses {
		if len(c.words) == 0 || x.isMet(&c) {
			continue
		}
		for _, w := range c.words {
			if w.Stop || x.has(w.Text) {
				continue
			}
			word, wrong, err := x.correct(w.Word)
			if err != nil {
				return nil, err
			}
			if word != "" {
				made = append(made, mistake{span{c.offset + w.Start, c.offset + w.End}, x.spelling(word), wrong})
			}
		}
	}
	slices.SortFunc(made, func(a, b mistake) int { return a.start - b.start })
	return made, nil
}

// mend writes a query without its mistakes, and tells where it is doubtful: two
// wrong letters may as well make another word, which the site does not have.
func mend(s string, mistakes []mistake) (mended string, doubtful []span) {
	at := 0
	for _, m := range mistakes {
		mended += s[at:m.start]
		if m.wrong > 1 {
			doubtful = append(doubtful, span{len(mended), len(mended) + len(m.meant)})
		}
		mended += m.meant
		at = m.end
	}
	return mended + s[at:], doubtful
}

// doubt keeps a query from insisting on words that are doubtful, if it has
// others.
func (p *plan) doubt(doubtful []span) {
	doubted := func(c *clause) bool {
		return slices.ContainsFunc(doubtful, func(d span) bool { return d.start < c.end && c.start < d.end })
	}
	sure := slices.ContainsFunc(p.clauses, func(c clause) bool { return !c.not && !c.optional && !doubted(&c) })
	for i := range p.clauses {
		if c := &p.clauses[i]; sure && c.reading == nil && doubted(c) {
			c.optional = true
		}
	}
}

// spelling is a folded word as the first text that has it writes it, in small
// letters.
func (x *Index) spelling(word string) string {
	docs, err := x.documentsWith(word)
	if err != nil {
		return word
	}
	for _, doc := range docs {
		_, stored, err := x.Stored(doc)
		if err != nil {
			return word
		}
		for _, t := range x.rules.Terms(nil, stored) {
			if t.Word == word && !t.Joined {
				return strings.ToLower(stored[t.Start:t.End])
			}
		}
	}
	return word
}

// isMet reports whether any record may meet a group of words.
func (x *Index) isMet(c *clause) bool {
	for _, way := range c.ways {
		if !slices.ContainsFunc(way, func(term string) bool { return !x.has(term) }) {
			return true
		}
	}
	if !c.typed || len(c.prefix) < minBegun {
		return false
	}
	dict, err := x.reader.FieldDictPrefix(wordsField, []byte(c.prefix))
	if err != nil {
		return false
	}
	defer dict.Close()
	entry, err := dict.Next()
	return err == nil && entry != nil
}

// maxEdits is how many letters of a word may be wrong.
func maxEdits(word string) int {
	switch n := len(word); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// correct returns the word of the dictionary that a word was meant for, and how
// many letters are wrong: the nearest one, of those the one of the most
// documents, of those the first one; empty if none is near enough.
func (x *Index) correct(word string) (meant string, wrong int, err error) {
	edits := maxEdits(word)
	fuzzy, ok := x.reader.(index.IndexReaderFuzzy)
	if edits == 0 || !ok || !isLetters(word) {
		return "", 0, nil
	}
	dict, err := fuzzy.FieldDictFuzzy(wordsField, word, edits, "")
	if err != nil {
		return "", 0, err
	}
	defer dict.Close()
	var near []string
	least := edits + 1
	for {
		e, err := dict.Next()
		if err != nil {
			return "", 0, err
		}
		if e == nil {
			break
		}
		switch d := distance(word, e.Term); {
		case d < least:
			least, near = d, append(near[:0], e.Term)
		case d == least:
			near = append(near, e.Term)
		}
	}
	best, most := "", uint64(0)
	for _, candidate := range near {
		postings, err := x.reader.TermFieldReader(context.Background(), []byte(candidate), wordsField, false, false, false)
		if err != nil {
			return "", 0, err
		}
		if n := postings.Count(); n > most {
			best, most = candidate, n
		}
		postings.Close()
	}
	return best, least, nil
}

// isLetters reports whether a folded word is made of letters alone: a number or
// a code is right or wrong.
func isLetters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return '0' <= r && r <= '9' || r == '.' })
}

// distance is the number of letters to put, take out, change or swap with the
// next one to make one word of another, no letter being touched twice (optimal
// string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
