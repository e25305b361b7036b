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
	sc := scanner{pieces: pieces, buffer: buffer}
	for at := 0; at < len(s); {
		c := read(s, at)
		switch c.class {
		case letter:
			sc.letter(c)
		case currency:
			sc.currency(c)
		case mark:
			sc.mark(c)
		default:
			sc.between(c)
		}
		at = c.end
	}
	return sc.pieces, sc.buffer
}

// character is one character of a text, folded.
type character struct {
	class      class
	first      byte   // of its letters
	letters    string // empty for an ASCII character, which has no other than its first
	start, end int
}

func read(s string, at int) character {
	if b := s[at]; b < utf8.RuneSelf {
		return character{classes[b], lower(b), "", at, at + 1}
	}
	r, width := utf8.DecodeRuneInString(s[at:])
	letters := foldRune(r)
	if letters == "" {
		return character{class: mark, end: at + width}
	}
	return character{classOf(letters), letters[0], letters, at, at + width}
}

// scanner is where a scan is.
type scanner struct {
	pieces []piece
	buffer []byte
	before link // since the last piece, where none is open
	open   bool // the last piece may go on
}

func (sc *scanner) letter(c character) {
	digit := isDigit(c.first)
	if sc.open && sc.last().digits && !digit { // 20M€, 1er
		sc.close()
	}
	if !sc.open {
		sc.pieces = append(sc.pieces, piece{from: len(sc.buffer), start: c.start, link: sc.before, digits: digit})
		sc.open = true
	}
	if c.letters == "" {
		sc.buffer = append(sc.buffer, c.first)
	} else {
		sc.buffer = append(sc.buffer, c.letters...)
	}
	p := sc.last()
	p.to, p.end = len(sc.buffer), c.end
}

// currency adds a piece that is the word for the sign.
func (sc *scanner) currency(c character) {
	sc.close()
	from := len(sc.buffer)
	sc.buffer = append(sc.buffer, "euro"...)
	sc.pieces = append(sc.pieces, piece{from: from, to: len(sc.buffer), start: c.start, end: c.end, link: sc.before, currency: true})
	sc.before = touching
}

// mark leaves to the piece just read what belongs to its last letter or to its
// sign.
func (sc *scanner) mark(c character) {
	if sc.open || sc.before == touching {
		sc.last().end = c.end
	}
}

func (sc *scanner) between(c character) {
	sc.close()
	sc.before = sc.before.follow(c.class, c.first)
}

func (sc *scanner) close() {
	if sc.open {
		sc.before, sc.open = touching, false
	}
}

func (sc *scanner) last() *piece { return &sc.pieces[len(sc.pieces)-1] }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
