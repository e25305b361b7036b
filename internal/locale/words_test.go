package locale_test

import (
	"testing"

	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/schema"
)

// Each word that a record may hold, and each state of a call, has the text that
// pages show for it.
func TestTextsOfWords(t *testing.T) {
	french, _ := both(t)
	prefixes := map[string][]string{
		"role":                 {"role.", "role_of."},
		"type of call":         {"call_type."},
		"regime":               {"regime."},
		"what happens":         {"cadence."},
		"per":                  {"per."},
		"purpose of money":     {"purpose."},
		"type of organisation": {"organisation_type."},
	}
	found := map[string]bool{}
	var look func(rows []schema.Row)
	look = func(rows []schema.Row) {
		for _, row := range rows {
			shape := row.Type
			if shape.List != nil {
				shape = *shape.List
			}
			look(shape.Rows)
			for _, prefix := range prefixes[shape.Name] {
				found[shape.Name] = true
				for _, word := range shape.Words {
					if !french.Has(prefix + word.ID) {
						t.Errorf("there is no text %s", prefix+word.ID)
					}
				}
			}
		}
	}
	for _, d := range record.Descriptions() {
		look(d.Rows)
		if !french.Has("kind." + string(d.Kind)) {
			t.Errorf("there is no text kind.%s", d.Kind)
		}
	}
	for name := range prefixes {
		if !found[name] {
			t.Errorf("no key of a record takes a %s", name)
		}
	}
	for _, status := range []directory.Status{
		directory.Announced, directory.Upcoming, directory.Open, directory.AlwaysOpen, directory.ClosingSoon,
		directory.Closed, directory.Suspended, directory.Cancelled, directory.Exhausted, directory.Unknown,
	} {
		if !french.Has("status." + string(status)) {
			t.Errorf("there is no text status.%s", status)
		}
	}
	for _, role := range []directory.RoleKind{directory.Lead, directory.Recipient} {
		if !french.Has("role_of." + string(role)) {
			t.Errorf("there is no text role_of.%s", role)
		}
	}
}
