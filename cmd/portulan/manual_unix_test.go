//go:build unix

package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"portulan/internal/manual"
)

// A reader does what each page of the documentation says, from an empty folder: every
// command works, every example builds, and every message and page is as it is told.
func TestManual(t *testing.T) {
	total := 0
	for _, name := range manualPages(t) {
		blocks := manual.Blocks(readPage(t, name))
		total += len(blocks)
		t.Run(name, func(t *testing.T) {
			r := &reader{t: t, page: name, home: t.TempDir(), folder: t.TempDir()}
			for _, b := range blocks {
				r.does(b)
				if t.Failed() {
					return // what follows relies on it
				}
			}
			r.ends()
		})
	}
	if total < 80 {
		t.Errorf("%d blocks: the test tests little", total)
	}
}

// reader does what a page says.
type reader struct {
	t          *testing.T
	page       string
	home       string // what the person has besides: programs, settings of git
	folder     string // where the page has led to
	repository string // a copy
	said       string // by the last command
}

// read are the languages of blocks that are only read here. What other programs take
// has tests of its own: deploy_test.go and schedules_test.go.
var read = []string{"http", "ini", "dockerfile", "nginx", "caddy", "crontab"}

func (r *reader) does(b manual.Block) {
	r.t.Helper()
	switch b.Language {
	case "sh":
		r.runs(b)
	case "yaml", "markdown":
		r.edits(b)
	case "console":
		r.finds(b, r.said)
	case "json":
		if !json.Valid([]byte(b.Text)) {
			r.fails(b, "not JSON")
		}
	case "text":
		if b.File == "" {
			return
		}
		page, err := parsePage([]byte(r.file(b)))
		if err != nil {
			r.fails(b, "%v", err)
		}
		r.finds(b, page.words())
	default:
		if b.File != "" || !slices.Contains(read, b.Language) {
			r.strange(b)
		}
	}
}

// runs does what a block of commands asks for.
func (r *reader) runs(b manual.Block) {
	r.t.Helper()
	switch b.Action {
	case "":
		r.types(b, &r.folder)
	case "repository":
		r.copyRepository()
		r.types(b, &r.repository)
	case "serve":
		r.serves(b, r.folder)
	case "repository serve":
		r.copyRepository()
		r.serves(b, r.repository)
	case "elsewhere":
		if out, err := exec.Command("sh", "-n", "-c", b.Text).CombinedOutput(); err != nil {
			r.fails(b, "%v: %s", err, out)
		}
	default:
		r.strange(b)
	}
}

// edits does what a block with the text of a file asks for.
func (r *reader) edits(b manual.Block) {
	r.t.Helper()
	switch {
	case b.File == "":
		r.strange(b)
	case b.Action == "mistake":
		r.errs(b)
	case b.Action == "":
		r.writes(b.File, b.Text)
	case b.Action == "set":
		r.writes(b.File, manual.Set(r.file(b), b.Text))
	case b.Action == "each":
		r.tries(b)
	}
}

// ends checks the site that the page has made, if any: its examples are right.
func (r *reader) ends() {
	r.t.Helper()
	if _, err := os.Stat(filepath.Join(r.folder, "content")); err != nil {
		return
	}
	if out, err := r.shell(r.folder, "portulan check").CombinedOutput(); err != nil {
		r.t.Errorf("%s: at its end, the site has errors: %s", r.page, out)
	}
}

func (r *reader) strange(b manual.Block) {
	r.t.Helper()
	r.fails(b, "a block %q %q %q: package manual says which there are", b.Language, b.File, b.Action)
}

func (r *reader) fails(b manual.Block, format string, args ...any) {
	r.t.Helper()
	r.t.Errorf("%s:%d: "+format, append([]any{r.page, b.Line}, args...)...)
}

// shell is a shell in a folder, in which the program can be called by its name.
func (r *reader) shell(folder, script string) *exec.Cmd {
	r.t.Helper()
	name, err := compiled()
	if err != nil {
		r.t.Fatal(err)
	}
	cmd := exec.Command("sh", "-eu", "-c", script)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PATH="+r.home+":"+filepath.Dir(name)+":"+os.Getenv("PATH"), "GOBIN="+r.home,
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(folder), "GIT_CONFIG_GLOBAL="+filepath.Join(r.home, "gitconfig"), "LC_ALL=C.UTF-8",
		// What was compiled in one copy of the repository is not compiled again in another.
		"GOFLAGS=-trimpath")
	return cmd
}

