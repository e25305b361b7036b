package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// enterTable opens a table in a region that a narrow screen scrolls sideways,
// and that the keyboard reaches for it.
func (w *writer) enterTable() {
	w.tables++
	w.html(`<div class="table" role="region" tabindex="0"`)
	w.label(w.labels.Table, strconv.Itoa(w.tables))
	w.html("><table>\n")
}

// label writes the accessible name of an element.
func (w *writer) label(words, number string) {
	if words == "" {
		return
	}
	w.html(` aria-label="`)
	w.out = escape(w.out, strings.ReplaceAll(words, "{number}", number))
	w.html(`"`)
}

func (w *writer) enterRow(n ast.Node) {
	if previous := n.PreviousSibling(); previous != nil && previous.Kind() == extast.KindTableHeader {
		w.html("<tbody>\n")
	}
	w.html("<tr>\n")
}

func (w *writer) leaveRow(n ast.Node) {
	w.html("</tr>\n")
	if n.NextSibling() == nil {
		w.html("</tbody>\n")
	}
}

// cell writes a cell whose words are in the run. The corner of a table is often
// empty, and an empty header would head nothing.
func (w *writer) cell(n *extast.TableCell) {
	open, closing := "<td", "</td>\n"
	if n.Parent().Kind() == extast.KindTableHeader && n.HasChildren() {
		open, closing = `<th scope="col"`, "</th>\n"
	}
	switch n.Alignment {
	case extast.AlignRight:
		open += ` class="align-right"`
	case extast.AlignCenter:
		open += ` class="align-center"`
	}
	w.block(open+">", closing)
}

// inCell reports whether a node stands in a table, where \| is a bar even
// within code.
func (w *writer) inCell(n ast.Node) bool {
	for n != nil && n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n != nil && n.Kind() == extast.KindTableCell
}
