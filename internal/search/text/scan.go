package text

import "unicode/utf8"

// piece is a run of letters and digits, or a sign of currency.
type piece struct {
	from, to   int  // in the folded buffer
	start, end int  // in the text, from the first letter to after the last, its marks included
	link       link // what stands before it
	digits     bool // it has no letter
	currency   bool
	decimals   int // how many of its last digits stand after the decimal point
}

func (p piece) length() int { return p.to - p.from }

// link is what stands between two pieces: the connector itself, or one of
// these.
type link byte

const (
	apart      link = 0   // anything else
	spaced     link = ' ' // spaces, on one line
	touching   link = '|' // nothing
	ampersand  link = '&'
	spacedAmp  link = '~' // an ampersand between spaces
	apostrophe link = '\''
)

// follow is the link when another character stands after what made the first.
func (l link) follow(c class, folded byte) link {
	switch {
	case c == space && (l == touching || l == spaced):
		return spaced
	case c == space && l == spacedAmp:
		return spacedAmp
	case c == connector && l == touching:
		return link(folded)
	case c == connector && l == spaced && folded == '&':
		return spacedAmp
	}
	return apart
}

// scan finds the pieces of a text and writes their folded letters, one piece
// after the other, to the buffer. Letters that touch the digits before them are
// a piece of their own.
func scan(pieces []piece, buffer []byte, s string) ([]piece, []byte) {
	before, open := apart, false
	for i := 0; i < len(s); {
		var c class
		n, at, folded := 1, i, s[i]
		var letters string
		if folded < utf8.RuneSelf {
			c, folded = classes[folded], lower(folded)
		} else {
			r, width := utf8.DecodeRuneInString(s[i:])
			n = width
			if letters = foldRune(r); letters == "" { // belongs to the letter before
				i += n
				if open {
					pieces[len(pieces)-1].end = i
				}
				continue
			}
			c, folded = classOf(letters), letters[0]
		}
		i += n
		if c != wordly && c != currency {
			if open {
				before, open = touching, false
			}
			before = before.follow(c, folded)
			continue
		}
		unit := open && pieces[len(pieces)-1].digits && !isDigit(folded) // 20M€, 1er
		if c == currency || unit || !open {
			if open {
				before = touching
			}
			pieces = append(pieces, piece{from: len(buffer), start: at, link: before, digits: isDigit(folded), currency: c == currency})
			open = true
		}
		switch {
		case c == currency:
			buffer = append(buffer, "euro"...)
			before, open = touching, false
		case letters != "":
			buffer = append(buffer, letters...)
		default:
			buffer = append(buffer, folded)
		}
		p := &pieces[len(pieces)-1]
		p.to, p.end = len(buffer), i
	}
	return pieces, buffer
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
