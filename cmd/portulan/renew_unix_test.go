//go:build unix

package main_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// With --renew --index the program searches the index that it builds.
func TestServeRenewsItsIndex(t *testing.T) {
	folder := workshop(t, settings)
	address, stop := serving(t, folder, "--public", "public", "--renew", "--index", "ailleurs")
	if r, text := fetch(t, address+"api/search?q=atelier"); r.StatusCode != 200 || !strings.Contains(text, "/projets/atelier/") {
		t.Errorf("status %d, %s", r.StatusCode, text)
	}
	stop()
}

// What a page of the build before names can be had after the next; the picture of a
// page, which only those ask for who share its address, is gone.
func TestServeKeepsAssets(t *testing.T) {
	folder := workshop(t, settings)
	run(t, folder, "build", "--quiet")
	before, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	address, stop := serving(t, folder, "--public", "public")
	plant(t, folder, map[string]string{"content/projets/atelier.md": "---\ntitle: Second\n---\n"}, false)
	run(t, folder, "build", "--quiet")
	after, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	gone := map[int]int{} // by the status of the answer
	for name := range before {
		if _, there := after[name]; there {
			continue
		}
		want := 200
		if strings.HasPrefix(name, "assets/card-") {
			want = 404
		}
		gone[want]++
		if r, _ := fetch(t, address+name); r.StatusCode != want {
			t.Errorf("%s: status %d, want %d", name, r.StatusCode, want)
		}
	}
	if gone[200] == 0 || gone[404] == 0 {
		t.Errorf("of the build before, %d files are kept and %d are not", gone[200], gone[404])
	}
	stop()
}
