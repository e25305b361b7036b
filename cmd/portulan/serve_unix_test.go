//go:build unix

package main_test

import (
	"bufio"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"portulan/internal/pages"
	"portulan/internal/search/edition/location"
)

var servedAt = regexp.MustCompile(`http://127\.0\.0\.1:\d+/[a-z/]*`)

// serving runs the real server in a folder on a free port until the test ends it. It
// returns its address.
func serving(t *testing.T, folder string, args ...string) (address string, stop func() (log string)) {
	t.Helper()
	cmd := program(t, folder, append([]string{"serve", "--port", "0"}, args...)...)
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	lines := bufio.NewScanner(out)
	for address == "" && lines.Scan() {
		address = servedAt.FindString(lines.Text())
	}
	if address == "" {
		cmd.Process.Kill()
		cmd.Wait()
		t.Fatalf("the server does not start: %s", log.String())
	}
	return address, func() string {
		t.Helper()
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, out)
		if err := cmd.Wait(); err != nil {
			t.Errorf("the server ends with %v", err)
		}
		return log.String()
	}
}

func fetch(t *testing.T, address string) (*http.Response, string) {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r, string(text)
}

// The program serves the site that it built, and the next one once it is built; what
// a page names by its content is kept for ever.
func TestServe(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"portulan.yaml":              settings,
		"content/projets/p.md":       "---\ntitle: Premier\naliases: /vieux/\ndocuments:\n  - title: Un texte\n    file: notice.txt\n---\n",
		"content/projets/notice.txt": "Une notice.",
	}, false)
	run(t, folder, "build", "--quiet")
	address, stop := serving(t, folder, "--public", "public")
	files, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	forEver := 0
	for name := range files {
		if name == location.Entry {
			if r, _ := fetch(t, address+name); r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s: status %d, %s", name, r.StatusCode, r.Header.Get("Cache-Control"))
			}
		} else if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "media/") {
			forEver++
			if r, _ := fetch(t, address+name); r.StatusCode != 200 || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: status %d, %s", name, r.StatusCode, r.Header.Get("Cache-Control"))
			}
		} else if pages.IsAsset("/" + name) {
			t.Errorf("%s is taken to be named by its content", name)
		}
	}
	if forEver < 3 {
		t.Errorf("%d files are named by their content", forEver)
	}
	if r, text := fetch(t, address+"vieux/"); r.Request.URL.Path != "/projets/p/" || !strings.Contains(text, "Premier") {
		t.Errorf("the former address leads to %s", r.Request.URL)
	}
	if r, text := fetch(t, address+"absent/"); r.StatusCode != 404 || !strings.Contains(text, "<h1") {
		t.Errorf("what is not there: status %d", r.StatusCode)
	}
	plant(t, folder, map[string]string{"content/projets/q.md": "---\ntitle: Second\n---\n"}, false)
	run(t, folder, "build", "--quiet")
	if r, text := fetch(t, address+"projets/q/?qui=Dupont"); r.StatusCode != 200 || !strings.Contains(text, "Second") {
		t.Errorf("after the next build: status %d", r.StatusCode)
	}
	log := stop()
	if !strings.Contains(log, "path=/projets/q/ status=200") || strings.Contains(log, "Dupont") || strings.Contains(log, "Go-http-client") {
		t.Errorf("the log: %s", log)
	}
}

// With --renew the program builds the site before it serves it; under a base address
// with a path, it serves it there.
func TestServeRenews(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"portulan.yaml":        strings.Replace(settings, ".fr/", ".fr/annuaire/", 1),
		"content/projets/p.md": "---\ntitle: Premier\n---\n",
	}, false)
	address, stop := serving(t, folder, "--public", "public", "--renew", "--path", "/annuaire/", "--quiet=false")
	if r, text := fetch(t, address); !strings.HasSuffix(address, "/annuaire/") || r.StatusCode != 200 || !strings.Contains(text, "/annuaire/assets/") {
		t.Errorf("%s: status %d", address, r.StatusCode)
	}
	stop()
}
