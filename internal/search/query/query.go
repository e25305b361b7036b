package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"portulan/internal/diag"
)

// The limits of a query. Nobody types more; what does is a program, or a paste
// of something else.
const (
	MaxLength = 1000 // bytes
	MaxWords  = 40   // words, signs and quoted words included
)

// Query is what was typed, in parts.
type Query struct {
	Text  string
	Parts []Part // in the order of the text
}

// Part is one part of a query.
type Part struct {
	Is         Kind
	Not        bool   // records that match it are left out
	Field      string // of a filter, as written
	Text       string // without its signs
	Start, End int    // where it stands in the query, signs included, in bytes
	TextStart  int    // where Text stands in the query
}

// Kind is what a part of a query is.
type Kind uint8

// The kinds of parts.
const (
	Words  Kind = iota // words without signs, as many as stand together
	Phrase             // words in this order
	Prefix             // the beginning of a word
	Filter             // a value of a facet
)

// Parse reads a query. isField says which words before a colon name a facet:
// "langu:ia" is no filter. The error is a [diag.Fault].
func Parse(text string, isField func(name string) bool) (*Query, error) {
	switch {
	case len(text) > MaxLength:
		return nil, diag.NewFault(diag.QueryLong, "length", strconv.Itoa(len(text)), "limit", strconv.Itoa(MaxLength))
	case !utf8.ValidString(text):
		return nil, diag.NewFault(diag.QueryNotUTF8)
	}
	if n := len(strings.Fields(text)); n > MaxWords {
		return nil, diag.NewFault(diag.QueryManyWords, "count", strconv.Itoa(n), "limit", strconv.Itoa(MaxWords))
	}
	p := parser{query: Query{Text: text}, isField: isField}
	for p.skipSpace(); p.at < len(text); p.skipSpace() {
		p.part()
	}
	return &p.query, nil
}

type parser struct {
	query   Query
	at      int
	isField func(string) bool
}

func (p *parser) rest() string { return p.query.Text[p.at:] }

func (p *parser) skipSpace() {
	p.at = len(p.query.Text) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

// part reads the part that comes next.
func (p *parser) part() {
	part := Part{Start: p.at}
	if rest := p.rest(); len(rest) > 1 && rest[0] == '-' && !startsWithSpace(rest[1:]) {
		part.Not = true
		p.at++
	}
	token := p.token()
	if field, value, found := strings.Cut(token, ":"); found && p.isField(field) && (value != "" || p.quoteAt(p.at+len(field)+1)) {
		part.Is, part.Field = Filter, field
		p.at += len(field) + 1
		part.TextStart, part.Text = p.quotedOrToken()
	} else if p.quoteAt(p.at) {
		part.Is = Phrase
		part.TextStart, part.Text = p.quotedOrToken()
	} else {
		part.TextStart, part.Text = p.at, token
		p.at += len(token)
		if stem, found := strings.CutSuffix(token, "*"); found && isWord(stem) && !strings.Contains(stem, "*") {
			part.Is, part.Text = Prefix, stem
		}
	}
	part.End = p.at
	if isWord(part.Text) {
		p.add(part)
	}
}

// add appends a part; words that stand together are one.
func (p *parser) add(part Part) {
	if n := len(p.query.Parts); n > 0 && part.Is == Words && !part.Not {
		if last := &p.query.Parts[n-1]; last.Is == Words && !last.Not {
			last.End = part.End
			last.Text = p.query.Text[last.TextStart:part.End]
			return
		}
	}
	p.query.Parts = append(p.query.Parts, part)
}

// token is what comes before the next space.
func (p *parser) token() string {
	rest := p.rest()
	if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
		return rest[:end]
	}
	return rest
}

// quotes are the marks that open a phrase, and those that close it.
var quotes = map[rune]string{'"': "\"", '“': "”\"", '«': "»", '„': "“”"}

func (p *parser) quoteAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(p.query.Text[min(at, len(p.query.Text)):])
	return quotes[r] != ""
}

// quotedOrToken reads a text in quotes, or else what comes before the next space.
// Quotes that are not closed reach to the end: one may still be typing.
func (p *parser) quotedOrToken() (start int, text string) {
	r, width := utf8.DecodeRuneInString(p.rest())
	closing := quotes[r]
	if closing == "" {
		start, text = p.at, p.token()
		p.at += len(text)
		return start, text
	}
	p.at += width
	start = p.at
	end := strings.IndexAny(p.rest(), closing)
	if end < 0 {
		p.at = len(p.query.Text)
		return start, p.query.Text[start:]
	}
	text = p.rest()[:end]
	_, width = utf8.DecodeRuneInString(p.rest()[end:])
	p.at += end + width
	return start, text
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

// isWord reports whether a text has anything that may be a word: a letter, a
// digit, or the sign of a currency.
func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) })
}
