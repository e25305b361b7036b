package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// FoldName gives one form to all the spellings of a file name that some file
// system or host takes for the same: those that differ by case or by Unicode
// form. It keeps accents and the slashes of a path.
func FoldName(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFC.String(strings.Map(foldCase, cases.Fold().String(norm.NFD.String(name))))
		}
	}
	return strings.ToLower(name)
}

// foldCase gives one letter for all those that differ by case alone, also in
// scripts where full folding leaves both (Cherokee).
func foldCase(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	return unicode.ToLower(least)
}

// Fold returns text in lower case, without accents or invisible characters,
// with "-" for every dash, "'" for every apostrophe, "~" for every sign of
// approximation, and single spaces between words and none around them.
//
// Raised letters come down to the line (1ᵉʳ is 1er), raised digits do not: one
// that follows a number is the mark of a footnote, not a part of the number.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range norm.NFD.String(strings.ToValidUTF8(text, "\uFFFD")) {
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(fold(r))
	}
	return b.String()
}

func fold(r rune) rune {
	switch {
	case r < unicode.MaxASCII:
		return unicode.ToLower(r)
	case unicode.Is(unicode.Pd, r), r == '−', r == '⁃':
		return '-'
	}
	switch r {
	case '’', '‘', 'ʼ', '′':
		return '\''
	case '≈', '∼', '～':
		return '~'
	case 'ᵉ':
		return 'e'
	case 'ʳ':
		return 'r'
	}
	return unicode.ToLower(r)
}
