package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// venue is a record with a field of each shape.
type venue struct {
	header
	Open  bool
	Seats int
	Kind  kind
	Tag   string
	Tags  []string
	Owner owner
	Rooms []room
	Extra []pair
}

// header is what records of several kinds have.
type header struct{ Name string }

type kind string

type owner struct{ ID, Name string }

type room struct {
	Label string
	Size  int
}

type pair struct {
	key    string
	values []string
}

var ownerTable = schema.Table[owner]{Short: "id", Fields: []schema.Field[owner]{
	schema.Value("id", schema.Text, func(o *owner) *string { return &o.ID }, "Son identifiant.", "Its id."),
	schema.Value("name", schema.Text, func(o *owner) *string { return &o.Name }, "Son nom.", "Its name.").Or("nom", "Nom"),
}}

var roomTable = schema.Table[room]{Fields: []schema.Field[room]{
	schema.Value("label", schema.Text, func(r *room) *string { return &r.Label }, "Son nom.", "Its name.").Require(),
	schema.Value("size", schema.Int("size", 1, 99), func(r *room) *int { return &r.Size }, "Sa taille.", "Its size."),
}}

var kinds = schema.Enum[kind]("kind of venue",
	schema.Word{ID: "theatre", Label: diag.Text{FR: "théâtre", EN: "theatre"}, Names: []string{"scène"}},
	schema.Word{ID: "third_place", Label: diag.Text{FR: "tiers-lieu", EN: "third place"}},
)

var headerFields = []schema.Field[header]{
	schema.Value("name", schema.Text, func(h *header) *string { return &h.Name }, "Le nom.", "The name.").Require().Or("titre", "nom"),
}

var venueTable = schema.Table[venue]{Fields: append(
	schema.Inline(headerFields, func(v *venue) *header { return &v.header }),
	schema.Value("open", schema.Bool, func(v *venue) *bool { return &v.Open }, "Ouvert.", "Open."),
	schema.Value("seats", schema.Int("seats", 0, 999), func(v *venue) *int { return &v.Seats }, "Les places.", "The seats.").Or("places"),
	schema.Value("kind", kinds, func(v *venue) *kind { return &v.Kind }, "Le genre.", "The kind."),
	schema.Value("tag", schema.Vocabulary("tags"), func(v *venue) *string { return &v.Tag }, "Un mot du site.", "A word of the site."),
	schema.Values("tags", schema.Text, func(v *venue) *[]string { return &v.Tags }, "Des mots.", "Words."),
	schema.Object("owner", ownerTable, func(v *venue) *owner { return &v.Owner }, "À qui il est.", "Whose it is."),
	schema.Objects("rooms", roomTable, func(v *venue) *[]room { return &v.Rooms }, "Les salles.", "The rooms."),
	schema.Free("extra", func(v *venue) *[]pair { return &v.Extra },
		func(key string, values []string) pair { return pair{key, values} }, "Vos clés.", "Your keys."),
)}

// read reads a venue that begins on line 2 of its file.
func read(t *testing.T, text string) (venue, []diag.Problem) {
	t.Helper()
	var document yaml.Node
	if err := yaml.Load([]byte(text), &document); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	d := schema.Decoder{FirstLine: 2, Context: schema.Context{Vocabularies: map[string][]schema.Word{
		"tags": {{ID: "rural", Label: diag.Text{FR: "Rural", EN: "Rural"}, Names: []string{"campagne"}}},
	}}}
	var v venue
	schema.Decode(&d, document.Content[0], "", venueTable, &v)
	return v, d.Problems
}

// decode reads a venue, and writes down what is wrong: "3:8+4 seats
// value-not-integer: …".
func decode(t *testing.T, text string) (venue, []string) {
	t.Helper()
	v, found := read(t, text)
	var problems []string
	for _, p := range found {
		line := fmt.Sprintf("%d:%d+%d %s %s: %s", p.Line, p.Column, p.Width, p.Field, p.Code, p.Message(diag.English))
		if len(p.Near) > 0 {
			line += " Did you mean " + strings.Join(p.Near, ", ") + "?"
		}
		problems = append(problems, line)
	}
	return v, problems
}
