package plain

import "strings"

// Characters of a text that a message repeats: enough to find it by, and still
// one line of a terminal with the words around it.
const excerptLength = 60

// Excerpt returns text as a message repeats it: on one line, and cut with an
// ellipsis where it is long.
func Excerpt(text string) string {
	line := strings.ToValidUTF8(strings.Join(strings.Fields(text), " "), "\uFFFD")
	n := 0
	for i := range line {
		if n++; n > excerptLength {
			return line[:i] + "…"
		}
	}
	return line
}
