package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"portulan/internal/manual"
	"portulan/internal/pages"
	"portulan/internal/serve"
)

// block is the text of docs/deploy.md that is fenced under a word.
func block(t *testing.T, word string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "deploy.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range manual.Blocks(text) {
		if b.Language == word {
			return b.Text
		}
	}
	t.Fatalf("docs/deploy.md has no block of %s", word)
	return ""
}

// Every web server of docs/deploy.md sends the headers that ours does.
func TestDeployHeaders(t *testing.T) {
	var told strings.Builder
	for _, h := range serve.Headers() {
		fmt.Fprintf(&told, "%s: %s\n", h.Name, h.Value)
		if line := fmt.Sprintf("    add_header %s %q always;\n", h.Name, h.Value); !strings.Contains(block(t, "nginx"), line) {
			t.Errorf("nginx lacks %s", line)
		}
		if line := fmt.Sprintf("\theader %s %q\n", h.Name, h.Value); !strings.Contains(block(t, "caddy"), line) {
			t.Errorf("Caddy lacks %s", line)
		}
	}
	if got := block(t, "http"); got != told.String() {
		t.Errorf("the page tells\n%s\nwant\n%s", got, told.String())
	}
}

// The limits that docs/deploy.md tells are those of the command.
func TestDeployLimits(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "deploy.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	l := serve.DefaultLimits()
	for _, want := range []string{
		fmt.Sprintf("%.0f s to send the head of a request (%d KiB)", l.Header.Seconds(), l.HeaderBytes>>10),
		fmt.Sprintf("%.0f s for all of it (%d KiB of body)", l.Read.Seconds(), l.BodyBytes>>10),
		fmt.Sprintf("%.0f s to take an answer", l.Write.Seconds()),
		fmt.Sprintf("%d,%03d connections at a time", l.Connections/1000, l.Connections%1000),
		fmt.Sprintf("for %.0f s at most", l.Grace.Seconds()),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not tell %q", want)
		}
	}
}

// Every web server of docs/deploy.md keeps for ever what ours does, and nothing else.
func TestDeployKeepsWhatIsNamedByContent(t *testing.T) {
	pattern := regexp.MustCompile(`\^/[^" ]+\$`)
	kept := map[string][]*regexp.Regexp{}
	for _, server := range []string{"nginx", "caddy"} {
		for _, found := range pattern.FindAllString(block(t, server), -1) {
			kept[server] = append(kept[server], regexp.MustCompile(found))
		}
	}
	for _, path := range []string{
		"/assets/main-F3D4AIRX.css", "/assets/main.css", "/assets/main-F3D4AIRX.css.map", "/assets/sub/main-F3D4AIRX.css", "/assets/affiche-20230615.pdf",
		"/assets/search/0123456789abcdef/t-0.bin", "/assets/search/entry.bin", "/assets/places-0123456789/index.bin", "/assets/places/index.bin",
		"/media/photo-0123456789.png", "/media/photo-2023.png", "/media/photo-0123456789abc.png", "/media/photo.png", "/index.html", "/offline-worker.js", "/site.webmanifest", "/x/media/photo-0123456789.png",
	} {
		for server, patterns := range kept {
			matches := slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(path) })
			if matches != pages.IsAsset(path) {
				t.Errorf("%s keeps %s for ever: %t", server, path, matches)
			}
		}
	}
	if len(kept["nginx"]) != 2 || len(kept["caddy"]) != 2 {
		t.Errorf("patterns: %v", kept)
	}
}

