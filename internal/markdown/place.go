package markdown

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"portulan/internal/diag"
)

// Place is where a thing stands in the body.
type Place struct {
	Line    int    // from 1: the body's first line
	Column  int    // from 1, in characters
	Width   int    // in characters, on that line; at least 1
	Excerpt string // the line, without its end
}

// Problem makes a problem of a fault found at the place.
func (p Place) Problem(fault *diag.Fault) diag.Problem {
	return diag.Problem{Fault: *fault, Line: p.Line, Column: p.Column, Width: p.Width, Excerpt: p.Excerpt}
}

// span is a part of the source, in bytes.
type span struct{ start, stop int }

// spanOf returns where part stands in src when it is a slice of it, as goldmark
// keeps the destinations and labels that it reads: the capacity that is left
// tells the offset, and the address of the first byte proves it.
func spanOf(src, part []byte) (span, bool) {
	start := cap(src) - cap(part)
	if len(part) == 0 || start < 0 || start+len(part) > len(src) || &src[start] != &part[0] {
		return span{}, false
	}
	return span{start, start + len(part)}, true
}

// places turns spans into places. The index of lines is made on the first
// question: most bodies ask none.
type places struct {
	src    []byte
	text   string // src, shared by the excerpts
	starts []int  // where each line starts
	known  struct{ line, offset, column int }
}

func (p *places) at(s span) Place {
	if p.starts == nil {
		p.index()
	}
	line := sort.SearchInts(p.starts, s.start+1) - 1
	start, end := p.starts[line], len(p.src)
	if line+1 < len(p.starts) {
		end = p.starts[line+1] - 1
	}
	offset := min(s.start, end)
	// Questions come mostly in order: count on from the last one of the line.
	from, column := start, 1
	if p.known.line == line && p.known.column > 0 && p.known.offset <= offset {
		from, column = p.known.offset, p.known.column
	}
	column += utf8.RuneCount(p.src[from:offset])
	p.known.line, p.known.offset, p.known.column = line, offset, column
	return Place{
		Line:    line + 1,
		Column:  column,
		Width:   max(1, utf8.RuneCount(p.src[offset:max(offset, min(s.stop, end))])),
		Excerpt: p.text[start:end],
	}
}

func (p *places) index() {
	p.text = string(p.src)
	p.starts = []int{0}
	for offset := 0; ; {
		next := bytes.IndexByte(p.src[offset:], '\n')
		if next < 0 {
			return
		}
		offset += next + 1
		p.starts = append(p.starts, offset)
	}
}

// lineFrom is the span from an offset to the end of its line.
func lineFrom(src []byte, start int) span {
	if end := bytes.IndexByte(src[start:], '\n'); end >= 0 {
		return span{start, start + end}
	}
	return span{start, len(src)}
}
