package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// decode appends Markdown text to dst with its backslash escapes and character
// references replaced by what they stand for.
func decode(dst, text []byte) []byte {
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return append(dst, text...)
	}
	for len(text) > 0 {
		i := bytes.IndexAny(text, "\\&")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		if text[0] == '\\' && len(text) > 1 && util.IsPunct(text[1]) {
			dst, text = append(dst, text[1]), text[2:]
			continue
		}
		if chars, length := reference(text); length > 0 {
			dst, text = append(dst, chars...), text[length:]
			continue
		}
		dst, text = append(dst, text[0]), text[1:]
	}
	return dst
}

// decoded is the same of a text on its own.
func decoded(text []byte) string {
	if bytes.IndexByte(text, '\\') < 0 && bytes.IndexByte(text, '&') < 0 {
		return string(text)
	}
	return string(decode(nil, text))
}

// longestReference is longer than every name of HTML's list.
const longestReference = 40

// reference reads the character reference that text may start with, and returns
// its characters and its length; 0 when there is none.
func reference(text []byte) (chars []byte, length int) {
	if text[0] != '&' {
		return nil, 0
	}
	end := bytes.IndexByte(text[:min(len(text), longestReference)], ';')
	if end < 2 {
		return nil, 0
	}
	name := string(text[1:end])
	if name[0] != '#' {
		if entity, ok := util.LookUpHTML5EntityByName(name); ok {
			return entity.Characters, end + 1
		}
		return nil, 0
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	point, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return nil, 0
	}
	return utf8.AppendRune(nil, util.ToValidRune(rune(point))), end + 1
}

// escape appends text to dst as it is written in HTML, in an element or between
// double quotes. Control characters, which HTML and XML forbid, become U+FFFD.
func escape[T string | []byte](dst []byte, text T) []byte {
	written := 0
	for i := range len(text) {
		if !special[text[i]] {
			continue
		}
		var with string
		switch c := text[i]; {
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"':
			with = "&quot;"
		default:
			with = "\uFFFD"
		}
		dst = append(dst, text[written:i]...)
		dst = append(dst, with...)
		written = i + 1
	}
	return append(dst, text[written:]...)
}

// special are the bytes that escape replaces.
var special = func() (set [256]bool) {
	for c := range byte(' ') {
		set[c] = c != '\t' && c != '\n'
	}
	for _, c := range []byte("&<>\"\x7F") {
		set[c] = true
	}
	return set
}()

// escaped returns text as it is written in HTML, which is mostly text itself.
func escaped(text string) string {
	for i := range len(text) {
		if special[text[i]] {
			return string(escape(nil, text))
		}
	}
	return text
}
