package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"portulan/internal/search/text"
)

// samples are all texts of the tables.
func samples(t testing.TB) []string {
	var all []string
	for _, language := range languages {
		for _, name := range []string{"terms.", "pairs."} {
			for _, line := range cases(t, name+string(language)+".txt") {
				all = append(all, strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == '=' || r == '!' })...)
			}
		}
	}
	slices.Sort(all)
	return all
}

// spelled are the terms of a text without their places.
func spelled(terms []text.Term) []text.Term {
	terms = slices.Clone(terms)
	for i := range terms {
		terms[i].Start, terms[i].End = 0, 0
	}
	return terms
}

// Every character folds to what folds to itself, composed or not.
func TestFoldEveryCharacter(t *testing.T) {
	for r := range unicode.MaxRune {
		if !utf8.ValidRune(r) {
			continue
		}
		once := text.Fold(string(r))
		if twice := text.Fold(once); twice != once {
			t.Errorf("U+%04X folds to %q, and that to %q", r, once, twice)
		}
		if decomposed := text.Fold(norm.NFD.String(string(r))); decomposed != once {
			t.Errorf("U+%04X folds to %q, decomposed to %q", r, once, decomposed)
		}
	}
}

// A text has the same terms however it is typed.
func TestOneTextManySpellings(t *testing.T) {
	spellings := map[string]func(string) string{
		"composed":            norm.NFC.String,
		"decomposed":          norm.NFD.String,
		"upper case":          strings.ToUpper,
		"lower case":          strings.ToLower,
		"straight apostrophe": func(s string) string { return strings.ReplaceAll(s, "’", "'") },
		"curved apostrophe":   func(s string) string { return strings.ReplaceAll(s, "'", "’") },
		"no-break spaces":     func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		"narrow spaces":       func(s string) string { return strings.ReplaceAll(s, " ", "\u202f") },
		"no-break hyphens":    func(s string) string { return strings.ReplaceAll(s, "-", "\u2011") },
		"soft hyphens":        func(s string) string { return strings.Join(strings.Split(s, ""), "\u00ad") },
		"folded":              text.Fold,
	}
	for _, s := range samples(t) {
		for _, language := range languages {
			rules := text.For(language)
			want := spelled(rules.Words(nil, s))
			for name, spell := range spellings {
				if got := spelled(rules.Words(nil, spell(s))); !slices.Equal(got, want) {
					t.Errorf("%s: %q, in %s %q:\n %s, want\n %s", language, s, name, spell(s), tell(got), tell(want))
				}
			}
		}
	}
}

// check holds a text to what is promised of every text.
func check(t *testing.T, rules *text.Rules, s string) {
	t.Helper()
	words := rules.Words(nil, s)
	position, end := 0, 0
	for _, w := range words {
		switch {
		case w.Word == "" || w.Text == "":
			t.Fatalf("%q has an empty word: %+v", s, w)
		case w.Start < 0 || w.Start >= w.End || w.End > len(s):
			t.Fatalf("%q: %+v stands outside", s, w)
		case !utf8.ValidString(s[w.Start:w.End]) || !isBoundary(s, w.Start) || !isBoundary(s, w.End):
			t.Fatalf("%q: %+v parts a character, or a letter from its marks", s, w)
		case w.Joined && w.Position != position, !w.Joined && (w.Position != position+1 || w.Start < end):
			t.Fatalf("%q: %+v is out of order", s, w)
		case text.Fold(w.Word) != w.Word:
			t.Fatalf("%q: %q is not folded", s, w.Word)
		}
		if !w.Joined {
			position, end = w.Position, w.End
		}
		if w.Joined && strings.ContainsAny(w.Word, "0123456789") {
			continue // whether its numbers are decimals depends on what stands before
		}
		alone := rules.Words(nil, s[w.Start:w.End])
		if !slices.ContainsFunc(alone, func(o text.Term) bool { return o.Text == w.Text && o.Word == w.Word }) {
			t.Fatalf("%q cuts %q, which has not the term %q: %s", s, s[w.Start:w.End], w.Text, tell(alone))
		}
	}
	indexed := slices.DeleteFunc(slices.Clone(words), func(w text.Term) bool { return w.Stop })
	if got := rules.Terms(nil, s); !slices.Equal(got, indexed) {
		t.Fatalf("%q: the terms are %s, the words %s", s, tell(got), tell(words))
	}
	if got := lineByLine(rules, s); !slices.Equal(got, words) {
		t.Fatalf("%q: line by line the words are %s, and not %s", s, tell(got), tell(words))
	}
	if longer := rules.Words(nil, s+"\nproject 000 M€ d’été"); len(longer) < len(words) || !slices.Equal(longer[:len(words)], words) {
		t.Fatalf("%q: what follows changes %s to %s", s, tell(words), tell(longer))
	}
	if folded := text.Fold(s); text.Fold(folded) != folded {
		t.Fatalf("%q folds to %q, and that to %q", s, folded, text.Fold(folded))
	}
	checkQuery(t, rules, s, words)
}

