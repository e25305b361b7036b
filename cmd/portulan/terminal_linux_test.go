package main_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// onTerminal runs a command on a terminal of its own and returns all that the
// command sends to it.
func onTerminal(t *testing.T, cmd *exec.Cmd) string {
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
