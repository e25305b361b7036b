package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html/atom"

	"portulan/internal/opendata/linked/schemaorg"
)

// commands are what scripts can do besides the usual commands of testscript.
var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits": exits,
	"words": words,
	"head":  head,
	"about": about,
	"holds": holds,
	"same":  same,
	"seeds": seeds,
	"write": write,
	"image": picture,
}

// exits CODE COMMAND ARGUMENT... runs a command that must end with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) >= 2, "exits code command [argument...]")
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// words PAGE prints the words that a page shows in its browser window, a line
// for each of its parts, with plain spaces for no-break ones.
func words(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 1, "words page")
	page, err := parsePage([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), page.words())
}

// head PAGE prints what a page says to machines of itself, a line for each: its
// meta elements, its address and its translations, as NAME: CONTENT.
func head(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 1, "head page")
	page, err := parsePage([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	for n := range page.elements {
		switch n.DataAtom {
		case atom.Meta:
			if name := attribute(n, "name") + attribute(n, "property"); name != "" {
				fmt.Fprintf(ts.Stdout(), "%s: %s\n", name, attribute(n, "content"))
			}
		case atom.Link:
			if rel := attribute(n, "rel"); rel == "canonical" || rel == "alternate" {
				fmt.Fprintf(ts.Stdout(), "%s: %s\n", strings.TrimSpace(rel+" "+attribute(n, "hreflang")), attribute(n, "href"))
			}
		}
	}
}

// about PAGE TYPE prints the nodes of a type in the linked data of a page, one
// key a line. They must keep to the vocabulary.
func about(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 2, "about page type")
	page, err := parsePage([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	for _, block := range page.linkedData() {
		d, err := schemaorg.Parse([]byte(block))
		ts.Check(err)
		if wrong, _ := d.Check(); len(wrong) > 0 {
			ts.Fatalf("%s", strings.Join(wrong, "\n"))
		}
		out := json.NewEncoder(ts.Stdout())
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		for _, node := range d.Nodes(args[1]) {
			ts.Check(out.Encode(node))
		}
	}
}

// [!] holds FOLDER TEXT: the text stands (nowhere) in the files of a folder.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, len(args) == 2, "holds folder text")
	var in []string
	files := readTree(ts, ts.MkAbs(args[0]))
	for name, content := range files {
		if strings.Contains(content, args[1]) || strings.Contains(name, args[1]) {
			in = append(in, name)
		}
	}
	if neg && len(in) > 0 {
		ts.Fatalf("%q stands in %s", args[1], strings.Join(in, ", "))
	}
	if !neg && len(in) == 0 {
		ts.Fatalf("%q stands in none of %d files", args[1], len(files))
	}
}

// [!] same FOLDER FOLDER: two folders hold (do not hold) the same files, byte
// for byte.
func same(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, len(args) == 2, "same folder folder")
	diff := difference(readTree(ts, ts.MkAbs(args[0])), readTree(ts, ts.MkAbs(args[1])))
	switch {
	case neg && diff == "":
		ts.Fatalf("%s and %s are the same", args[0], args[1])
	case !neg && diff != "":
		ts.Fatalf("%s and %s differ: %s", args[0], args[1], diff)
	}
}

// seeds copies the site of this repository here, without its history.
func seeds(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 0, "seeds")
	ts.Check(copySeeds(ts.Getenv("REPOSITORY"), ts.MkAbs(".")))
}

// write FILE TEXT [TIMES] adds a text to a file, over and over if TIMES is given.
// \x00, \n and so on in either are bytes that a script cannot show.
func write(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && (len(args) == 2 || len(args) == 3), "write file text [times]")
	name, text := unquote(ts, args[0]), unquote(ts, args[1])
	times := 1
	if len(args) == 3 {
		var err error
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	put(ts, name, strings.Repeat(text, times))
}

func unquote(ts *testscript.TestScript, text string) string {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	ts.Check(err)
	return text
}

// image FILE WIDTH HEIGHT writes a grey PNG picture.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	wants(ts, !neg && len(args) == 3, "image file width height")
	width, err := strconv.Atoi(args[1])
	height, err2 := strconv.Atoi(args[2])
	ts.Check(errors.Join(err, err2))
	put(ts, args[0], grey(width, height))
}

func wants(ts *testscript.TestScript, ok bool, usage string) {
	if !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

func put(ts *testscript.TestScript, name, content string) {
	name = ts.MkAbs(name)
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o777))
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = f.WriteString(content)
	ts.Check(errors.Join(err, f.Close()))
}

func readTree(ts *testscript.TestScript, folder string) map[string]string {
	files, err := tree(folder)
	ts.Check(err)
	return files
}

// tree reads the files of a folder, by path.
func tree(folder string) (map[string]string, error) {
	files := map[string]string{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = string(content)
		return err
	})
	return files, err
}

// difference says where two trees differ; empty if they are the same.
func difference(a, b map[string]string) string {
	var all []string
	for name, content := range a {
		if other, ok := b[name]; !ok {
			all = append(all, name+" is in the first only")
		} else if other != content {
			all = append(all, name+" has other bytes")
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			all = append(all, name+" is in the second only")
		}
	}
	return strings.Join(all, "; ")
}

// copySeeds copies the site of a repository to another folder.
func copySeeds(repository, to string) error {
	settings, err := os.ReadFile(filepath.Join(repository, "portulan.yaml"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(to, "portulan.yaml"), settings, 0o666); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(to, "content"), os.DirFS(filepath.Join(repository, "content")))
}
