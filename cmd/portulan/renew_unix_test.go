//go:build unix

package main_test

import (
	"strings"
	"testing"
)

// With --renew --index the program searches the index that it builds.
func TestServeRenewsItsIndex(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"portulan.yaml":        settings + "places: off\n",
		"content/projets/p.md": "---\ntitle: Premier\n---\n",
	}, false)
	address, stop := serving(t, folder, "--public", "public", "--renew", "--index", "ailleurs")
	if r, text := fetch(t, address+"api/search?q=premier"); r.StatusCode != 200 || !strings.Contains(text, "/projets/p/") {
		t.Errorf("status %d, %s", r.StatusCode, text)
	}
	stop()
}
