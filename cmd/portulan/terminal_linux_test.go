package main_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// onTerminal runs a command on a terminal of its own, types on it, and returns all
// that the terminal shows: what the command sends, and what is typed.
func onTerminal(t *testing.T, cmd *exec.Cmd, typed ...string) string {
	t.Helper()
	keyboard, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	number, err := unix.IoctlGetInt(int(keyboard.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(keyboard.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	screen, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = screen, screen, screen
	err = cmd.Start()
	screen.Close()
	if err != nil {
		t.Fatal(err)
	}
	// A terminal keeps what is typed until it is read.
	for _, line := range typed {
		if _, err := io.WriteString(keyboard, line+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	sent, err := io.ReadAll(keyboard)
	if err != nil && !errors.Is(err, syscall.EIO) { // EIO: the command has left
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, sent)
	}
	return strings.ReplaceAll(string(sent), "\r\n", "\n")
}

var (
	progress = regexp.MustCompile(`\r\x1b\[K(lecture des fiches|écriture des pages) \d+/\d+ · \d+[.,]\d s`)
	colour   = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	erased   = regexp.MustCompile(`[^\n]*\r\x1b\[K`)
)

// On a terminal, a build shows how far it has come on a line that goes away, and
// problems in colour; NO_COLOR, a dumb terminal and --quiet are respected.
func TestTerminal(t *testing.T) {
	for _, test := range []struct {
		name               string
		env, args          []string
		progress, coloured bool
	}{
		{"terminal", []string{"TERM=xterm-256color", "NO_COLOR="}, nil, true, true},
		{"NO_COLOR", []string{"TERM=xterm-256color", "NO_COLOR=1"}, nil, true, false},
		{"dumb", []string{"TERM=dumb", "NO_COLOR="}, nil, false, false},
		{"quiet", []string{"TERM=xterm-256color", "NO_COLOR="}, []string{"--quiet"}, false, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			plant(t, folder, map[string]string{
				"portulan.yaml":               settings,
				"content/projets/atelier.md":  "---\ntitle: Atelier\nwebsite: www.atelier.fr\n---\n",
				"content/projets/atelier2.md": "---\ntitle: Atelier 2\n---\n",
			}, false)
			cmd := program(t, folder, append([]string{"build"}, test.args...)...)
			cmd.Env = append(cmd.Env, test.env...)
			sent := onTerminal(t, cmd)

			stages := map[string]bool{}
			for _, shown := range progress.FindAllStringSubmatch(sent, -1) {
				stages[shown[1]] = true
			}
			if shown := len(stages) == 2; shown != test.progress || len(stages) == 1 {
				t.Errorf("stages shown: %v", stages)
			}
			if colour.MatchString(sent) != test.coloured {
				t.Errorf("colours: %t", !test.coloured)
			}
			if !test.progress && !test.coloured && strings.ContainsAny(sent, "\x1b\r") {
				t.Error("a dumb terminal is sent escape sequences")
			}
			left := erased.ReplaceAllString(sent, "")
			if strings.Contains(left, "écriture des pages") || strings.Contains(left, "lecture des fiches") {
				t.Error("progress stays on the screen")
			}
			if !strings.Contains(left, "www.atelier.fr") {
				t.Error("the warning is gone from the screen")
			}
			if t.Failed() {
				t.Logf("%q", sent)
			}
		})
	}
}

// On a terminal, init and new ask for what is not given, ask again for an answer that
// will not do, and take a suggestion for an empty one.
func TestQuestions(t *testing.T) {
	folder := t.TempDir()
	sent := onTerminal(t, program(t, folder, "init", "site"), "de", "fr", "", "Annuaire des quais", "quais.example.fr", "https://quais.example.fr/")
	for _, want := range []string{"fr or en is needed", "Nom du site\u00a0: ", "il faut un nom", "Adresse publique du site [https://example.org/]\u00a0: ", "commence dans site"} {
		if !strings.Contains(sent, want) {
			t.Errorf("%q is not said", want)
		}
	}
	site := filepath.Join(folder, "site")
	sent += onTerminal(t, program(t, site, "new"), "lauréat", "projet", "", "Atelier du quai", "")
	sent += onTerminal(t, program(t, site, "new", "appel"), "Second appel", "Un résumé : court.", "autre", "")
	for _, want := range []string{"organisation, secteur, page)\u00a0: ", "quelle sorte de fiche ? Écrivez programme", "Titre\u00a0: ", "Résumé, en une phrase (facultatif)\u00a0: ", "content/projets/atelier-du-quai.md", "Identifiant du programme [relance-des-ateliers]\u00a0: ",
		"l’identifiant d’un programme est nécessaire : relance-des-ateliers", "content/programmes/relance-des-ateliers/second-appel.md"} {
		if !strings.Contains(sent, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if t.Failed() {
		t.Logf("%s", sent)
	}
	run(t, site, "build", "--quiet", "--strict")
	files, err := tree(site)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(files["portulan.yaml"], `base_url: "https://quais.example.fr/"`) {
		t.Error("the address is not in the settings")
	}
	if !strings.Contains(files["content/programmes/relance-des-ateliers/second-appel.md"], `summary: "Un résumé : court."`) {
		t.Error("the summary is not in the record")
	}
}
