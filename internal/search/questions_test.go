package search_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"portulan/internal/search"
)

// The least share of the questions whose first hit, and one of whose first three
// hits, is a page that is expected.
const (
	leastFirst = 0.88
	leastThree = 0.94
)

// The questions of people, in testdata/questions.fr.txt, find the page that they
// expect. go test -v -run Questions prints what does not.
func TestQuestions(t *testing.T) {
	x, _ := seed(t)
	f, err := os.Open("testdata/questions.fr.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var now time.Time
	asked, first, three := 0, 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if date, ok := strings.CutPrefix(line, "--date "); ok {
			now = instant(t, date+"T00:00")
			continue
		}
		query, expected, found := strings.Cut(line, "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		got := addresses(ask(t, x, search.Request{Query: query, Now: now}))
		at := slices.IndexFunc(got, func(address string) bool { return slices.Contains(strings.Fields(expected), address) })
		asked++
		if at == 0 {
			first++
		}
		if 0 <= at && at < 3 {
			three++
		}
		if at != 0 {
			t.Logf("%q finds it at %d of %d: %v", query, at+1, len(got), got[:min(3, len(got))])
		}
	}
	t.Logf("%d questions: success@1 %.3f, success@3 %.3f", asked, float64(first)/float64(asked), float64(three)/float64(asked))
	if asked < 60 || float64(first) < leastFirst*float64(asked) || float64(three) < leastThree*float64(asked) {
		t.Errorf("%d questions, %d found first and %d among the first three", asked, first, three)
	}
}
