//go:build unix

package main_test

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// previewed is a running portulan serve.
type previewed struct {
	*exec.Cmd
	address string
	said    chan string // the lines of its output and its errors, together
}

var addressOf = regexp.MustCompile(`http://\S+/`)

// servePreview starts portulan serve in a folder, and waits for its address.
func servePreview(t *testing.T, folder string, args ...string) *previewed {
	t.Helper()
	p := startPreview(t, program(t, folder, append([]string{"serve", "--date", "2023-06-15"}, args...)...))
	p.address = addressOf.FindString(p.until(t, "http://"))
	return p
}

// startPreview starts a command that is portulan serve.
func startPreview(t *testing.T, cmd *exec.Cmd) *previewed {
	t.Helper()
	p := &previewed{Cmd: cmd, said: make(chan string, 1000)}
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stdout, p.Stderr = in, in
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	t.Cleanup(func() { p.Process.Kill(); out.Close() })
	go func() {
		defer close(p.said)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			p.said <- lines.Text()
		}
	}()
	return p
}

// until returns the next line that holds a text.
func (p *previewed) until(t *testing.T, text string) string {
	t.Helper()
	give := time.After(time.Minute)
	for {
		select {
		case line, open := <-p.said:
			if !open {
				t.Fatalf("it ended before it said %q", text)
			}
			if strings.Contains(line, text) {
				return line
			}
		case <-give:
			t.Fatalf("it does not say %q", text)
		}
	}
}

// A site is seen while it is written: the address is said, then each problem once,
// and that it is mended; an interruption ends it as it should.
func TestPreview(t *testing.T) {
	folder := t.TempDir()
	files := map[string]string{"portulan.yaml": settings, "content/projets/p.md": "---\ntitle: Premier\n---\n"}
	plant(t, folder, files, false)
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	port := busy.Addr().(*net.TCPAddr).Port
	p := servePreview(t, folder, "--port", strconv.Itoa(port))
	if p.address == "http://localhost:"+strconv.Itoa(port)+"/" {
		t.Errorf("it took a port that is busy: %s", p.address)
	}
	p.until(t, "Sans historique git")
	if _, page := fetch(t, p.address+"projets/p/"); !strings.Contains(page, "Premier") || !strings.Contains(page, "live.js") {
		t.Errorf("the page is\n%s", page)
	}
	found := func(word string) bool {
		_, answer := fetch(t, p.address+"api/search?q="+word)
		return strings.Contains(answer, `"/projets/p/"`)
	}
	if !found("premier") {
		t.Error("the record is not found")
	}
	projet := filepath.Join(folder, "content", "projets", "p.md")
	if err := os.WriteFile(projet, []byte("---\ntitle: Premier\nzzz: 1\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p.until(t, "content/projets/p.md:3:1: erreur: clé inconnue : « zzz » [key-unknown]")
	p.until(t, "1 erreur, 0 avertissement")
	if err := os.WriteFile(projet, []byte("---\ntitle: Second\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p.until(t, "Corrigé : content/projets/p.md : clé inconnue : « zzz »")
	p.until(t, "Plus aucun problème.")
	if _, page := fetch(t, p.address+"projets/p/"); !strings.Contains(page, "Second") {
		t.Errorf("the page is\n%s", page)
	}
	if found("premier") || !found("second") {
		t.Error("what is found is not what was saved")
	}
	content, away := filepath.Join(folder, "content"), filepath.Join(folder, "away")
	for _, move := range []struct{ from, to, said string }{
		{content, away, "erreur: le dossier des contenus « content » n’existe pas [content-missing]"},
		{away, content, "Corrigé : le dossier des contenus « content » n’existe pas"},
	} {
		if err := os.Rename(move.from, move.to); err != nil {
			t.Fatal(err)
		}
		p.until(t, move.said)
	}
	if err := p.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("after an interruption: %v", err)
	}
}

// Drafts are shown to those who ask for them.
func TestPreviewDrafts(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, map[string]string{"portulan.yaml": settings, "content/projets/p.md": "---\ntitle: Un brouillon\ndraft: true\n---\n"}, false)
	for _, c := range []struct {
		args  []string
		shown bool
	}{{nil, false}, {[]string{"--drafts", "--poll"}, true}} {
		p := servePreview(t, folder, append(c.args, "--port", "0")...)
		_, page := fetch(t, p.address+"projets/p/")
		if shown := strings.Contains(page, "Un brouillon"); shown != c.shown {
			t.Errorf("%q: the draft is shown: %t", c.args, shown)
		}
		p.Process.Kill()
		p.Wait()
	}
}
