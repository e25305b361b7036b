package record_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/site"
)

// compile makes the JSON Schema of each kind of record.
func compile(t *testing.T, lang diag.Language) map[directory.Kind]*jsonschema.Schema {
	t.Helper()
	compiled := map[directory.Kind]*jsonschema.Schema{}
	for _, d := range record.Descriptions() {
		compiled[d.Kind] = compileOne(t, schema.JSONSchema(d.About, d.About, d.Rows, lang))
	}
	return compiled
}

func compileOne(t *testing.T, document map[string]any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("x.json", throughJSON(t, document)); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("x.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// throughJSON is a value as a program that reads JSON sees it.
func throughJSON(t *testing.T, value any) any {
	t.Helper()
	written, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(written, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func fromYAML(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := yaml.Load([]byte(text), &value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return throughJSON(t, value)
}

// An editor that checks records as they are typed finds nothing wrong in those
// of this repository.
func TestJSONSchemasAcceptTheContent(t *testing.T) {
	french, english := compile(t, diag.French), compile(t, diag.English)
	content := os.DirFS("../../content")
	seen := map[directory.Kind]int{}
	err := fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(content, name)
		if err != nil {
			return err
		}
		kind := kindOf(name)
		seen[kind]++
		_, rest, _ := strings.Cut(string(text), "---\n")
		front, _, _ := strings.Cut(rest, "\n---\n")
		value := fromYAML(t, front)
		for _, s := range []*jsonschema.Schema{french[kind], english[kind]} {
			if err := s.Validate(value); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range directory.Kinds() {
		if seen[kind] == 0 {
			t.Errorf("the content has no %s", kind)
		}
	}
	settings, err := os.ReadFile("../../portulan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	about := diag.Text{FR: "Les réglages.", EN: "The settings."}
	if err := compileOne(t, schema.JSONSchema(about, about, site.Rows(), diag.French)).Validate(fromYAML(t, string(settings))); err != nil {
		t.Errorf("portulan.yaml: %v", err)
	}
}

// The reference says in the language of its reader what each value is.
func TestReferenceIsInOneLanguage(t *testing.T) {
	same := map[string]bool{"date": true, "menu": true} // the words of both languages
	var walk func(shape schema.Type)
	walk = func(shape schema.Type) {
		switch {
		case shape.List != nil:
			walk(*shape.List)
		case shape.Rows != nil:
			for _, row := range shape.Rows {
				walk(row.Type)
			}
		default:
			french := schema.Reference([]schema.Row{{Key: "x", Type: shape}}, diag.French)
			if strings.Contains(french, "("+shape.Name+")") && !same[shape.Name] {
				t.Errorf("%q has no name in French", shape.Name)
			}
		}
	}
	for _, d := range record.Descriptions() {
		walk(schema.Type{Rows: d.Rows})
	}
	walk(schema.Type{Rows: site.Rows()})
}

// kindOf is the kind of a record by its path.
func kindOf(name string) directory.Kind {
	folder, rest, _ := strings.Cut(name, "/")
	switch folder {
	case "programmes":
		if strings.HasSuffix(rest, "/index.md") {
			return directory.KindProgramme
		}
		return directory.KindCall
	case "projets":
		return directory.KindProject
	case "organisations":
		return directory.KindOrganisation
	case "secteurs":
		return directory.KindSector
	}
	return directory.KindPage
}

// And it finds what has to do with shapes and words.
func TestJSONSchemasRefuse(t *testing.T) {
	schemas := compile(t, diag.English)
	for _, c := range []struct {
		kind  directory.Kind
		right string
		wrong string
	}{
		{directory.KindProgramme, "title: x\nbudgets: 3 M€", "title: x\nbudget: 3 M€"},
		{directory.KindProgramme, "title: x\nroles: [{role: operator, org: y}]", "title: x\nroles: [{org: y}]"},
		{directory.KindCall, "title: x\nwindows: {closes: 2023-07-31}", "title: x\nwindows: 2023-07-31"},
		{directory.KindCall, "title: x\nphase: 1", "title: x\nphase: 0"},
		{directory.KindCall, "title: x\nstrands: [{label: a, zones: ZONE-QPV}]", "title: x\nstrands: [{label: a, zones: DEP-59}]"},
		{directory.KindProject, "title: x\naliases: /a/", "title: x\naliases: a"},
		{directory.KindProject, "title: x\nextra: {Clé: [1, 2]}", "title: x\nextra: clé"},
		{directory.KindOrganisation, "title: x\nsiren: 110068012", "siren: 110068012"},
		{directory.KindSector, "title: x\nparent: y", "title: x\nparent: [y]"},
		{directory.KindPage, "title: x\nmenu: footer", "title: x\nmenu: {order: 2}"},
	} {
		if err := schemas[c.kind].Validate(fromYAML(t, c.right)); err != nil {
			t.Errorf("%s: %q is refused: %v", c.kind, c.right, err)
		}
		if schemas[c.kind].Validate(fromYAML(t, c.wrong)) == nil {
			t.Errorf("%s: %q is accepted", c.kind, c.wrong)
		}
	}
}

var (
	keyForm  = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	sentence = regexp.MustCompile(`[.…]$`)
)

// Each key of each kind, and of the settings, tells what it is in French and in
// English, and so does each word that it may hold.
func TestEveryRowTells(t *testing.T) {
	both := func(of string, text diag.Text) {
		if strings.TrimSpace(text.FR) == "" || strings.TrimSpace(text.EN) == "" {
			t.Errorf("%s: %+v is not in both languages", of, text)
		}
	}
	var tell func(of string, rows []schema.Row)
	tell = func(of string, rows []schema.Row) {
		seen := map[string]bool{}
		for _, row := range rows {
			name := of + "." + row.Key
			if seen[row.Key] || !keyForm.MatchString(row.Key) {
				t.Errorf("%s stands twice, or is not made of words in lower case", name)
			}
			seen[row.Key] = true
			both(name, row.About)
			if !sentence.MatchString(row.About.FR) || !sentence.MatchString(row.About.EN) {
				t.Errorf("%s: %+v is not a sentence", name, row.About)
			}
			shape := row.Type
			if shape.List != nil {
				shape = *shape.List
			}
			for _, word := range shape.Words {
				both(name+" "+word.ID, word.Label)
			}
			tell(name, shape.Rows)
		}
	}
	for _, d := range record.Descriptions() {
		both(string(d.Kind), d.About)
		tell(string(d.Kind), d.Rows)
	}
	tell("portulan.yaml", site.Rows())
}

var formOfRow = regexp.MustCompile("(?m)^ *- `([a-z_]+)` \\(([^)]*)\\)")

// The reference names each kind of value in its own language.
func TestReferenceNamesKindsOfValues(t *testing.T) {
	same := map[string]bool{"date": true, "menu": true} // one word for both
	rows := site.Rows()
	for _, d := range record.Descriptions() {
		rows = append(rows, d.Rows...)
	}
	french := formOfRow.FindAllStringSubmatch(schema.Reference(rows, diag.French), -1)
	english := formOfRow.FindAllStringSubmatch(schema.Reference(rows, diag.English), -1)
	if len(french) != len(english) || len(french) < 100 {
		t.Fatalf("%d keys in French, %d in English", len(french), len(english))
	}
	for i := range french {
		if form := french[i][2]; form == english[i][2] && !same[form] {
			t.Errorf("%s is “%s” in both languages", french[i][1], form)
		}
	}
}
