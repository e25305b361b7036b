package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
)

// TestDocumentsAreKept renders other bodies after one, whose document must stay
// as it was.
func TestDocumentsAreKept(t *testing.T) {
	r := renderer(diag.French)
	first := "# Un titre\n\nDu *texte*, un [lien](absent.md) et `du code`[^1].\n\n[^1]: Une note.\n"
	kept := r.Render([]byte(first), site{})
	for _, other := range []string{strings.ToUpper(first), "## Autre\n\n" + strings.Repeat("mot ", 100), ""} {
		r.Render([]byte(other), site{})
	}
	if diff := cmp.Diff(renderer(diag.French).Render([]byte(first), site{}), kept); diff != "" {
		t.Errorf("the first document has become (-alone +kept):\n%s", diff)
	}
}

// TestAddressElsewhere renders texts alone and above a paragraph that is an
// address: what stands further down changes nothing in them.
func TestAddressElsewhere(t *testing.T) {
	const below = "\n\ncontact@example.fr\n"
	const shown = "<p><a href=\"mailto:contact@example.fr\">contact@example.fr</a></p>\n"
	for _, text := range []string{
		"# Un titre ( suite ) *fin*\n\n- un ;\n- deux.",
		"une ligne   \nqui continue",
		"une ligne \t \nqui continue",
		"un mot **gras**    \n  et _un autre_  \t\nà la suite",
		"un bord\\  \net   \\\nune fin",
		"![une image   \nd'un lieu](lieu.jpg)",
		"| un  titre | deux |\n|---|---|\n| 100  € | (x) |",
	} {
		r := renderer(diag.French)
		alone := string(r.Render([]byte(text), site{}).HTML)
		above := string(r.Render([]byte(text+below), site{}).HTML)
		if diff := cmp.Diff(alone+shown, above); diff != "" {
			t.Errorf("%q (-alone +above an address):\n%s", text, diff)
		}
		if strings.Contains(alone, " \n") || strings.Contains(alone, " <br>") || strings.Contains(alone, "\t") {
			t.Errorf("%q leaves spaces at the end of a line:\n%s", text, alone)
		}
	}
}
