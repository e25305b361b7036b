package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"portulan/internal/diag"
)

// htmlBlock shows a block of raw HTML as text, without its comments.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	var raw []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		raw = append(raw, line.Value(w.src)...)
	}
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(w.src)...)
	}
	at := lineFrom(w.src, max(0, n.Pos()))
	shown, comments := withoutComments(string(raw))
	if comments {
		w.report(at, diag.NewFault(diag.HTMLComment))
	}
	if shown = strings.TrimSpace(shown); shown != "" {
		line, _, _ := strings.Cut(shown, "\n")
		if i := bytes.Index(w.src[at.start:], []byte(line)); i > 0 {
			at = span{at.start + i, at.start + i + len(line)}
		}
		w.report(at, diag.NewFault(diag.HTMLShown))
		w.run.thing(shown, escaped(shown))
		w.block("<p>", "</p>\n")
	}
}

// rawHTML shows raw HTML within a run.
func (w *writer) rawHTML(n *ast.RawHTML) {
	if raw := w.shown(n); raw != "" {
		w.run.thing(raw, escaped(raw))
	}
}

// shown returns the text of raw HTML within a run, nothing for a comment. An
// element is told once: at its start, or at its end when it has no start.
func (w *writer) shown(n *ast.RawHTML) string {
	raw := string(n.Segments.Value(w.src))
	first := n.Segments.At(0)
	at := span{first.Start, first.Stop}
	if strings.HasPrefix(raw, "<!--") {
		w.report(at, diag.NewFault(diag.HTMLComment))
		return ""
	}
	switch {
	case !strings.HasPrefix(raw, "</"):
		w.openTags++
	case w.openTags > 0:
		w.openTags--
		return raw
	}
	w.report(at, diag.NewFault(diag.HTMLShown))
	return raw
}

// withoutComments returns raw HTML without its comments, and whether it had
// any. One that does not end goes to the end of the text.
func withoutComments(raw string) (rest string, comments bool) {
	if !strings.Contains(raw, "<!--") {
		return raw, false
	}
	var b bytes.Buffer
	for {
		before, after, found := strings.Cut(raw, "<!--")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		_, raw, _ = strings.Cut(after, "-->")
	}
}
