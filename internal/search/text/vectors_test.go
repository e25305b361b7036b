package text_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"portulan/internal/diag"
	"portulan/internal/search/text"
)

var update = flag.Bool("update", false, "rewrite the vectors")

// vector is a text and its words, for an engine in another language to
// reproduce.
type vector struct {
	Text  string `json:"text"`
	Words []word `json:"words"`
}

// word is one word, its place in UTF-16 code units, as JavaScript counts.
type word struct {
	Text     string `json:"text"`
	Word     string `json:"word"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Position int    `json:"position"`
	Joined   bool   `json:"joined,omitempty"`
	Stop     bool   `json:"stop,omitempty"`
	Weak     bool   `json:"weak,omitempty"`
}

// TestVectors holds the vectors to the rules: -update rewrites them after a
// change of the rules, the tables or the records. They are the texts of the
// tables and, in French, every word of the records.
func TestVectors(t *testing.T) {
	for _, language := range languages {
		texts := samples(t)
		if language == diag.French {
			texts = append(texts, contentWords(t)...)
		}
		slices.Sort(texts)
		texts = slices.Compact(texts)
		name := "testdata/vectors." + string(language) + ".jsonl"
		got := vectors(t, language, texts)
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the rules give: go test ./internal/search/text -update", name)
		}
	}
}

// vectors are one vector a line, after the table of the rules.
func vectors(t *testing.T, language diag.Language, texts []string) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	rules := text.For(language)
	write := func(v any) {
		if err := encoder.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	write(rules.Table())
	for _, s := range texts {
		units := func(at int) int { return len(utf16.Encode([]rune(s[:at]))) }
		v := vector{Text: s, Words: []word{}}
		for _, w := range rules.Words(nil, s) {
			v.Words = append(v.Words, word{w.Text, w.Word, units(w.Start), units(w.End), w.Position, w.Joined, w.Stop, w.Weak})
		}
		write(v)
	}
	return b.Bytes()
}

// contentWords are the words of the records of this repository, as they are
// written.
func contentWords(t *testing.T) []string {
	t.Helper()
	var words []string
	err := filepath.WalkDir("../../../content", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		words = append(words, strings.Fields(string(data))...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}
