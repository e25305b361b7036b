package territory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is a name without what people write differently: words in lower case
// without accents, with one space between them, St and Ste in full. Hyphens,
// apostrophes and all other signs are spaces. Folding twice changes nothing.
func Fold(name string) string {
	if !isASCII(name) {
		name = norm.NFD.String(name)
	}
	folded := make([]byte, 0, len(name)+8)
	word := 0 // where the last word begins
	for _, r := range name {
		switch r = unicode.ToLower(r); {
		case r >= firstMark && unicode.Is(unicode.Mn, r):
		case r == 'œ':
			folded = append(folded, "oe"...)
		case r == 'æ':
			folded = append(folded, "ae"...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			folded = utf8.AppendRune(folded, r)
		case word < len(folded):
			folded = append(spellOut(folded, word), ' ')
			word = len(folded)
		}
	}
	return strings.TrimSuffix(string(spellOut(folded, word)), " ")
}

// firstMark is the first of the combining marks.
const firstMark = '\u0300'

// spellOut writes the word that begins at word in full, if it is an abbreviation.
func spellOut(folded []byte, word int) []byte {
	switch string(folded[word:]) {
	case "st":
		return append(folded[:word], "saint"...)
	case "ste":
		return append(folded[:word], "sainte"...)
	}
	return folded
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// The words that a name may begin with to say what it names, and how they are
// kept. The longer of two stands first.
var typeWords = [...][2]string{
	{"communaute de communes ", "cc "},
	{"communaute d agglomeration ", "ca "},
	{"communaute agglomeration ", "ca "},
	{"communaute urbaine ", "cu "},
	{"cc ", "cc "},
	{"ca ", "ca "},
	{"cu ", "cu "},
	{"metropole ", "metropole "},
	{"region ", "region "},
	{"departement ", "departement "},
}

var articles = [...]string{"de la ", "de l ", "des ", "du ", "de ", "d ", "le ", "la ", "les ", "l "}

// typed is a folded name with its type word as it is kept and no article after
// it: "communaute de communes du retz" and "cc retz" are both "cc retz".
func typed(folded string) string {
	for _, word := range typeWords {
		if rest, ok := strings.CutPrefix(folded, word[0]); ok {
			return word[1] + WithoutArticle(rest)
		}
	}
	return folded
}

// WithoutArticle is a folded name without the article or preposition that it
// begins with: "le havre" is "havre".
func WithoutArticle(folded string) string {
	for _, article := range articles {
		if rest, ok := strings.CutPrefix(folded, article); ok {
			return rest
		}
	}
	return folded
}