// types types commands, and stays in the folder that they lead to.
func (r *reader) types(b manual.Block, folder *string) {
	r.t.Helper()
	way := filepath.Join(r.t.TempDir(), "way")
	cmd := r.shell(*folder, b.Text+"\npwd >'"+way+"'")
	out, err := cmd.CombinedOutput()
	r.said = string(out)
	if err != nil {
		r.fails(b, "%v\n%s%s", err, b.Text, out)
		return
	}
	led, err := os.ReadFile(way)
	if err != nil {
		r.t.Fatal(err)
	}
	*folder = strings.TrimSpace(string(led))
}

// address is where a server says that it is.
var address = regexp.MustCompile(`http://[\w.:]+/\S*`)

// serves types a command that serves a site, at a port that is free, and opens the
// address that it gives.
func (r *reader) serves(b manual.Block, folder string) {
	r.t.Helper()
	cmd := r.shell(folder, strings.TrimSpace(b.Text)+" --port 0")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // go run has a child
	said, err := cmd.StdoutPipe()
	var log bytes.Buffer
	cmd.Stderr = &log
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	defer cmd.Wait()
	defer syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
	var where, lines string
	for out := bufio.NewScanner(said); where == "" && out.Scan(); {
		where = address.FindString(out.Text())
		lines += out.Text() + "\n"
	}
	if where == "" {
		cmd.Wait()
		r.fails(b, "no address: %s%s", lines, log.String())
		return
	}
	answer, err := http.Get(where)
	if err != nil {
		r.fails(b, "%v", err)
		return
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		r.fails(b, "%s: %s", where, answer.Status)
	}
}

// tries sets each line of a block in turn. The check has nothing to say of the file.
func (r *reader) tries(b manual.Block) {
	r.t.Helper()
	before := r.file(b)
	for line := range strings.Lines(b.Text) {
		r.writes(b.File, manual.Set(before, line))
		if said := r.checks(); strings.Contains(said, b.File) {
			r.fails(b, "%s%s", line, said)
		}
	}
	r.writes(b.File, before)
}

// errs makes a mistake, checks the site, and undoes the mistake.
func (r *reader) errs(b manual.Block) {
	r.t.Helper()
	name := filepath.Join(r.folder, filepath.FromSlash(b.File))
	before, err := os.ReadFile(name)
	wrong := b.Text
	if b.Language == "yaml" {
		wrong = manual.Set(string(before), b.Text)
	}
	r.writes(b.File, wrong)
	if r.said = r.checks(); !strings.Contains(r.said, b.File) {
		r.fails(b, "the check finds nothing wrong in %s: %s", b.File, r.said)
	}
	if err != nil { // it was not there
		os.Remove(name)
	} else {
		r.writes(b.File, string(before))
	}
}

// checks is what the check says of the site.
func (r *reader) checks() string {
	r.t.Helper()
	out, _ := r.shell(r.folder, "portulan check").CombinedOutput()
	return string(out)
}

// finds looks for each line of a block, whatever spaces stand between its words.
func (r *reader) finds(b manual.Block, in string) {
	r.t.Helper()
	in = "\n" + plainSpaces(in) + "\n"
	for line := range strings.Lines(b.Text) {
		if line = strings.TrimSpace(plainSpaces(line)); line != "" && !strings.Contains(in, line) {
			r.fails(b, "%q is not in\n%s", line, in)
		}
	}
}

// plainSpaces puts one space for each run of them, lines apart.
func plainSpaces(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.Join(strings.FieldsFunc(line, unicode.IsSpace), " "))
	}
	return strings.Join(lines, "\n")
}

func (r *reader) file(b manual.Block) string {
	r.t.Helper()
	content, err := os.ReadFile(filepath.Join(r.folder, filepath.FromSlash(b.File)))
	if err != nil {
		r.fails(b, "%v", err)
	}
	return string(content)
}

func (r *reader) writes(name, content string) {
	r.t.Helper()
	plant(r.t, r.folder, map[string]string{name: content}, false)
}

func (r *reader) copyRepository() {
	r.t.Helper()
	if r.repository != "" {
		return
	}
	r.repository = r.t.TempDir()
	root := filepath.Join("..", "..")
	for _, folder := range []string{"cmd", "internal", "layouts", "content"} {
		if err := os.CopyFS(filepath.Join(r.repository, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
			r.t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "portulan.yaml"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			r.t.Fatal(err)
		}
		plant(r.t, r.repository, map[string]string{name: string(text)}, false)
	}
}