// lineByLine are the words of a text of which each line is read alone.
func lineByLine(rules *text.Rules, s string) []text.Term {
	var words []text.Term
	start, position := 0, 0
	for line := range strings.Lines(s) {
		for _, w := range rules.Words(nil, line) {
			w.Start, w.End, w.Position = w.Start+start, w.End+start, w.Position+position
			words = append(words, w)
		}
		start += len(line)
		if len(words) > 0 {
			position = words[len(words)-1].Position
		}
	}
	return words
}

// isBoundary reports whether a text may be cut before a byte: not inside a
// character, nor between a letter and a mark on it.
func isBoundary(s string, at int) bool {
	for i, r := range s {
		if i == at {
			return !unicode.Is(unicode.M, r)
		}
	}
	return at == len(s)
}

// checkQuery holds a query to what it promises: a text is found by itself, and
// the groups cover the words in order.
func checkQuery(t *testing.T, rules *text.Rules, s string, words []text.Term) {
	t.Helper()
	indexed := map[string]bool{}
	for _, w := range words {
		if !w.Stop {
			indexed[w.Text] = true
		}
	}
	q := rules.Query(s)
	q.JoinNeighbours(func(term string) bool { return len(term)%2 == 0 })
	at := 0
	for _, g := range q.Groups() {
		if g.From < at || g.To <= g.From || g.To > len(q.Words) || len(g.Ways) == 0 {
			t.Fatalf("%q: the group %+v is out of order", s, g)
		}
		at = g.To
		for _, term := range g.Ways[0] {
			if !indexed[term] {
				t.Fatalf("%q asks for %q first, which it does not have", s, term)
			}
		}
	}
}

func TestProperties(t *testing.T) {
	for _, s := range samples(t) {
		for _, language := range languages {
			check(t, text.For(language), s)
		}
	}
}

func FuzzTerms(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s)
	}
	for _, s := range []string{"\xff\xfe", "a\u0301\u200d", "1,2.3 000€k", "l’l'l’", strings.Repeat("a-", 50), "€€1m m", "0 000", "1\u00a0000,5 M", "e`m`m", "1,234.5Դ", "100 €\u064b", "tiers-\nlieux 1\n000 M\n€", "R&\nD l’\nété 3,\n5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, language := range languages {
			check(t, text.For(language), s)
		}
	})
}

// What is read by several goroutines at once is what is read by one.
func TestConcurrent(t *testing.T) {
	rules := text.For(languages[0])
	all := strings.Join(samples(t), "\n")
	want := rules.Terms(nil, all)
	results := make(chan []text.Term)
	for range 4 {
		go func() { results <- rules.Terms(nil, all) }()
	}
	for range 4 {
		if !slices.Equal(<-results, want) {
			t.Error("the terms differ")
		}
	}
}

func BenchmarkTerms(b *testing.B) {
	s := strings.Repeat(strings.Join(samples(b), ". ")+" Un appel à manifestation d’intérêt apporte à chaque lauréat une subvention d’ingénierie, de 100 000 € au plus. "+
		"Il prépare avec elle sa candidature à la phase suivante, attendue quelques mois plus tard dans les Hauts-de-France.\n", 20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	rules := text.For(languages[0])
	var terms []text.Term
	for b.Loop() {
		terms = rules.Terms(terms[:0], s)
	}
}
