package edition

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/edition/location"
	"portulan/internal/search/facet"
)

// derive writes an index of some documents, batch of them at a time, and returns
// the files of its edition.
func derive(t *testing.T, documents, batch int) map[string][]byte {
	t.Helper()
	w, err := search.Create(t.TempDir(), search.WriterOptions{
		Language: diag.French, Zone: time.UTC, Vocabulary: facet.Vocabulary{}, Synonyms: [][]string{{"AMI", "appel à manifestation d’intérêt"}}, Batch: batch,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	for i := range documents {
		title := fmt.Sprintf("Projet %d de l’atelier %c", i, 'a'+i%26)
		d := search.Document{
			Address: fmt.Sprintf("/projets/p%05d/", i), Facets: map[facet.Name][]string{facet.Kind: {"project"}},
			Card: search.Card{Kind: "project", Label: "Projet", Title: title},
		}
		d.Texts[search.Title] = title
		d.Texts[search.Body] = strings.Repeat("Un texte qui dit beaucoup de choses. ", 1+i%5)
		if err := w.Add(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string][]byte{}
	err = w.Finish(func(x *search.Index) error {
		_, err := Write(t.Context(), x, func(name string, content []byte) error {
			files[name] = bytes.Clone(content)
			return nil
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The bytes of an edition depend on what is indexed alone: not on the segments of
// the index, nor on which goroutine was first.
func TestSameBytes(t *testing.T) {
	one, other := derive(t, 300, 7), derive(t, 300, 1000)
	if !slices.Equal(slices.Sorted(maps.Keys(one)), slices.Sorted(maps.Keys(other))) {
		t.Fatal("the files have other names")
	}
	for name := range one {
		if !bytes.Equal(one[name], other[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// There is an edition of no record, and of one.
func TestFewRecords(t *testing.T) {
	for n := range 2 {
		if files := derive(t, n, 0); files[location.Entry] == nil {
			t.Errorf("%d records: no entry", n)
		}
	}
}

// The impact of a score is what is nearest to it in steps, and never nothing.
func TestQuantise(t *testing.T) {
	scores := []float64{0, 51, 0.01, 25, 0.6}
	p := quantise([]uint32{1, 2, 3, 4}, scores)
	if !slices.Equal(p.docs, []uint32{1, 2, 3, 4}) || !slices.Equal(p.impacts, []byte{255, 1, 125, 3}) {
		t.Errorf("%+v", p)
	}
	for i, doc := range p.docs {
		if difference := float64(p.impacts[i])*float64(p.step) - scores[doc]; difference > float64(p.step) || difference < -float64(p.step) {
			t.Errorf("record %d is off by %g, the step is %g", doc, difference, p.step)
		}
	}
}

// What is compressed after a dictionary is, with the dictionary in a stored block
// before it, a gzip file.
func TestCompressAfter(t *testing.T) {
	dictionary := []byte(strings.Repeat("Un texte qui dit beaucoup de choses. ", 100))
	var p press
	for _, text := range []string{"", "Un texte qui dit autre chose.", strings.Repeat("Un texte qui dit beaucoup de choses. ", 50)} {
		packed, err := p.compressAfter(dictionary, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 100 && len(packed) > 60 {
			t.Errorf("%d bytes for what the dictionary has", len(packed))
		}
		n := uint16(len(dictionary))
		whole := append([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 0}, byte(n), byte(n>>8), byte(^n), byte(^n>>8))
		whole = slices.Concat(whole, dictionary, packed)
		r, err := gzip.NewReader(bytes.NewReader(whole))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if string(got[len(dictionary):]) != text {
			t.Errorf("%q became %q", text, got[len(dictionary):])
		}
	}
}

// A file is found by the shortest key that is after all of the file before, and not after its own.
func TestBetween(t *testing.T) {
	for _, c := range [][3]string{
		{"", "abbaye", "a"}, {"abbaye", "abeille", "abe"}, {"energetique", "energie", "energi"},
		{"art", "artiste", "arti"}, {"z", "é", "é"}, {"è", "é", "é"}, {"été", "étés", "étés"},
	} {
		if got := between(c[0], c[1]); got != c[2] {
			t.Errorf("between %q and %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
