package search

import (
	"encoding/json"
	"slices"
	"testing"

	"portulan/internal/browsertest"
	"portulan/internal/search/facet"
	"portulan/internal/territory"
)

// seat is a territory as the browser's edition has it.
type seat struct{ Code, Facet, Label string }

// Every name of a territory is that of the same territories, in the same order, and every code is known, by the same
// label.
func TestNamesOfPlaces(t *testing.T) {
	t.Parallel()
	want := map[string]seat{}
	var codes []string
	for p := range territory.All() {
		code := string(p.Code)
		codes = append(codes, code)
		want[code] = seat{code, string(facet.OfPlace(p.Kind)), facet.PlaceName(p.Code)}
	}
	var names []string
	bearers := map[string][]seat{}
	for name, places := range territory.Names() {
		for _, p := range places {
			if s, ok := want[string(p.Code)]; ok {
				bearers[name] = append(bearers[name], s)
			}
		}
		names = append(names, name)
	}
	tab := of(t, seed).open(t)
	got := browsertest.Eval[json.RawMessage](tab, `async (names, codes) => {
		const engine = await (await import("/engine.js")).open("/assets/search/entry.bin");
		const { Shelf } = await import("/postings.js"), { placesNamed } = await import("/understand.js");
		const { entry } = engine.files, all = family => entry[family].map((_, i) => family[0] + i);
		await engine.files.load([...all("terms"), ...all("places")]);
		const shelf = new Shelf(engine.files, engine.rules);
		return { Names: names.map(name => placesNamed(shelf, name)), Codes: codes.map(code => shelf.place(code)) };
	}`, names, codes)
	var found struct {
		Names [][]seat
		Codes []seat
	}
	if err := json.Unmarshal(got, &found); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		if !slices.Equal(found.Names[i], bearers[name]) {
			t.Errorf("%q is the name of %v, want %v", name, found.Names[i], bearers[name])
		}
	}
	for i, code := range codes {
		if found.Codes[i] != want[code] {
			t.Errorf("%s is %v, want %v", code, found.Codes[i], want[code])
		}
	}
}
