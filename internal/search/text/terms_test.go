package text_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/search/text"
)

var languages = []diag.Language{diag.French, diag.English}

// cases are the lines of a file of cases, without its comments, by their
// number.
func cases(t testing.TB, name string) map[int]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := map[int]string{}
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		if line := scanner.Text(); line != "" && !strings.HasPrefix(line, "#") {
			lines[n] = line
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// tell writes terms down as files of cases do.
func tell(terms []text.Term) string {
	var said []string
	for _, t := range terms {
		mark := ""
		if t.Joined {
			mark = "+"
		}
		if t.Weak {
			mark += "?"
		}
		said = append(said, fmt.Sprintf("%d:%s%s", t.Position, mark, t.Text))
	}
	return strings.Join(said, " ")
}

func TestTerms(t *testing.T) {
	for _, language := range languages {
		rules := text.For(language)
		for n, line := range cases(t, "terms."+string(language)+".txt") {
			s, want, _ := strings.Cut(line, "\t")
			if got := tell(rules.Terms(nil, s)); got != want {
				t.Errorf("terms.%s.txt:%d: %q has\n %s, want\n %s", language, n, s, got, want)
			}
		}
	}
}

// meets reports whether a text has what a query asks for.
func meets(rules *text.Rules, query, record string) bool {
	terms := map[string]bool{}
	for _, t := range rules.Terms(nil, record) {
		terms[t.Text] = true
	}
	q := rules.Query(query)
	q.JoinNeighbours(func(term string) bool { return terms[term] })
	groups := q.Groups()
	met := func(g text.Group) bool {
		return g.Optional || slices.ContainsFunc(g.Ways, func(way []string) bool {
			return !slices.ContainsFunc(way, func(term string) bool { return !terms[term] })
		})
	}
	return len(groups) > 0 && !slices.ContainsFunc(groups, func(g text.Group) bool { return !met(g) })
}

// TestPairs asks what must, and what must not, find a record.
func TestPairs(t *testing.T) {
	for _, language := range languages {
		rules := text.For(language)
		for n, line := range cases(t, "pairs."+string(language)+".txt") {
			query, record, want := strings.Cut(line, " = ")
			if !want {
				var ok bool
				if query, record, ok = strings.Cut(line, " ! "); !ok {
					t.Fatalf("pairs.%s.txt:%d: neither = nor !", language, n)
				}
			}
			if got := meets(rules, query, record); got != want {
				t.Errorf("pairs.%s.txt:%d: %q finds %q is %t (%s; %s)", language, n, query, record, got,
					tell(rules.Words(nil, query)), tell(rules.Words(nil, record)))
			}
		}
	}
}
