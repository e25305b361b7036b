package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cursor reads a folded text from left to right. It is a value: a copy of it
// keeps the place, for whoever wants to come back.
type Cursor struct{ rest string }

// Read returns a cursor at the start of the folded text.
func Read(text string) Cursor { return Cursor{Fold(text)} }

// Rest returns what is still to be read, with the space before it.
func (c *Cursor) Rest() string { return c.rest }

// Done reports whether everything has been read.
func (c *Cursor) Done() bool { return c.rest == "" }

// Skip passes over n bytes of what is still to be read.
func (c *Cursor) Skip(n int) { c.rest = c.rest[n:] }

// Accept passes over the first of the phrases that comes next and reports
// whether one did. Phrases are written folded. One that ends with a letter
// matches whole words only, and the space before a phrase counts for nothing.
func (c *Cursor) Accept(phrases ...string) bool {
	next := c.next()
	for _, phrase := range phrases {
		after, found := strings.CutPrefix(next, phrase)
		if found && !(endsWithLetter(phrase) && startsWithLetter(after)) {
			c.rest = after
			return true
		}
	}
	return false
}

// Word reads the letters that come next; it is empty where there are none.
func (c *Cursor) Word() string {
	next := c.next()
	return c.take(next, strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// Digits reads the digits 0 to 9 that come next; it is empty where there are none.
func (c *Cursor) Digits() string {
	next := c.next()
	return c.take(next, strings.IndexFunc(next, func(r rune) bool { return r < '0' || r > '9' }))
}

func (c *Cursor) next() string { return strings.TrimPrefix(c.rest, " ") }

// take reads the first n bytes of next, all of it where n is negative. Where
// that is nothing, the cursor stays where it is.
func (c *Cursor) take(next string, n int) string {
	if n < 0 {
		n = len(next)
	}
	if n > 0 {
		c.rest = next[n:]
	}
	return next[:n]
}

func endsWithLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
