package search

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
	"portulan/internal/diag"
	"portulan/internal/search/text"
)

// Each distinct word of this repository's content and of the corpus of ten
// thousand projects gives the same terms in a browser as in Go; so does, by the rules of English, each of
// the examples and the documentation.
func TestSameTerms(t *testing.T) {
	t.Parallel()
	root, err := generate("words", "10000", "neutral")
	if err != nil {
		t.Fatal(err)
	}
	words := wordsOf(t, "../../content", root)
	if len(words) < 50_000 {
		t.Errorf("only %d distinct words", len(words))
	}
	tab := of(t, seed).open(t)
	sameTerms(t, tab, text.For(diag.French), words)
	sameTerms(t, tab, text.For(diag.English), wordsOf(t, "../../examples", "../../docs"))
}

// wordsOf are the distinct words of all files below folders.
func wordsOf(t *testing.T, folders ...string) map[string]bool {
	t.Helper()
	words := map[string]bool{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			switch filepath.Ext(path) {
			case ".md":
				add(words, string(data))
			case ".json", ".jsonl":
				return addStrings(words, data)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return words
}

// sameTerms holds the terms that a browser makes of words to those of some rules.
func sameTerms(t *testing.T, tab *browsertest.Tab, rules *text.Rules, words map[string]bool) {
	t.Helper()
	browsertest.Eval[any](tab, `async table => { globalThis.rules = new (await import("/text.js")).Rules(table) }`, rules.Table())
	all := slices.Sorted(maps.Keys(words))
	wrong := 0
	for batch := range slices.Chunk(all, 5000) {
		got := browsertest.Eval[[]string](tab, `words => words.map(word => rules.words(word).map(w => w.text + " " + w.word + (w.stop ? " stop" : "") + (w.joined ? " joined" : "")).join("|"))`, batch)
		for i, word := range batch {
			var want []string
			for _, w := range rules.Words(nil, word) {
				s := w.Text + " " + w.Word
				if w.Stop {
					s += " stop"
				}
				if w.Joined {
					s += " joined"
				}
				want = append(want, s)
			}
			if want := strings.Join(want, "|"); got[i] != want {
				if wrong++; wrong <= 10 {
					t.Errorf("%q gives %q, want %q", word, got[i], want)
				}
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d words differ", wrong, len(all))
	}
}

func add(words map[string]bool, text string) {
	for word := range strings.FieldsSeq(text) {
		words[word] = true
	}
}

// addStrings adds the words of all strings in JSON.
func addStrings(words map[string]bool, data []byte) error {
	for values := json.NewDecoder(bytes.NewReader(data)); ; {
		token, err := values.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if text, is := token.(string); is {
			add(words, text)
		}
	}
}
