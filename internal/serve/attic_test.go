package serve_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What need not outlive its build takes no room from what does, however much of it there is.
func TestWhatOutlivesABuild(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	picture := func(i int) string { return fmt.Sprintf("assets/card-AAAAAA%c%c.png", 'A'+i/20, 'A'+i%20) }
	plant(t, target, map[string]string{style: "body{}"})
	for i := range 200 { // 100 MiB, which take nothing of the disk
		plant(t, target, map[string]string{picture(i): ""})
		if err := os.Truncate(filepath.Join(target, picture(i)), 512<<10); err != nil {
			t.Fatal(err)
		}
	}
	o := options(target)
	o.Outlives = func(path string) bool { return asset.MatchString(path) && !strings.HasPrefix(path, "/assets/card-") }
	s := open(t, o)
	if r := ask(s, "GET", "/"+picture(0)); r.StatusCode != 200 || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("a picture of this build: status %d, %s", r.StatusCode, r.Header.Get("Cache-Control"))
	}
	if err := os.Rename(target, target+".bak"); err != nil {
		t.Fatal(err)
	}
	plant(t, target, map[string]string{"404.html": "<h1>Rien ici</h1>"})
	if r := ask(s, "GET", "/"+style); r.StatusCode != 200 || body(t, r) != "body{}" {
		t.Errorf("the style of the build before: status %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/"+picture(0)); r.StatusCode != 404 {
		t.Errorf("a picture of the build before: status %d", r.StatusCode)
	}
}
