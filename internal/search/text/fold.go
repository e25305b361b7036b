package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spellings are the characters that are written otherwise and that Unicode does
// not take apart.
var spellings = map[rune]string{
	'œ': "oe", 'Œ': "oe", 'æ': "ae", 'Æ': "ae", 'ß': "ss", 'ẞ': "ss",
	'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th",
	'ł': "l", 'Ł': "l", 'ħ': "h", 'Ħ': "h", 'ŧ': "t", 'Ŧ': "t", 'ı': "i", 'ŋ': "n", 'Ŋ': "n", 'ſ': "s", 'ς': "σ",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
	'ª': "a", 'º': "o", 'ᵃ': "a", 'ᵈ': "d", 'ᵉ': "e", 'ᵐ': "m", 'ⁿ': "n", 'ᵒ': "o", 'ʳ': "r", 'ˢ': "s", 'ᵗ': "t",
	'₀': "0", '₁': "1", '₂': "2", '₃': "3", '₄': "4", '₅': "5", '₆': "6", '₇': "7", '₈': "8", '₉': "9",
	'’': "'", '‘': "'", 'ʼ': "'", '′': "'", '＇': "'", '`': "'", '´': "'",
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
	'·': ".", '‧': ".", '․': ".",
}

// Fold writes a text in lower case and, as far as can be, in ASCII: without
// combining marks and invisible characters, with œ as oe, one apostrophe, one
// dash and one space for all of theirs. What is not UTF-8 becomes U+FFFD.
// Folding what is folded changes nothing.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b.WriteByte(lower(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b.WriteString(foldRune(r))
		i += n
	}
	return b.String()
}

func lower(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c == '`':
		return '\''
	}
	return c
}

// firstLetters is how many characters are folded in advance: ASCII and the
// letters of Western and Central Europe.
const firstLetters = 0x250

var foldedLetters = func() (folded [firstLetters]string) {
	for r := range rune(firstLetters) {
		folded[r] = foldAny(r)
	}
	return folded
}()

func foldRune(r rune) string {
	if r < firstLetters {
		return foldedLetters[r]
	}
	return foldAny(r)
}

func foldAny(r rune) string {
	if spelling, ok := spellings[r]; ok {
		return spelling
	}
	if unicode.Is(unicode.Zs, r) {
		return " "
	}
	var b strings.Builder
	for _, part := range norm.NFD.String(string(r)) {
		if unicode.In(part, unicode.M, unicode.Cf) {
			continue
		}
		if spelling, ok := spellings[part]; ok {
			b.WriteString(spelling)
			continue
		}
		b.WriteRune(unicode.ToLower(part))
	}
	return b.String()
}

// class is what a folded character is to the words around it.
type class uint8

const (
	separator class = iota
	letter          // or a digit
	space
	connector // may join two words: - ' . : & _ and, between digits, a comma
	currency  // €
	mark      // belongs to the letter before it
)

var classes = func() (classes [utf8.RuneSelf]class) {
	for c := range classes {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			classes[c] = letter
		case c == ' ':
			classes[c] = space
		case strings.IndexByte("-'`.:&_,", byte(c)) >= 0:
			classes[c] = connector
		}
	}
	return classes
}()

// classOf is the class of a character that is folded already, alone or as one
// of several letters.
func classOf(folded string) class {
	if c := folded[0]; c < utf8.RuneSelf {
		return classes[c]
	}
	r, _ := utf8.DecodeRuneInString(folded)
	switch {
	case r == '€':
		return currency
	case unicode.IsLetter(r), unicode.Is(unicode.Nd, r):
		return letter
	}
	return separator
}
