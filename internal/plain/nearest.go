package plain

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// Words is the words of a text in lower case, without accents, with one space
// between them, whatever else stood there: spellings that people take for the
// same name are the same. A slug is words with hyphens; see [Slug].
func Words(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}

// suggestions is how many words a message offers at most.
const suggestions = 3

// Nearest returns the candidates that text may have been meant for; see
// [Lexicon.Nearest]. Where many texts are sought among the same candidates, make a
// lexicon of these once.
func Nearest(text string, candidates []string) []string { return NewLexicon(candidates).Nearest(text) }

// Lexicon is a list of candidates, ready to be searched for those that a text may
// have been meant for. It can be searched by many at once.
type Lexicon struct {
	forms    []form
	searched sync.Map // the words of a text to what was found for it
}

// form is a way in which a candidate may be written, in words.
type form struct {
	candidate string
	words     string
	length    int // in characters
}

// NewLexicon returns a lexicon of the candidates.
func NewLexicon(candidates []string) *Lexicon {
	x := &Lexicon{}
	add := func(candidate, text string) {
		words := Words(text)
		x.forms = append(x.forms, form{candidate, words, utf8.RuneCountInString(words)})
	}
	for _, c := range candidates {
		add(c, c)
		// A last part of a path is compared on its own too: ami-2023 is near
		// poles-icc/ami-2023.
		if i := strings.LastIndex(c, "/"); i >= 0 {
			add(c, c[i+1:])
		}
	}
	return x
}

// Nearest returns the candidates that text may have been meant for, nearest
// first: those within a third of its length in edits, and those that hold it
// or that it holds.
func (x *Lexicon) Nearest(text string) []string {
	folded := Words(text)
	if folded == "" {
		return nil
	}
	found, done := x.searched.Load(folded)
	if !done {
		found, _ = x.searched.LoadOrStore(folded, x.search(folded))
	}
	return slices.Clone(found.([]string))
}

func (x *Lexicon) search(text string) []string {
	length := utf8.RuneCountInString(text)
	limit := max(1, length/3)
	type scored struct {
		word     string
		distance int
	}
	var near []scored
	for _, f := range x.forms {
		distance := limit + 1 // of those that hold it
		if difference := f.length - length; -limit <= difference && difference <= limit {
			distance = min(distance, levenshtein.ComputeDistance(text, f.words))
		}
		if distance <= limit || holds(f.words, text) || holds(text, f.words) {
			near = append(near, scored{f.candidate, distance})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.word, b.word))
	})
	var words []string
	for _, n := range near {
		if len(words) < suggestions && !slices.Contains(words, n.word) {
			words = append(words, n.word)
		}
	}
	return words
}

// holds reports whether a text holds a part that is long enough to tell.
func holds(text, part string) bool { return len(part) >= 4 && strings.Contains(text, part) }

// Slug is the words of a text as a part of an address: joined by hyphens.
func Slug(text string) string { return strings.ReplaceAll(Words(text), " ", "-") }
