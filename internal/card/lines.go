package card

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"
)

// glue stands for a no-break space while a text is cut into words; no text has it.
const glue = '\u2060'

const ellipsis = "…"

// balance sets words on as few lines as the column takes, and at most so many,
// then makes the lines as even as they can be. It returns nil where they do not
// fit.
func balance(f *face, words []string, most int) []string {
	widths := measure(f, words)
	space := f.width(" ")
	lines := wrap(words, widths, space, fixed.I(column))
	if len(lines) > most || lines == nil && len(words) > 0 {
		return nil
	}
	// The narrowest column that takes no more lines.
	low, high := fixed.I(1), fixed.I(column)
	for high-low > fixed.I(8) {
		middle := (low + high) / 2
		if narrow := wrap(words, widths, space, middle); narrow != nil && len(narrow) <= len(lines) {
			high = middle
		} else {
			low = middle
		}
	}
	return wrap(words, widths, space, high)
}

func measure(f *face, words []string) []fixed.Int26_6 {
	widths := make([]fixed.Int26_6, len(words))
	for i, w := range words {
		widths[i] = f.width(strings.ReplaceAll(w, string(glue), string(noBreakSpace)))
	}
	return widths
}

// wrap fills lines one after the other. It returns nil where a word is wider than
// a line.
func wrap(words []string, widths []fixed.Int26_6, space, limit fixed.Int26_6) []string {
	var lines []string
	var line []string
	var used fixed.Int26_6
	for i, w := range words {
		if widths[i] > limit {
			return nil
		}
		if len(line) > 0 && used+space+widths[i] > limit {
			lines, line, used = append(lines, strings.Join(line, " ")), nil, 0
		}
		if len(line) > 0 {
			used += space
		}
		line, used = append(line, w), used+widths[i]
	}
	if len(line) > 0 {
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

// cutShort sets as many words as so many lines take, and an ellipsis. A word that
// is wider than a line runs on to the next.
func cutShort(f *face, words []string, most int) []string {
	var pieces []string
	for _, w := range words {
		pieces = append(pieces, slice(f, w)...)
	}
	lines := wrap(pieces, measure(f, pieces), f.width(" "), fixed.I(column))
	if len(lines) <= most {
		return lines
	}
	rest := strings.Join(lines[most-1:], " ")
	return append(lines[:most-1], shorten(f, rest, column))
}

// slice cuts a word into pieces that fit on a line.
func slice(f *face, word string) []string {
	var pieces []string
	for word != "" {
		end := len(word)
		for f.width(word[:end]) > fixed.I(column) {
			_, size := utf8.DecodeLastRuneInString(word[:end])
			end -= size
		}
		pieces, word = append(pieces, word[:end]), word[end:]
	}
	return pieces
}

// shorten returns a text that fits in a width of pixels, with an ellipsis where
// something is left out: whole words, unless little would be left of it.
func shorten(f *face, text string, width int) string {
	if f.width(text) <= fixed.I(width) {
		return text
	}
	cut := text
	for cut != "" && f.width(cut+ellipsis) > fixed.I(width) {
		_, size := utf8.DecodeLastRuneInString(cut)
		cut = cut[:len(cut)-size]
	}
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 && text[len(cut)] != ' ' {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " \u00a0,;:–-") + ellipsis
}
