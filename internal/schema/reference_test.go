package schema_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// The reference tells people of each key: the shape of its value, whether it
// is required, what it means, its words, and what a value alone stands for.
func TestReference(t *testing.T) {
	french := "- `name` (texte, obligatoire) : Le nom.\n" +
		"- `open` (oui ou non) : Ouvert.\n" +
		"- `seats` (seats) : Les places.\n" +
		"- `kind` (kind of venue) : Le genre.\n" +
		"  Mots : `theatre` (théâtre), `third_place` (tiers-lieu).\n" +
		"- `tag` (tags) : Un mot du site.\n" +
		"- `tags` (liste : texte) : Des mots.\n" +
		"- `owner` (groupe) : À qui il est.\n" +
		"  Une valeur seule vaut pour `id`.\n" +
		"  - `id` (texte) : Son identifiant.\n" +
		"  - `name` (texte) : Son nom.\n" +
		"- `rooms` (liste : groupe) : Les salles.\n" +
		"  - `label` (texte, obligatoire) : Son nom.\n" +
		"  - `size` (size) : Sa taille.\n" +
		"- `extra` (clés libres) : Vos clés.\n"
	english := "- `name` (text, required): The name.\n" +
		"- `open` (yes or no): Open.\n" +
		"- `seats` (seats): The seats.\n" +
		"- `kind` (kind of venue): The kind.\n" +
		"  Words: `theatre` (theatre), `third_place` (third place).\n" +
		"- `tag` (tags): A word of the site.\n" +
		"- `tags` (list: text): Words.\n" +
		"- `owner` (group): Whose it is.\n" +
		"  A value alone stands for `id`.\n" +
		"  - `id` (text): Its id.\n" +
		"  - `name` (text): Its name.\n" +
		"- `rooms` (list: group): The rooms.\n" +
		"  - `label` (text, required): Its name.\n" +
		"  - `size` (size): Its size.\n" +
		"- `extra` (free keys): Your keys.\n"
	for lang, want := range map[diag.Language]string{diag.French: french, diag.English: english} {
		if diff := cmp.Diff(want, schema.Reference(venueTable.Rows(), lang)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}
