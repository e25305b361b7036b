package serve_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"portulan/internal/publish"
	"portulan/internal/serve"
)

// buildOf is the site of one build: a page that names the style of that build,
// pages that tell of which build they are, and one that only some builds have.
func buildOf(n int) map[string]string {
	style := fmt.Sprintf("assets/main-%s.css", strings.Repeat(string(rune('A'+n%26)), 8))
	files := map[string]string{
		"index.html": fmt.Sprintf("%d %s ", n, style) + strings.Repeat(fmt.Sprint(n%10), 4000),
		style:        fmt.Sprint("build ", n%26),
		"404.html":   fmt.Sprint("rien ", n),
	}
	for i := range 30 {
		files[fmt.Sprintf("p%d/index.html", i)] = fmt.Sprint("page ", n)
	}
	return files
}

func publishBuild(t testing.TB, target string, n int) {
	t.Helper()
	stage, err := publish.Open(context.Background(), target, publish.Options{Compress: []publish.Encoding{publish.Gzip}})
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Discard()
	for name, text := range buildOf(n) {
		if err := stage.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
}

// Builds that follow each other while people read: no answer fails, none is made
// of two builds, and what a page names can be had after the next build.
func TestBuildsUnderLoad(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	r := start(t, open(t, options(target)), serve.DefaultLimits())
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	defer client.CloseIdleConnections()
	get := func(path string) (int, string, error) {
		answer, err := client.Get("http://" + r.address + path)
		if err != nil {
			return 0, "", err
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return answer.StatusCode, string(text), err
	}
	var over atomic.Bool
	var readers sync.WaitGroup
	var seen sync.Map
	for range 6 {
		readers.Go(func() {
			for i := 0; !over.Load(); i++ {
				status, page, err := get("/")
				words := strings.Fields(page)
				if err != nil || status != 200 || len(words) != 3 || strings.Trim(words[2], words[0][len(words[0])-1:]) != "" {
					t.Errorf("status %d, %v, %.80q", status, err, page)
					return
				}
				seen.Store(words[0], true)
				if status, style, err := get("/" + words[1]); err != nil || status != 200 || !strings.HasPrefix(style, "build ") {
					t.Errorf("the style %s of build %s: status %d, %v", words[1], words[0], status, err)
					return
				}
				if status, page, err := get(fmt.Sprintf("/p%d/", i%30)); err != nil || status != 200 || !strings.HasPrefix(page, "page ") {
					t.Errorf("a page: status %d, %v, %.80q", status, err, page)
					return
				}
				if status, page, err := get("/nulle-part/"); err != nil || status != 404 || !strings.HasPrefix(page, "rien ") {
					t.Errorf("no page: status %d, %v, %.80q", status, err, page)
					return
				}
			}
		})
	}
	for n := 1; n <= 15; n++ {
		publishBuild(t, target, n)
		if status, page, err := get("/p1/"); err != nil || status != 200 || page != fmt.Sprint("page ", n) {
			t.Errorf("after build %d: status %d, %v, %q", n, status, err, page)
		}
		for !t.Failed() { // until a reader has met the build
			if _, met := seen.Load(fmt.Sprint(n)); met {
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
	over.Store(true)
	readers.Wait()
}

// The styles of a build before are kept for their time, and no longer.
func TestAssetsStay(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	now := noon
	o := options(target)
	o.Now = func() time.Time { return now }
	s := open(t, o)
	publishBuild(t, target, 1)
	old := "/assets/main-AAAAAAAA.css"
	if r := ask(s, "GET", old); r.StatusCode != 200 || body(t, r) != "build 0" || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("after the next build: status %d", r.StatusCode)
	}
	now = now.Add(2 * time.Hour)
	if r := ask(s, "GET", old); r.StatusCode != 404 {
		t.Errorf("long after: status %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/assets/main-BBBBBBBB.css"); r.StatusCode != 200 {
		t.Errorf("that of the last build: status %d", r.StatusCode)
	}
	publishBuild(t, target, 26) // the first style comes back
	if r := ask(s, "GET", old); r.StatusCode != 200 {
		t.Errorf("once it is back: status %d", r.StatusCode)
	}
}

// A folder that goes away is an error of the server, not a page that is not there.
func TestFolderGone(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	s := open(t, options(target))
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/healthz"} {
		if r := ask(s, "GET", path); r.StatusCode != 503 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
	publishBuild(t, target, 1)
	if r := ask(s, "GET", "/p1/"); r.StatusCode != 200 || body(t, r) != "page 1" {
		t.Errorf("once it is back: status %d", r.StatusCode)
	}
}
