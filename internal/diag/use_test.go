package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"portulan/internal/diag"
)

// The code of the program is read here, for what no run of it would show: a
// code of the catalogue that nothing says, and a message left with a {name} of
// the catalogue because nothing fills it.
func TestCodesInUse(t *testing.T) {
	codes := constants(t)
	said := map[diag.Code]bool{}
	eachFile(t, func(files *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if code, ok := codes[constant(n)]; ok {
					said[code] = true
				}
			case *ast.CallExpr:
				if code, args, ok := newFault(n, codes); ok {
					for _, name := range unfilled(code, args) {
						t.Errorf("%s: %s is not given %s", files.Position(n.Pos()), code, name)
					}
				}
			}
			return true
		})
	})
	for _, code := range diag.Codes() {
		if !said[code] {
			t.Errorf("nothing says %s", code)
		}
	}
}

// constants are the codes by the names of their constants.
func constants(t *testing.T) map[string]diag.Code {
	t.Helper()
	codes := map[string]diag.Code{}
	tables, err := filepath.Glob("codes_*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range tables {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Names) == 1 && len(spec.Values) == 1 {
				if code, ok := literal(spec.Values[0]); ok {
					codes[spec.Names[0].Name] = diag.Code(code)
				}
			}
			return true
		})
	}
	if len(codes) != len(diag.Codes()) {
		t.Fatalf("%d constants for %d codes of the catalogue", len(codes), len(diag.Codes()))
	}
	return codes
}

// eachFile parses every file of the program, tests and this package aside.
func eachFile(t *testing.T, look func(*token.FileSet, *ast.File)) {
	t.Helper()
	for _, tree := range []string{"..", "../../cmd"} {
		err := filepath.WalkDir(tree, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == "../diag" {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			look(files, file)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// constant is the name in diag.Name; empty for anything else.
func constant(e ast.Expr) string {
	s, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if pkg, ok := s.X.(*ast.Ident); !ok || pkg.Name != "diag" {
		return ""
	}
	return s.Sel.Name
}

// newFault is the code and the names of the values of a call such as
// diag.NewFault(diag.KeyUnknown, "key", key).
func newFault(call *ast.CallExpr, codes map[string]diag.Code) (code diag.Code, args []string, ok bool) {
	if constant(call.Fun) != "NewFault" || call.Ellipsis.IsValid() {
		return "", nil, false
	}
	if code, ok = codes[constant(call.Args[0])]; !ok {
		return "", nil, false
	}
	for i := 1; i < len(call.Args); i += 2 {
		name, _ := literal(call.Args[i])
		args = append(args, name)
	}
	return code, args, true
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// unfilled are the names in a code's message and remedy that args lack.
func unfilled(code diag.Code, args []string) []string {
	var names []string
	for _, lang := range []diag.Language{diag.French, diag.English} {
		for _, m := range placeholder.FindAllStringSubmatch(code.Template(lang)+code.RemedyTemplate(lang), -1) {
			if !slices.Contains(args, m[1]) && !slices.Contains(names, m[1]) {
				names = append(names, m[1])
			}
		}
	}
	return names
}
