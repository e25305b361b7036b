package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/markdown"
	"portulan/layouts"
)

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// placeholders are the names in the braces of a text, each once, sorted.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// texts are those of a file of the default theme, with all their forms.
func texts(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(layouts.FS, "i18n/"+name)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := yaml.Load(data, &root); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	var add func(prefix string, group map[string]any)
	add = func(prefix string, group map[string]any) {
		for key, value := range group {
			if inner, ok := value.(map[string]any); ok {
				add(prefix+key+".", inner)
			} else {
				all[prefix+key] = value.(string)
			}
		}
	}
	add("", root)
	return all
}

// Each text is there in both languages, and says the same things.
func TestTextsInBothLanguages(t *testing.T) {
	french, english := texts(t, "fr.yaml"), texts(t, "en.yaml")
	for key, fr := range french {
		en, ok := english[key]
		switch {
		case !ok:
			t.Errorf("%s is not in en.yaml", key)
		case strings.TrimSpace(fr) == "" || strings.TrimSpace(en) == "":
			t.Errorf("%s is empty", key)
		// “of” is the word after the French “de”, elided; English has no such form.
		case !slices.Equal(placeholders(strings.ReplaceAll(fr, "{of}", "{date}")), placeholders(en)):
			t.Errorf("%s: %q and %q do not hold the same names", key, fr, en)
		}
	}
	for key := range english {
		if _, ok := french[key]; !ok {
			t.Errorf("%s is not in fr.yaml", key)
		}
	}
}

// use is a text that a template or the program asks for.
type use struct {
	place string
	key   string   // or its first part
	part  bool     // the rest of the key is only known later
	args  []string // the names that are filled
	bare  bool     // args are not all known
}

// wantTexts holds uses to the texts that there are.
func wantTexts(t *testing.T, uses []use, least int) {
	t.Helper()
	french, _ := both(t)
	if len(uses) < least {
		t.Fatalf("%d texts are asked for, want at least %d: they are not found", len(uses), least)
	}
	for _, u := range uses {
		if u.part {
			if !slices.ContainsFunc(french.Keys(), func(key string) bool { return strings.HasPrefix(key, u.key) }) {
				t.Errorf("%s: there is no text %s…", u.place, u.key)
			}
			continue
		}
		if !french.Has(u.key) {
			t.Errorf("%s: there is no text %s", u.place, u.key)
			continue
		}
		if left := unfilled(t, french, u); !u.bare && len(left) > 0 {
			t.Errorf("%s: %s is not given %s", u.place, u.key, strings.Join(left, ", "))
		}
	}
}

// unfilled are the names in a text that its use does not fill.
func unfilled(t *testing.T, l *locale.Locale, u use) []string {
	t.Helper()
	text, err := l.T(u.key)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(placeholders(text), func(name string) bool { return slices.Contains(u.args, name) })
}

// Each text that a template of the theme asks for is there, and is given what
// it is to be filled with.
func TestTextsOfTemplates(t *testing.T) {
	var uses []use
	err := fs.WalkDir(layouts.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			return err
		}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		trees := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(data), "", "", trees); err != nil {
			return err
		}
		trees[name] = tree
		for _, tree := range trees {
			inspect(tree.Root, func(c *parse.CommandNode) {
				if u, ok := templateUse(c); ok {
					u.place, _ = tree.ErrorContext(c)
					uses = append(uses, u)
				}
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, uses, 50)
}

// templateUse is the use of a text by a command such as t "call.phase" "number" 1,
// or t (print "role." .Role).
func templateUse(c *parse.CommandNode) (use, bool) {
	if f, ok := c.Args[0].(*parse.IdentifierNode); !ok || f.Ident != "t" || len(c.Args) < 2 {
		return use{}, false
	}
	switch key := c.Args[1].(type) {
	case *parse.StringNode:
		u := use{key: key.Text}
		for i := 2; i < len(c.Args); i += 2 {
			if name, ok := c.Args[i].(*parse.StringNode); ok {
				u.args = append(u.args, name.Text)
			}
		}
		return u, true
	case *parse.PipeNode:
		for _, arg := range key.Cmds[0].Args {
			if first, ok := arg.(*parse.StringNode); ok {
				return use{key: first.Text, part: true}, true
			}
		}
	}
	return use{}, false
}

// inspect calls visit for every command in a node.
func inspect(node parse.Node, visit func(*parse.CommandNode)) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				inspect(child, visit)
			}
		}
	case *parse.ActionNode:
		inspect(n.Pipe, visit)
	case *parse.TemplateNode:
		inspect(n.Pipe, visit)
	case *parse.IfNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				inspect(c, visit)
			}
		}
	case *parse.CommandNode:
		visit(n)
		for _, arg := range n.Args {
			inspect(arg, visit)
		}
	}
}

