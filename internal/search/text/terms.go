package text

import (
	"slices"
	"strings"
)

// Term is one word of a text.
type Term struct {
	Text string // what is indexed: the word folded and stemmed
	Word string // the word folded; for prefixes and typos
	// Start and End are where it stands in the original text, in bytes; they
	// never part a letter from its marks.
	Start, End int
	// Position counts the words of the text from 1.
	Position int
	// Joined marks what stands for several words: a compound in one word, or
	// the value of an amount. Its position is that of its first word.
	Joined bool
	// Stop marks a word that is not indexed, Weak one on which a query does not
	// insist.
	Stop, Weak bool
}

// maxJoined is how many words a compound has at most to be indexed joined: the
// longest names of communes have eight. What has more is an address.
const maxJoined = 8

// Terms appends the terms of a text to dst, as they are indexed: without its
// stop words, which keep their positions.
func (r *Rules) Terms(dst []Term, s string) []Term {
	n := len(dst)
	dst = r.Words(dst, s)
	return append(dst[:n], slices.DeleteFunc(dst[n:], func(t Term) bool { return t.Stop })...)
}

// Words appends all words of a text to dst, its stop words too, in the order
// of their positions; what stands for several words follows the first of them.
func (r *Rules) Words(dst []Term, s string) []Term {
	w := r.scratch.Get().(*scratch)
	defer r.scratch.Put(w)
	w.pieces, w.buffer = scan(w.pieces[:0], w.buffer[:0], s)
	b := breaker{rules: r, terms: dst, folded: string(w.buffer)}
	b.pieces = b.numbers(w.pieces)
	for i := 0; i < len(b.pieces); {
		i = b.run(i)
	}
	return b.terms
}

// scratch is what reading a text needs and gives back.
type scratch struct {
	pieces []piece
	buffer []byte
}

// breaker makes terms of the pieces of one text.
type breaker struct {
	rules    *Rules
	terms    []Term
	folded   string // the letters of all pieces
	pieces   []piece
	position int
}

func (b *breaker) text(p piece) string {
	if p.decimals > 0 {
		return b.folded[p.from:p.to-p.decimals] + "." + b.folded[p.to-p.decimals:p.to]
	}
	return b.folded[p.from:p.to]
}

// run makes the terms of the compound that begins with piece i, most often a
// single word, and returns the piece after it.
func (b *breaker) run(i int) int {
	j := i + 1
	for j < len(b.pieces) && joins(b.pieces[j].link) {
		j++
	}
	if j == i+1 {
		if j = b.initials(i, spacedAmp); j > i+1 {
			b.emit(b.whole(i, j))
			return j
		}
		b.emit(b.pieces[i])
		b.amount(i)
		return j
	}
	if b.initials(i, ampersand, '.', '-') == j {
		b.emit(b.whole(i, j))
		return j
	}
	b.compound(i, j)
	return j
}

func joins(l link) bool {
	switch l {
	case '-', '.', ':', '_', ampersand, apostrophe:
		return true
	}
	return false
}

// initials returns the piece after those that are single letters with one of
// the links between them: R&D, S.C.I.C.
func (b *breaker) initials(i int, links ...link) int {
	initial := func(p piece) bool { return p.length() == 1 && !p.digits }
	if !initial(b.pieces[i]) {
		return i + 1
	}
	j := i + 1
	for j < len(b.pieces) && initial(b.pieces[j]) && slices.Contains(links, b.pieces[j].link) {
		j++
	}
	return j
}

// whole is the pieces from i to before j as one.
func (b *breaker) whole(i, j int) piece {
	whole := b.pieces[i]
	whole.to, whole.end = b.pieces[j-1].to, b.pieces[j-1].end
	whole.digits, whole.decimals = false, 0
	return whole
}

// compound makes the terms of the pieces from i to before j, each alone and all
// joined, without what an apostrophe cuts off at either end.
func (b *breaker) compound(i, j int) {
	for i < j-1 && b.elided(i) {
		i++
	}
	for j > i+1 && b.pieces[j-1].link == apostrophe && b.rules.is(b.text(b.pieces[j-1]), enclitic) {
		j--
	}
	numbers := true
	for k := i; k < j; k++ {
		numbers = numbers && b.pieces[k].digits
	}
	joined := j-i > 1 && j-i <= maxJoined && !numbers
	for k := i; k < j; k++ {
		if k < j-1 && b.elided(k) {
			continue
		}
		b.emit(b.pieces[k])
		if k == i && joined {
			whole := b.whole(i, j)
			b.join(b.text(whole), whole)
		}
		b.amount(k)
	}
}

// elided reports whether an apostrophe cuts piece i off from the next.
func (b *breaker) elided(i int) bool {
	return b.pieces[i+1].link == apostrophe && b.rules.is(b.text(b.pieces[i]), elision)
}

// emit adds a word at the next position.
func (b *breaker) emit(p piece) {
	b.position++
	word := b.text(p)
	role := b.rules.role(word)
	b.terms = append(b.terms, Term{
		Text: b.rules.Stem(word), Word: word, Start: p.start, End: p.end, Position: b.position,
		Stop: role&stop != 0, Weak: role&weak != 0,
	})
}

// join adds a word that stands for several, the first of which is the last
// emitted.
func (b *breaker) join(word string, at piece) {
	b.terms = append(b.terms, Term{
		Text: b.rules.Stem(word), Word: word, Start: at.start, End: at.end, Position: b.position, Joined: true,
	})
}

// amount adds the value of the amount that begins with piece i, if that is a
// number.
func (b *breaker) amount(i int) {
	if value, at, ok := b.value(i); ok && value != b.text(b.pieces[i]) {
		b.join(value, at)
	}
}

// value is the value of the amount that begins with piece i, in digits, and
// where the amount stands.
func (b *breaker) value(i int) (value string, at piece, ok bool) {
	p := b.pieces[i]
	if !p.digits || i+1 == len(b.pieces) {
		return "", at, false
	}
	next := b.pieces[i+1]
	if next.link != spaced && next.link != touching {
		return "", at, false
	}
	scale := b.text(next)
	power, ok := b.rules.table.Scales[scale]
	if !ok {
		return "", at, false
	}
	at = piece{start: p.start, end: next.end}
	if b.rules.is(scale, sign) {
		switch {
		case i+2 < len(b.pieces) && b.isCurrency(i+2):
			at.end = b.pieces[i+2].end
		case i > 0 && b.pieces[i-1].currency && p.link == touching:
			at.start = b.pieces[i-1].start
		default:
			return "", at, false
		}
	}
	value, ok = scaled(b.folded[p.from:p.to], p.decimals, power)
	return value, at, ok
}

// isCurrency reports whether piece i is a currency that stands by the piece
// before it.
func (b *breaker) isCurrency(i int) bool {
	p := b.pieces[i]
	return (p.link == touching || p.link == spaced) && (p.currency || b.rules.is(b.text(p), euro))
}

// maxDigits is how many digits an amount has at most.
const maxDigits = 18

// scaled multiplies a number, the last digits of which are decimals, by a power
// of ten. There is no such term for what is not whole, or longer than any
// amount.
func scaled(digits string, decimals, power int) (string, bool) {
	value := strings.TrimLeft(digits, "0")
	for ; decimals > power && strings.HasSuffix(value, "0"); decimals-- {
		value = value[:len(value)-1]
	}
	if value == "" || decimals > power || len(value)+power-decimals > maxDigits {
		return "", false
	}
	return value + strings.Repeat("0", power-decimals), true
}
