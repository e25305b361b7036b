package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"portulan/internal/diag"
)

// Typography returns a plain text (a title, a summary) as the typography of its
// language has it. Applying it again changes nothing.
//
// In French: a no-break space (U+00A0) stands inside « », before a colon, before
// a unit (20 M€, 12 h 30) and the month of a day (1er juin, 31 juillet); a narrow one
// (U+202F) before ; ! ? and between the thousands of a number; three dots are an ellipsis. A space is added where none
// was written only if the sign surely ends a word: never in 12:30, https://,
// name@host, ::, or a second time in "?!".
//
// In French and in English: the apostrophe within words is ’.
func Typography(text string, lang diag.Language) string {
	edits := typeset([]byte(text), lang, nil)
	if len(edits) == 0 {
		return text
	}
	var b strings.Builder
	done := 0
	for _, e := range edits {
		b.WriteString(text[done:e.start])
		b.WriteString(e.with)
		done = e.end
	}
	b.WriteString(text[done:])
	return b.String()
}

const (
	noBreak       = "\u00A0"
	narrowNoBreak = "\u202F"
	ellipsis      = '…'
	object        = '\uFFFC' // stands for what is not words: code, an image, an address
	lineBreak     = '\u2028' // stands for a break that the editor asked for
)

// edit replaces the bytes from start to end of a text.
type edit struct {
	start, end int
	with       string
}

// typeset appends to edits what the typography of the language changes in text,
// from left to right, without overlap.
func typeset(text []byte, lang diag.Language, edits []edit) []edit {
	french := lang == diag.French
	var was reading
	for i := 0; i < len(text); {
		if end := inertEnd(text, i); end > i {
			was.readInert(text[i:end])
			i = end
			continue
		}
		if text[i] == ' ' && i+1 < len(text) && inert[text[i+1]] && !was.holds() {
			was.gap() // one that was.space would leave alone
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		rest := text[i+size:]
		switch {
		case isGap(r):
			end := gapEnd(text, i)
			if with := was.space(text[end:]); french && with != "" && with != string(text[i:end]) {
				edits = append(edits, edit{i, end, with})
			}
			was.gap()
			i = end
			continue
		case r == '\'':
			if was.elides(first(rest)) {
				edits = append(edits, edit{i, i + size, "’"})
				r = '’'
			}
		case !french:
		case r == '.':
			dots := size
			for dots < len(text)-i && text[i+dots] == '.' {
				dots++
			}
			if dots == 3 && was.trails(first(text[i+dots:])) {
				edits = append(edits, edit{i, i + dots, string(ellipsis)})
				r = ellipsis
			}
			size = dots
		default:
			if with := was.before(r, rest); with != "" {
				edits = append(edits, edit{i, i, with})
				was.gap()
			}
		}
		was.read(r)
		i += size
		if next := first(rest); french && r == '«' && next != '»' && !ends(next) && !isGap(next) {
			edits = append(edits, edit{i, i, noBreak})
			was.gap()
		}
	}
	return edits
}

// reading is what has been read of a text so far.
type reading struct {
	last    rune // the last character that is no space; 0 at the start of a line
	spaced  bool // a space came after it
	digits  int  // how many digits end here, 0 when they are part of a name as in COVID19
	named   bool // those digits follow a letter
	hour    bool // last is the h of "12 h"
	ordinal bool // last is the r of "1er"
	address bool // the word is an address of the web or of a person, or :shortcode:
}

func (w *reading) gap() { w.spaced, w.address = true, false }

// holds reports whether what was read may hold on to a word after a space.
func (w *reading) holds() bool { return w.last == '«' || isDigit(w.last) || w.hour || w.ordinal }

func (w *reading) read(r rune) {
	if r == lineBreak {
		*w = reading{}
		return
	}
	joined := !w.spaced && w.last != 0
	switch {
	case !isDigit(r):
		w.digits, w.named = 0, false
	case joined && unicode.IsLetter(w.last):
		w.named = true
	case joined && isDigit(w.last):
		if !w.named {
			w.digits++
		}
	default:
		w.digits, w.named = 1, false
	}
	w.hour = r == 'h' && isDigit(w.last)
	w.ordinal = false
	if !joined {
		w.address = r == ':'
	} else if r == '@' || r == '/' && w.last == ':' {
		w.address = true
	}
	w.last, w.spaced = r, false
}

// inert are the bytes of the characters that only stand for themselves, most of
// a text: letters and signs of ASCII that the typography does not look at, and
// the two-byte characters from U+00C0 on.
var inert = func() (set [256]bool) {
	for c := 1; c < len(set); c++ {
		ascii := c < utf8.RuneSelf && !isDigit(rune(c)) && !strings.ContainsRune(" \t\n'.:;!?@/", rune(c))
		set[c] = ascii || 0x80 <= c && c < 0xC0 || 0xC3 <= c && c < 0xE0
	}
	return set
}()

func inertEnd(text []byte, i int) int {
	for i < len(text) && inert[text[i]] {
		i++
	}
	return i
}

// readInert reads inert characters at once, as read does one by one.
func (w *reading) readInert(text []byte) {
	w.hour = len(text) == 1 && text[0] == 'h' && isDigit(w.last)
	w.ordinal = string(text) == "er" && isDigit(w.last) && !w.spaced
	if w.spaced || w.last == 0 {
		w.address = false
	}
	w.digits, w.named = 0, false
	w.last, _ = utf8.DecodeLastRune(text)
	w.spaced = false
}

// space returns what the spaces between what was read and what follows should
// be; empty when they may stay.
func (w *reading) space(after []byte) string {
	next := first(after)
	switch {
	case w.last == 0 || ends(next):
		return ""
	case w.last == '«' || next == '»':
		return noBreak
	case isHigh(next) && closes(after):
		return spaceBefore(next)
	case w.digits >= 1 && w.digits <= 3 && startsWithDigits(after, 3):
		return narrowNoBreak
	case isDigit(w.last) && isUnit(firstWord(after)), w.hour && startsWithDigits(after, 2):
		return noBreak
	case (isDigit(w.last) || w.ordinal) && isMonth(firstWord(after)):
		return noBreak
	}
	return ""
}

// before returns the space that is missing between what was read and r.
func (w *reading) before(r rune, rest []byte) string {
	if w.spaced || w.last == 0 {
		return ""
	}
	if r == '»' && w.last != '«' {
		return noBreak
	}
	if !isHigh(r) || w.address || !endsWord(w.last) || !followsHigh(first(rest)) {
		return ""
	}
	return spaceBefore(r)
}

// elides reports whether ' between what was read and next is an apostrophe.
func (w *reading) elides(next rune) bool {
	if w.spaced || w.last == 0 {
		return false
	}
	if isDigit(w.last) {
		return unicode.IsLetter(next)
	}
	return (isWord(w.last) || w.last == object) && (isWord(next) || strings.ContainsRune("«“\"\uFFFC", next))
}

// trails reports whether three dots before next are an ellipsis, rather than
// the ".../" of a path or the "a...b" of a range.
func (w *reading) trails(next rune) bool {
	joined := !w.spaced && w.last != 0
	slash := joined && (w.last == '/' || w.last == '\\') || next == '/' || next == '\\'
	return !slash && !(joined && isWord(w.last) && isWord(next))
}

// closes reports whether text starts with a sign that ends a word.
func closes(text []byte) bool {
	_, size := utf8.DecodeRune(text)
	return followsHigh(first(text[size:]))
}

func followsHigh(r rune) bool {
	return ends(r) || isGap(r) || strings.ContainsRune("!?.…)]}»”’\"'*,", r)
}

func endsWord(r rune) bool {
	return isWord(r) || strings.ContainsRune(")]}»”\"'’%‰€…°²³.*\uFFFC", r)
}

// isHigh reports whether French sets a space before the sign.
func isHigh(r rune) bool { return r == ':' || r == ';' || r == '!' || r == '?' }

func spaceBefore(sign rune) string {
	if sign == ':' {
		return noBreak
	}
	return narrowNoBreak
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isGap(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\n' || r == '\t'
	}
	return r != lineBreak && unicode.IsSpace(r)
}

func gapEnd(text []byte, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		if !isGap(r) {
			break
		}
		i += size
	}
	return i
}