func inspectBranch(n *parse.BranchNode, visit func(*parse.CommandNode)) {
	inspect(n.Pipe, visit)
	inspect(n.List, visit)
	inspect(n.ElseList, visit)
}

// Each text that the program itself asks for is there as well.
func TestTextsOfTheProgram(t *testing.T) {
	var uses []use
	err := filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, text, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if u, ok := programUse(call); ok {
					u.place = files.Position(call.Pos()).String()
					uses = append(uses, u)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, uses, 50)
}

// programUse is the use of a text by a call such as s.text("list.page",
// "number", n) or l.text("number.money"+form, …).
func programUse(call *ast.CallExpr) (use, bool) {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || method.Sel.Name != "text" && method.Sel.Name != "T" || len(call.Args) == 0 {
		return use{}, false
	}
	if sum, ok := call.Args[0].(*ast.BinaryExpr); ok {
		for {
			left, ok := sum.X.(*ast.BinaryExpr)
			if !ok {
				break
			}
			sum = left
		}
		first, ok := literal(sum.X)
		return use{key: first, part: true}, ok
	}
	key, ok := literal(call.Args[0])
	u := use{key: key, bare: call.Ellipsis.IsValid()}
	for i := 1; i < len(call.Args); i += 2 {
		if name, ok := literal(call.Args[i]); ok {
			u.args = append(u.args, name)
		}
	}
	return u, ok
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// quoted is what may be a key between quotes; in a sum or before ${, its beginning.
var quoted = regexp.MustCompile("[\"`]([a-z][\\w.]*)([\"`]\\+|[\"`$])")

// Each text is asked for by a template, a script or the program: by its key, or by
// the beginning of it.
func TestTextsAreAskedFor(t *testing.T) {
	whole, parts := map[string]bool{}, map[string]bool{}
	for _, source := range []struct {
		folder fs.FS
		files  []string
	}{{layouts.FS, []string{".html", ".js"}}, {os.DirFS(".."), []string{".go"}}} {
		err := fs.WalkDir(source.folder, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !slices.Contains(source.files, filepath.Ext(name)) || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(source.folder, name)
			for _, m := range quoted.FindAllStringSubmatch(string(text), -1) {
				whole[m[1]] = true
				if strings.HasSuffix(m[1], ".") || strings.HasSuffix(m[1], "_") || strings.HasSuffix(m[2], "+") {
					parts[m[1]] = true
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	french, _ := both(t)
	for _, key := range french.Keys() {
		begins := func(part string) bool { return strings.HasPrefix(key, part) }
		if !whole[key] && !slices.ContainsFunc(slices.Collect(maps.Keys(parts)), begins) {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

// The texts of the theme are typeset as those of records are.
func TestTextsAreTypeset(t *testing.T) {
	for _, lang := range []diag.Language{diag.French, diag.English} {
		for key, text := range texts(t, string(lang)+".yaml") {
			if want := markdown.Typography(text, lang); text != want {
				t.Errorf("%s: %s is %q, want %q", lang, key, text, want)
			}
		}
	}
}
