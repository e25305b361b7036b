package browser

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// A project page is light enough for a slow line: at most 20 kB over it, headers,
// style, scripts and pictures included. Its first view needs at most 3 requests: the
// page and what it names, besides the record's own pictures. What its script imports
// comes after the first view, which waits for no script. Bytes are those that a browser
// received from a server that compresses with gzip.
func TestWeightOfProjects(t *testing.T) {
	const mostBytes, mostRequests = 20_000, 3
	folders := map[string]string{"fr": "projets", "en": "projects"}
	t.Parallel()
	for _, l := range languages {
		site := browsertest.Serving{Gzip: true}.Serve(t, l.built(t))
		projects, err := fs.Glob(os.DirFS(l.built(t)), folders[l.name]+"/*/index.html")
		if err != nil || len(projects) < 3 {
			t.Fatalf("%d projects: %v", len(projects), err)
		}
		projects = slices.DeleteFunc(projects, func(name string) bool { return strings.Contains(name, "old-") }) // a redirect
		for _, name := range projects {
			path := "/" + name[:len(name)-len("index.html")]
			tab := browsertest.Open(t, l.reader(360))
			tab.Go(site.URL(path))
			page, err := os.ReadFile(filepath.Join(l.built(t), filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			bytes, requests := 0, 0
			for _, r := range tab.Requests() {
				switch r.Type {
				case "Other": // the icon of the tab, which comes after the first view
				case "Image": // a picture of the record, which comes as the reader scrolls to it
					bytes += r.Bytes
				default:
					bytes += r.Bytes
					if address := strings.TrimPrefix(r.URL, site.URL("")); r.Type == "Document" || strings.Contains(string(page), `"`+address+`"`) {
						requests++
					}
				}
			}
			t.Logf("%s %s: %d bytes in %d requests", l.name, path, bytes, requests)
			if bytes > mostBytes || requests > mostRequests {
				t.Errorf("%s: %d bytes in %d requests: %+v", path, bytes, requests, tab.Requests())
			}
			if bytes == 0 {
				t.Errorf("%s: nothing was received", path)
			}
		}
	}
}