// ends reports whether r stands for the end of the text or of the line.
func ends(r rune) bool { return r == 0 || r == lineBreak }

// first returns the first character of text, 0 when there is none.
func first(text []byte) rune {
	if len(text) == 0 {
		return 0
	}
	r, _ := utf8.DecodeRune(text)
	return r
}

// startsWithDigits reports whether text starts with n digits and no more.
func startsWithDigits(text []byte, n int) bool {
	count := 0
	for count < len(text) && isDigit(rune(text[count])) {
		count++
	}
	return count == n
}

// longestBound is the length in bytes of the longest word that stays with a
// number: "milliards", "septembre".
const longestBound = 9

// firstWord is the word or the sign of a unit that text starts with; empty if it
// is longer than those that stay with a number.
func firstWord(text []byte) string {
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRune(text[end:])
		if !unicode.IsLetter(r) && !strings.ContainsRune("€%‰°²³", r) {
			break
		}
		if end += size; end > longestBound {
			return ""
		}
	}
	return string(text[:end])
}

func isUnit(word string) bool {
	switch word {
	case "€", "k€", "K€", "M€", "Md€", "Mds€", "million", "millions", "milliard", "milliards",
		"%", "‰", "h", "min", "km", "m", "m²", "m³", "km²", "ha", "kg", "t", "°C",
		"ko", "Ko", "Mo", "Go", "To":
		return true
	}
	return false
}

func isMonth(word string) bool {
	switch word {
	case "janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre":
		return true
	}
	return false
}
