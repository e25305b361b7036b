package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"portulan/internal/diag"
)

// What a body may hold. Within these limits the time that goldmark takes grows
// with the length of the text; beyond some of them, with its square.
const (
	maxLine     = 32 << 10 // bytes in a line
	maxMarks    = 1000     // signs such as * [ ` in a line or a paragraph
	maxText     = 32 << 10 // bytes in a paragraph, its definitions of links included
	maxOpen     = 50       // blocks within each other; a list and its item are two
	maxCells    = 100_000  // cells of all tables, those left out included
	maxNotes    = 500      // definitions of footnotes
	maxEmphasis = 100      // elements within each other, blocks included
)

// findings is what parsing learns of one body besides its tree.
type findings struct {
	reserved map[string]bool
	ids      map[string]bool // those that headings ask for
	cells    int
	notes    int
	deep     bool
	faults   []finding
}

type finding struct {
	span
	fault *diag.Fault
}

var findingsKey = parser.NewContextKey()

func findingsOf(pc parser.Context) *findings { return pc.Get(findingsKey).(*findings) }

func (f *findings) add(at span, fault *diag.Fault) {
	f.faults = append(f.faults, finding{at, fault})
}

// overlong returns the first line that is too long or too loaded.
func overlong(src []byte) (span, *diag.Fault) {
	for start := 0; start < len(src); {
		line := lineFrom(src, start)
		words := src[line.start:line.stop]
		if len(words) > maxLine {
			return line, diag.NewFault(diag.LineTooLong, "limit", strconv.Itoa(maxLine>>10))
		}
		if len(words) > maxMarks && marks(words) > maxMarks {
			return line, diag.NewFault(diag.MarkupTooDense, "limit", strconv.Itoa(maxMarks))
		}
		start = line.stop + 1
	}
	return span{}, nil
}

// marks counts the signs that make goldmark look back or ahead.
func marks(words []byte) int {
	count := 0
	for _, c := range words {
		switch c {
		case '*', '_', '~', '[', '`', '<':
			count++
		}
	}
	return count
}

// shallow opens its blocks up to a depth; beyond it, their marks are text.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxOpen {
		return s.BlockParser.Open(parent, reader, pc)
	}
	if found := findingsOf(pc); !found.deep {
		found.deep = true
		_, at := reader.Position()
		found.add(span{at.Start, at.Start + 1}, diag.NewFault(diag.NestingTooDeep))
	}
	return nil, parser.NoChildren
}

// paragraphs removes a paragraph that is too long before anything reads it. A
// table is one to goldmark: its second line tells, and its lines have limits.
type paragraphs struct{}

func (paragraphs) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() > 1 && isDelimiterRow(lines.At(1), reader) {
		return
	}
	size, count := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
	}
	if size <= maxMarks {
		return // nearly all: a sign is a byte
	}
	for i := range lines.Len() {
		line := lines.At(i)
		count += marks(line.Value(reader.Source()))
	}
	var fault *diag.Fault
	switch {
	case size > maxText:
		fault = diag.NewFault(diag.ParagraphTooLong, "limit", strconv.Itoa(maxText>>10))
	case count > maxMarks:
		fault = diag.NewFault(diag.MarkupTooDense, "limit", strconv.Itoa(maxMarks))
	default:
		return
	}
	findingsOf(pc).add(lineFrom(reader.Source(), lines.At(0).Start), fault)
	node.Parent().RemoveChild(node.Parent(), node)
}

// tables makes tables as long as the body has cells left: a short row counts
// for all the columns of its table.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	columns := 0
	for i := 1; i < lines.Len(); i++ {
		if line := lines.At(i); isDelimiterRow(line, reader) {
			columns = max(columns, bytes.Count(line.Value(reader.Source()), []byte{'|'})+1)
		}
	}
	if columns == 0 {
		return
	}
	found := findingsOf(pc)
	if found.cells += columns * lines.Len(); found.cells > maxCells {
		found.add(lineFrom(reader.Source(), lines.At(0).Start),
			diag.NewFault(diag.TableTooLarge, "limit", strconv.Itoa(maxCells)))
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// isDelimiterRow reports whether a line may be the one under a table's header.
func isDelimiterRow(line text.Segment, reader text.Reader) bool {
	words := bytes.TrimSpace(line.Value(reader.Source()))
	return len(words) > 0 && strings.IndexByte("-|:", words[0]) >= 0 && len(bytes.Trim(words, "-|: \t")) == 0
}

// notes opens the definitions of footnotes, but not within one another, which
// goldmark loses, nor beyond their number.
type notes struct{ parser.BlockParser }

func (n notes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	for p := parent; p != nil; p = p.Parent() {
		if p.Kind() == extast.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	found := findingsOf(pc)
	if found.notes++; found.notes == maxNotes+1 {
		_, at := reader.Position()
		found.add(span{at.Start, at.Start + 1}, diag.NewFault(diag.NotesTooMany, "limit", strconv.Itoa(maxNotes)))
	}
	if found.notes > maxNotes {
		return nil, parser.NoChildren
	}
	return node, state
}
