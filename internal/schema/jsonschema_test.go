package schema_test

import (
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// accepts reports whether the JSON Schema of venues accepts a text, as the
// editor of whoever writes it does.
func accepts(t *testing.T, text string) bool {
	t.Helper()
	var value any
	if err := yaml.Load([]byte(text), &value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	title := diag.Text{FR: "Lieu", EN: "Venue"}
	written, err := json.Marshal(schema.JSONSchema(title, title, venueTable.Rows(), diag.English))
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(written, &read); err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("venue.json", read); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("venue.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(value) == nil
}

// A JSON Schema accepts what decoding does, and finds the mistakes that have
// to do with shapes.
func TestJSONSchema(t *testing.T) {
	for _, text := range []string{
		"name: x", "name: 12345678", "name: true", "name: x\nopen: oui", "name: x\nopen: Oui", "name: x\nopen: true", "name: x\nseats: 12",
		"name: x\nseats: \"12\"",
		"name: x\nkind: THÉÂTRE", "name: x\ntags: [a, 1, true]", "name: x\ntags: a", "name: x\nowner: {id: o, name: n}", "name: x\nowner: o",
		"name: x\nrooms: [{label: a}, {label: b, size: 2}]", "name: x\nrooms: {label: a}", "name: x\nextra: {Ma clé: [a, 2], b: c}",
		"name: x\nopen:\nseats: ~\nkind: null\ntags: []\nowner: {}\nrooms:\nextra:\ntag:",
	} {
		if !accepts(t, text) {
			t.Errorf("refused: %s", text)
		}
		if _, problems := decode(t, text); problems != nil {
			t.Errorf("accepted, but decoding says %s", problems)
		}
	}
	for _, text := range []string{
		"open: oui", "name:", "name: x\nquelconque: y", "name: [x]", "name: {a: b}", "name: x\nopen: peut-être", "name: x\nseats: 1000", "name: x\nseats: 1.5",
		"name: x\nseats: beaucoup", "name: x\ntags: [[a]]", "name: x\ntags: [a, ~]", "name: x\nowner: [a]", "name: x\nowner: {no: y}",
		"name: x\nrooms: a", "name: x\nrooms: [{size: 2}]", "name: x\nextra: y",
	} {
		if accepts(t, text) {
			t.Errorf("accepted: %s", text)
		}
		if _, problems := decode(t, text); problems == nil {
			t.Errorf("refused, but decoding accepts %s", text)
		}
	}
}

// Descriptions are in the language asked for, and both are kept.
func TestDescriptions(t *testing.T) {
	title, about := diag.Text{FR: "Lieu", EN: "Venue"}, diag.Text{FR: "Un lieu.", EN: "A venue."}
	for lang, want := range map[diag.Language]string{diag.French: "Lieu Un lieu. Les places.", diag.English: "Venue A venue. The seats."} {
		s := schema.JSONSchema(title, about, venueTable.Rows(), lang)
		seats := s["properties"].(map[string]any)["seats"].(map[string]any)
		if got := s["title"].(string) + " " + s["description"].(string) + " " + seats["description"].(string); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
		both := seats["x-description"].(map[string]string)
		if both["fr"] != "Les places." || both["en"] != "The seats." {
			t.Errorf("%s: x-description is %v", lang, both)
		}
	}
}
