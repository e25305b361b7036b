package markdown_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"portulan/internal/diag"
)

// TestLimits renders bodies that ask too much: each is refused by its own
// problem, or is plain text after all, and what comes out is safe.
func TestLimits(t *testing.T) {
	const size = 1 << 17
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	lines := func(s string) string { return fill(strings.Repeat(s, 100/len(s)) + "\n") }
	around := func(before, after string) string {
		n := size / (len(before) + len(after))
		return strings.Repeat(before, n) + strings.Repeat(after, n)
	}
	count := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		body string
		want diag.Code // none when empty
	}{
		"quotations on a line":      {strings.Repeat("> ", 10_000) + "a", diag.NestingTooDeep},
		"quotations, all of a body": {fill(">"), diag.LineTooLong},
		"lists on a line":           {strings.Repeat("- ", 10_000) + "a", diag.NestingTooDeep},
		"ordered lists on a line":   {strings.Repeat("1. ", 10_000) + "a", diag.NestingTooDeep},
		"lists by indentation": {func() string {
			var b strings.Builder
			for i := range 1000 {
				b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
			}
			return b.String()
		}(), diag.NestingTooDeep},
		"emphasis within emphasis": {strings.Repeat("*a **b ", 120) + strings.Repeat("c** d* ", 120), diag.NestingTooDeep},
		"emphasis on a line":       {around("*a ", "a* "), diag.LineTooLong},
		"emphasis that crosses":    {lines("*a_ "), diag.ParagraphTooLong},
		"dense paragraph":          {strings.Repeat("*a_ *a_ *a_\n", 200), diag.MarkupTooDense},
		"dense line":               {strings.Repeat("*a_ ", 600), diag.MarkupTooDense},
		"links that never end":     {lines("[a]("), diag.ParagraphTooLong},
		"brackets":                 {lines("[x"), diag.ParagraphTooLong},
		"definitions of links":     {count(50_000, "[%d]: x\n"), diag.ParagraphTooLong},
		"attributes of a heading":  {"# " + strings.Repeat("{a=", 10_000), ""},
		"wide table": {strings.Repeat("a|", 2000) + "\n" + strings.Repeat("-|", 2000) + "\n" +
			strings.Repeat("a\n", 200), diag.TableTooLarge},
		"many wide tables": {strings.Repeat(strings.Repeat("a|", 200)+"\n"+strings.Repeat("-|", 200)+"\n"+
			strings.Repeat("a\n", 400)+"\n", 50), diag.TableTooLarge},
		"bars in code": {"a|b\n-|-\n" + strings.Repeat("`\\|`|x\n", 30_000), ""},
		"notes":        {count(20_000, "[^%d]: x\n\n") + strings.Repeat("[^zz] ", 100), diag.NotesTooMany},
		"paragraphs":   {fill("a [b](c) *d* `e`\n\n"), ""},
		"words":        {fill(strings.Repeat("mot ", 100) + "\n\n"), ""},
		"elements":     {fill(strings.Repeat("<a>", 300) + "\n\n"), diag.HTMLShown},
		"mailboxes":    {fill(strings.Repeat("_www._www.a@", 30) + "\n\n"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc := renderer(diag.French).Render([]byte(c.body), echo{})
			codes := map[diag.Code]bool{}
			for _, p := range doc.Problems {
				codes[p.Code] = true
			}
			if c.want == "" && len(codes) > 0 || c.want != "" && !codes[c.want] {
				t.Errorf("problems %v, want %q", codes, c.want)
			}
			if err := unsafe(doc.HTML); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestConcurrent renders with one renderer from several goroutines.
func TestConcurrent(t *testing.T) {
	r := renderer(diag.French)
	bodies := make([]string, 8)
	for i := range bodies {
		bodies[i] = fmt.Sprintf("# Titre %d\n\nUn [lien](x%d.md)[^1] !\n\n[^1]: Note %d.\n", i, i, i)
	}
	got := make([]string, len(bodies))
	var group sync.WaitGroup
	for i, body := range bodies {
		group.Go(func() { got[i] = string(r.Render([]byte(body), site{}).HTML) })
	}
	group.Wait()
	var want []string
	for _, body := range bodies {
		want = append(want, string(renderer(diag.French).Render([]byte(body), site{}).HTML))
	}
	if !slices.Equal(got, want) {
		t.Errorf("together %q, alone %q", got, want)
	}
}

// TestSourceIsKept renders a part of a larger text, as a body is, which must
// stay as it was.
func TestSourceIsKept(t *testing.T) {
	file := []byte("```\ncode après quoi rien")
	renderer(diag.French).Render(file[:12], site{})
	if string(file) != "```\ncode après quoi rien" {
		t.Errorf("the text has become %q", file)
	}
}
