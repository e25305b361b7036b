package diag_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
)

func problem(file string, line, column int, code diag.Code, args ...string) diag.Problem {
	return diag.Problem{Fault: *diag.NewFault(code, args...), File: file, Line: line, Column: column, Width: 1}
}

// ordered are problems in the order in which they are told: by file, line,
// column, code and message; what concerns the site as a whole comes first.
var ordered = []diag.Problem{
	problem("", 0, 0, diag.SettingsMissing),
	problem("content/a.md", 0, 0, diag.FileTooLarge, "size", "2 Mio", "limit", "1 Mio"),
	problem("content/a.md", 2, 0, diag.KeyMissing, "key", "title"),
	problem("content/a.md", 2, 1, diag.KeyMissing, "key", "summary"),
	problem("content/a.md", 2, 1, diag.KeyMissing, "key", "title"),
	problem("content/a.md", 2, 1, diag.KeyUnknown, "key", "title"),
	problem("content/a.md", 10, 1, diag.KeyUnknown, "key", "b"),
	problem("content/b.md", 1, 1, diag.FrontMissing),
}

// However many goroutines add problems, and in whatever order, they are told in
// one order, and each once.
func TestSorted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		var list diag.List
		var adding sync.WaitGroup
		for range 4 {
			mixed := make([]diag.Problem, len(ordered))
			for i, j := range random.Perm(len(ordered)) {
				mixed[i] = ordered[j]
			}
			adding.Go(func() {
				for _, p := range mixed {
					list.Add(p)
				}
				list.Add()
			})
		}
		adding.Wait()
		if diff := cmp.Diff(places(ordered), places(list.Sorted())); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

// Sorting leaves the list as it is: more may be added.
func TestSortedTwice(t *testing.T) {
	var list diag.List
	list.Add(ordered[3])
	first := list.Sorted()
	list.Add(ordered[1])
	if got := places(list.Sorted()); len(first) != 1 || len(got) != 2 || got[1] != places(first)[0] {
		t.Errorf("first %v, then %v", places(first), got)
	}
}

func places(problems []diag.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s %s %s", p.Place(), p.Code, p.Message(diag.English)))
	}
	return list
}

func TestCount(t *testing.T) {
	problems := append([]diag.Problem{problem("x", 1, 1, diag.FileBOM)}, ordered...)
	if errors, warnings := diag.Count(problems); errors != len(ordered) || warnings != 1 {
		t.Errorf("%d errors and %d warnings, want %d and 1", errors, warnings, len(ordered))
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		problem diag.Problem
		want    string
	}{
		{problem("", 0, 0, diag.SettingsMissing), ""},
		{problem("", 3, 4, diag.SettingsMissing), ""},
		{problem("a.md", 0, 0, diag.FileBOM), "a.md"},
		{problem("a.md", 3, 0, diag.FileBOM), "a.md:3"},
		{problem("a.md", 3, 4, diag.FileBOM), "a.md:3:4"},
	} {
		if got := c.problem.Place(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
