package plain

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

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

// Nearest returns the candidates that text may have been meant for, nearest
// first: those within a third of its length in edits, and those that hold it
// or that it holds.
func Nearest(text string, candidates []string) []string {
	folded := Words(text)
	if folded == "" {
		return nil
	}
	type scored struct {
		word     string
		distance int
	}
	limit := max(1, len([]rune(folded))/3)
	var near []scored
	for _, c := range candidates {
		other := Words(c)
		// A last part of a path is compared on its own too: ami-2023 is near
		// poles-icc/ami-2023.
		distance := levenshtein.ComputeDistance(folded, other)
		if _, last, found := cutLast(c, "/"); found {
			distance = min(distance, levenshtein.ComputeDistance(folded, Words(last)))
		}
		contained := len(folded) >= 4 && len(other) >= 4 && (strings.Contains(other, folded) || strings.Contains(folded, other))
		if distance > limit && !contained {
			continue
		}
		near = append(near, scored{c, min(distance, limit+1)})
	}
	slices.SortStableFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.word, b.word))
	})
	words := make([]string, 0, suggestions)
	for _, n := range near {
		if len(words) < suggestions && !slices.Contains(words, n.word) {
			words = append(words, n.word)
		}
	}
	return words
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Slug is the words of a text as a part of an address: joined by hyphens.
func Slug(text string) string { return strings.ReplaceAll(Words(text), " ", "-") }
