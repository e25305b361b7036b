package search

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// outcome is what came of a search: how many hits, or why there are none.
type outcome struct {
	Total   int
	Code    string
	Entries int // how often the entry was read
}

// searchTwice opens the engine, lets something happen to the site, and searches.
func searchTwice(t *testing.T, tab *browsertest.Tab, query string, happen func()) outcome {
	t.Helper()
	browsertest.Eval[any](tab, `async () => { globalThis.engine = await (await import("/engine.js")).open("/assets/search/entry.bin") }`)
	happen()
	o := browsertest.Eval[outcome](tab, `async query => {
		try { return { Total: (await engine.search({ query })).total } } catch (error) { return { Code: error.code ?? String(error) } }
	}`, query)
	for _, r := range tab.Requests() {
		if strings.HasSuffix(r.URL, "/entry.bin") {
			o.Entries++
		}
	}
	return o
}

// copyOf is a copy of a directory that a test may spoil.
func copyOf(t *testing.T, d directory) directory {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(d.folder)); err != nil {
		t.Fatal(err)
	}
	d.folder = folder
	return d
}

// spoil changes every file of an edition but its entry.
func (d directory) spoil(t *testing.T, change func(content []byte) []byte) {
	t.Helper()
	root := filepath.Join(d.folder, "assets", "search")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "entry.bin" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if content = change(content); content == nil {
			return os.Remove(path)
		}
		return os.WriteFile(path, content, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, code, expect string
		change             func(content []byte) []byte
	}{
		{"missing", "missing", "404", func([]byte) []byte { return nil }},
		{"cut short", "damaged", "", func(content []byte) []byte { return content[:len(content)/2] }},
		{"changed", "damaged", "", func(content []byte) []byte {
			content = bytes.Clone(content)
			content[len(content)/2] ^= 0x55
			return content
		}},
		{"a page", "damaged", "", func([]byte) []byte { return []byte("<!DOCTYPE html><title>Accueil</title>") }},
		{"empty", "damaged", "", func([]byte) []byte { return []byte{} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := copyOf(t, of(t, seed))
			tab := d.open(t)
			if c.expect != "" {
				tab.Expect(c.expect)
			}
			o := searchTwice(t, tab, "design", func() { d.spoil(t, c.change) })
			if o.Code != c.code {
				t.Errorf("%+v, want %s", o, c.code)
			}
			if o.Entries != 2 {
				t.Errorf("the entry is read %d times, want once more than at first", o.Entries)
			}
		})
	}
}

// A file that never comes is given up.
func TestFileThatNeverComes(t *testing.T) {
	t.Parallel()
	d := of(t, seed)
	end := make(chan struct{})
	site := browsertest.Serving{Around: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/assets/search/") && !strings.HasSuffix(r.URL.Path, "/entry.bin") {
				<-end
			}
			next.ServeHTTP(w, r)
		})
	}}.Serve(t, d.folder)
	t.Cleanup(func() { close(end) }) // before the server waits for its requests
	tab := browsertest.Open(t, browsertest.Reader{})
	tab.Go(site.URL("/"))
	code := browsertest.Eval[string](tab, `async () => {
		const { timeout } = AbortSignal;
		AbortSignal.timeout = () => timeout.call(AbortSignal, 50); // twenty seconds are long for a test
		const engine = await (await import("/engine.js")).open("/assets/search/entry.bin");
		try { return String((await engine.search({ query: "design" })).total) } catch (error) { return error.code }
	}`)
	if code != "timeout" {
		t.Errorf("%q", code)
	}
}

// A site that is published anew while someone reads it answers with its new
// files.
func TestPublishedAnew(t *testing.T) {
	d, other := copyOf(t, of(t, seed)), of(t, corpus)
	tab := d.open(t)
	tab.Expect("404")
	o := searchTwice(t, tab, "recherche", func() {
		if err := os.RemoveAll(filepath.Join(d.folder, "assets")); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(d.folder, "assets"), os.DirFS(filepath.Join(other.folder, "assets"))); err != nil {
			t.Fatal(err)
		}
	})
	if o.Code != "" || o.Total < 100 {
		t.Errorf("%+v", o)
	}
}

// An entry of another version says so, and is not tried again.
func TestOtherVersion(t *testing.T) {
	d := copyOf(t, of(t, seed))
	if err := write(d.folder, "assets/search/entry.bin", []byte(`{"version":99}`)); err != nil {
		t.Fatal(err)
	}
	code := browsertest.Eval[string](d.open(t), `async () => {
		try { await (await import("/engine.js")).open("/assets/search/entry.bin") } catch (error) { return error.code }
	}`)
	if code != "version" {
		t.Errorf("%q", code)
	}
}

// A host may decompress files on their way.
func TestDecompressedOnTheWay(t *testing.T) {
	d := copyOf(t, of(t, seed))
	data, err := os.ReadFile(filepath.Join(d.folder, "assets", "search", "entry.bin"))
	if err != nil {
		t.Fatal(err)
	}
	entry := plain(t, data)
	var head struct{ Pack map[string][2]int }
	if err := json.Unmarshal(entry, &head); err != nil {
		t.Fatal(err)
	}
	if err := write(d.folder, "assets/search/entry.bin", entry); err != nil {
		t.Fatal(err)
	}
	d.spoil(t, func(content []byte) []byte {
		if len(head.Pack) > 0 && bytes.Count(content, []byte{0x1f, 0x8b, 8}) > 1 {
			return content // the pack is no compressed file: it holds several
		}
		return plain(t, content)
	})
	o := searchTwice(t, d.open(t), "design", func() {})
	if o.Code != "" || o.Total == 0 || o.Entries != 1 {
		t.Errorf("%+v", o)
	}
}

func plain(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// What is found does not depend on what was asked before.
func TestWithoutHistory(t *testing.T) {
	d := of(t, corpus)
	texts := func(queries ...string) string {
		return browsertest.Eval[string](d.open(t), `async queries => {
			const engine = await (await import("/engine.js")).open("/assets/search/entry.bin");
			let answer;
			for (const query of queries) answer = await engine.search({ query, typing: true, now: new Date(0) });
			return JSON.stringify(answer);
		}`, queries)
	}
	if texts("re") != texts("recherche", "énergie", "agricutlure", "r", "re") {
		t.Error("what is found for “re” depends on the queries before")
	}
}

// Suggestions are those of the index.
func TestSuggestions(t *testing.T) {
	d := of(t, seed)
	tab := d.open(t)
	for _, typed := range []string{"des", "haut", "tiers", "jeu v", "zzz", "ro"} {
		list, err := d.index.Suggest(t.Context(), typed, 5, d.now)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		got := browsertest.Eval[json.RawMessage](tab, `async (typed, now) => {
			globalThis.engine ??= await (await import("/engine.js")).open("/assets/search/entry.bin");
			const list = await engine.suggest(typed, 5, new Date(now));
			return list.length > 0 ? list : null;
		}`, typed, d.now)
		if !sameJSON(t, want, got) {
			t.Errorf("%q suggests\n%s\nwant\n%s", typed, got, want)
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	normal := func(data []byte) string {
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	return normal(a) == normal(b)
}
