package search_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/search"
	"portulan/internal/search/judge"
)

// The questions of people find the page that they expect. The least shares are
// those of success@1 and success@3; portulan search --questions prints the misses.
func TestQuestions(t *testing.T) {
	french, _ := seed(t)
	english := index(t, filepath.Join("..", "..", "examples", "workshops"))
	for _, c := range []struct {
		index        *search.Index
		file         string
		least        int // questions
		first, three float64
	}{
		{french, "questions.fr.txt", 60, 0.90, 0.97},
		{english, "questions.en.txt", 20, 0.90, 0.97},
	} {
		f, err := os.Open(filepath.Join("testdata", c.file))
		if err != nil {
			t.Fatal(err)
		}
		questions, err := judge.Read(f, instant(t, "2023-06-15T00:00").Location(), instant(t, "2023-06-15T12:00"))
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", c.file, err)
		}
		r, err := judge.Ask(t.Context(), c.index, questions)
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		r.Write(&said)
		t.Logf("%s\n%s", c.file, said.String())
		if r.Asked < c.least || r.Success1() < c.first || r.Success3() < c.three {
			t.Errorf("%s: %d questions, success@1 %.3f and success@3 %.3f, want %g and %g", c.file, r.Asked, r.Success1(), r.Success3(), c.first, c.three)
		}
	}
}