// What docs/deploy.md has people copy is right in the eyes of the programs that read
// it, of those that this machine has.
func TestDeployFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		plant(t, dir, map[string]string{name: text}, false)
		return filepath.Join(dir, name)
	}
	name, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	service := strings.Replace(block(t, "ini"), "/usr/local/bin/portulan", name, 1)
	nginx := fmt.Sprintf("pid %s/pid; error_log %s/log;\nevents {}\nhttp {\naccess_log off;\n%s}\n", dir, dir, block(t, "nginx"))
	for _, command := range [][]string{
		{"systemd-analyze", "verify", write("portulan.service", service)},
		{"nginx", "-t", "-c", write("nginx.conf", nginx)},
		{"caddy", "validate", "--adapter", "caddyfile", "--config", write("Caddyfile", block(t, "caddy"))},
	} {
		if _, err := exec.LookPath(command[0]); err != nil {
			t.Logf("%s is not on this machine", command[0])
			continue
		}
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", command[0], err, out)
		}
	}
	for _, want := range []string{"FROM scratch\n", "USER 65532:65532\n"} {
		if !strings.Contains(block(t, "dockerfile"), want) {
			t.Errorf("the Dockerfile lacks %q", want)
		}
	}
}

// started is a new site.
func started(t *testing.T) (folder string, files map[string]string) {
	t.Helper()
	folder = t.TempDir()
	run(t, folder, "init", "--title", "Annuaire")
	files, err := tree(folder)
	if err != nil {
		t.Fatal(err)
	}
	return folder, files
}

// Every command that the files of a new site run or tell people to run is one that
// works there.
func TestStarterCommands(t *testing.T) {
	folder, files := started(t)
	said := regexp.MustCompile("(?m)(?:^ +(?:- |run: )|`)(portulan [^`\n]*)")
	ran := 0
	for name, text := range files {
		for _, match := range said.FindAllStringSubmatch(text, -1) {
			words, _, _ := strings.Cut(match[1], " >")
			args := strings.Fields(words)[1:]
			switch args[0] {
			case "serve", "new": // which wait, or ask
				args = append(args[:1], "--help")
			}
			ran++
			if out, err := program(t, folder, args...).CombinedOutput(); err != nil {
				t.Errorf("%s: portulan %s: %v\n%s", name, strings.Join(args, " "), err, out)
			}
		}
	}
	if ran < 8 {
		t.Errorf("%d commands were found: the test tests little", ran)
	}
}

// The files that other programs read are in their form.
func TestStarterFiles(t *testing.T) {
	_, files := started(t)
	for name, text := range files {
		var err error
		switch filepath.Ext(name) {
		case ".json":
			if !json.Valid([]byte(text)) {
				err = fmt.Errorf("not JSON")
			}
		case ".yml", ".yaml":
			var node yaml.Node
			err = yaml.Unmarshal([]byte(text), &node)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if settings := ".schemas/settings.schema.json"; !strings.Contains(files[".vscode/settings.json"], settings) || files[settings] == "" {
		t.Errorf("%s is not wired", settings)
	}
}

// The task of VS Code finds each problem of a check at its line and column, in both
// languages.
func TestStarterProblemMatcher(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		folder := t.TempDir()
		run(t, folder, "init", "--title", "Annuaire", "--language", lang)
		plant(t, folder, map[string]string{"content/pages/a.md": "---\ntitle: A\ntitre: B\nlinks: www.exemple.fr\n---\n"}, false)
		var tasks struct {
			Tasks []struct {
				ProblemMatcher []struct {
					Severity string
					Pattern  struct{ Regexp string }
				}
			}
		}
		text, err := os.ReadFile(filepath.Join(folder, ".vscode", "tasks.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &tasks); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		check := program(t, folder, "check")
		check.Stderr = &out
		if err := check.Run(); err == nil {
			t.Fatal("the check finds nothing")
		}
		found := map[string][]string{}
		for _, m := range tasks.Tasks[0].ProblemMatcher {
			pattern := regexp.MustCompile(m.Pattern.Regexp)
			for line := range strings.Lines(out.String()) {
				if match := pattern.FindStringSubmatch(strings.TrimSpace(line)); match != nil {
					found[m.Severity] = append(found[m.Severity], strings.Join(match[1:4], " "))
				}
			}
		}
		want := "map[error:[content/pages/a.md 3 1] warning:[content/pages/a.md 4 8]]"
		if got := fmt.Sprint(found); got != want {
			t.Errorf("in %s: %s, want %s\n%s", lang, got, want, out.String())
		}
	}
}
