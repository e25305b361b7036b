package text

// numbers makes one piece of each number that stands in several: 100 000, and
// 46,8, whose decimals it counts. Letters that touch a whole number are a word
// with it, as in 1er or 5G, unless they are the sign of an amount, as in 20M€.
func (b *breaker) numbers(pieces []piece) []piece {
	b.pieces = pieces
	kept := pieces[:0]
	for i := 0; i < len(pieces); {
		p, next := pieces[i], i+1
		if p.digits {
			p, next = b.number(i)
		}
		if next == i+1 && b.isUnit(i) {
			p.to, p.end, p.digits = pieces[next].to, pieces[next].end, false
			next++
		}
		kept = append(kept, p)
		i = next
	}
	return kept
}

// isUnit reports whether the letters after piece i, a number, are a word with
// it.
func (b *breaker) isUnit(i int) bool {
	if !b.pieces[i].digits || i+1 == len(b.pieces) || b.pieces[i+1].link != touching || b.pieces[i+1].currency {
		return false
	}
	_, _, amount := b.value(i)
	return !amount
}

// number reads the number that begins with piece i, and returns the piece after
// it.
func (b *breaker) number(i int) (piece, int) {
	p := b.pieces[i]
	j := i + 1
	if p.length() <= 3 && b.folded[p.from] != '0' && !b.continues(i) && j < len(b.pieces) && b.groups(b.pieces[j].link) {
		between := b.pieces[j].link
		for b.follows(j, between) && b.pieces[j].length() == 3 {
			j++
		}
		if between != spaced && b.follows(j, between) {
			j = i + 1 // 192.168.1.10 is no number
		}
	}
	if b.decimal(i, j) {
		p.decimals = b.pieces[j].length()
		j++
	}
	p.to, p.end = b.pieces[j-1].to, b.pieces[j-1].end
	return p, j
}

// groups reports whether a link stands between groups of three digits.
func (b *breaker) groups(l link) bool {
	return l == spaced || string(rune(l)) == b.rules.table.Thousands
}

// decimal reports whether piece j is the decimals of the number of the pieces
// from i to before j.
func (b *breaker) decimal(i, j int) bool {
	if b.continues(i) || b.continues(j+1) {
		return false // a date, a version
	}
	return b.follows(j, '.') || b.follows(j, ',') && !b.groups(',')
}

// continues reports whether piece j goes on with digits after a point or a
// comma.
func (b *breaker) continues(j int) bool { return b.follows(j, '.') || b.follows(j, ',') }

// follows reports whether piece j is digits after a link.
func (b *breaker) follows(j int, l link) bool {
	return j < len(b.pieces) && b.pieces[j].digits && b.pieces[j].link == l
}
