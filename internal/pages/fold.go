package pages

import (
	"fmt"
	"html/template"
	"text/template/parse"

	"portulan/internal/locale"
)

// foldTexts puts interface texts in the place of their keys: {{t "nav.home"}}
// is the same on every page, so it is looked up when the theme is read rather
// than each time. A key that does not exist is found then too, whatever pages
// the site has.
func foldTexts(set *template.Template, l *locale.Locale) error {
	for _, t := range set.Templates() {
		if t.Tree == nil {
			continue
		}
		f := folder{tree: t.Tree, locale: l}
		f.list(t.Tree.Root)
		if f.err != nil {
			return f.err
		}
	}
	return nil
}

type folder struct {
	tree   *parse.Tree
	locale *locale.Locale
	err    error
}

func (f *folder) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if key, constant := textKey(n.Pipe); constant {
				text, err := f.locale.T(key)
				if err != nil && f.err == nil {
					location, _ := f.tree.ErrorContext(n)
					f.err = fmt.Errorf("template: %s: %w", location, err)
				}
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(text))}
			}
		case *parse.IfNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.WithNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.RangeNode:
			f.list(n.List)
			f.list(n.ElseList)
		}
	}
}

// textKey returns the key of an action that is just {{t "key"}}.
func textKey(pipe *parse.PipeNode) (string, bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, isName := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	key, isText := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText || name.Ident != "t" {
		return "", false
	}
	return key.Text, true
}
