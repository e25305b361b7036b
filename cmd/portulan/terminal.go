package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"portulan/internal/build"
	"portulan/internal/diag"
)

// terminal is the one place that talks to a person.
//
//   - Results go to the standard output, problems and progress to the standard
//     error.
//   - Progress is drawn on a terminal only, on one line that goes away; what is
//     piped is plain and the same at every run.
//   - There are colours on a terminal only, and none where NO_COLOR is set
//     (no-color.org) or the terminal is dumb.
//   - --quiet leaves problems only.
//   - A question is a line of plain text, which any screen reader reads, and is asked
//     only where a person can answer: on a terminal.
type terminal struct {
	in       *bufio.Reader
	out, err io.Writer
	asks     bool // a person can answer
	drawn    bool // progress can be drawn
	colour   bool // of what goes to the standard error
	coloured bool // likewise, to the standard output
	quiet    bool
	language diag.Language

	mu    sync.Mutex
	start time.Time
	last  time.Time // when progress was last drawn
	shown bool      // a progress line is on the screen
}

func newTerminal(in, out, err *os.File) *terminal {
	onTerminal := term.IsTerminal(int(err.Fd())) && os.Getenv("TERM") != "dumb"
	return &terminal{
		in: bufio.NewReader(in), out: out, err: err, drawn: onTerminal,
		asks:     term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(err.Fd())),
		colour:   onTerminal && os.Getenv("NO_COLOR") == "",
		coloured: term.IsTerminal(int(out.Fd())) && os.Getenv("TERM") != "dumb" && os.Getenv("NO_COLOR") == "",
		language: environmentLanguage(),
		start:    time.Now(),
	}
}

// redraw is how often progress is drawn at most.
const redraw = 100 * time.Millisecond

var stageNames = map[build.Stage]diag.Text{
	build.Reading:   {FR: "lecture des fiches", EN: "reading records"},
	build.Rendering: {FR: "écriture des pages", EN: "writing pages"},
}

// progress draws where a long run has come to.
func (t *terminal) progress(stage build.Stage, done, total int) {
	if !t.drawn || t.quiet {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if now.Sub(t.last) < redraw && done < total {
		return
	}
	t.last, t.shown = now, true
	fmt.Fprintf(t.err, "\r\x1b[K%s %d/%d · %.1f s", stageNames[stage].In(t.language), done, total, now.Sub(t.start).Seconds())
}

// clear takes the progress line away.
func (t *terminal) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.shown {
		fmt.Fprint(t.err, "\r\x1b[K")
		t.shown = false
	}
}

// problems prints problems, then how many there are.
func (t *terminal) problems(list []diag.Problem) {
	t.clear()
	if len(list) == 0 {
		return
	}
	diag.Print(t.err, list, diag.TextFormat, t.language, t.colour)
	errors, warnings := diag.Count(list)
	fmt.Fprintln(t.err, t.counts(errors, warnings))
}

func (t *terminal) counts(errors, warnings int) string {
	if t.language == diag.English {
		return fmt.Sprintf("%s, %s", t.plural(errors, "error", "errors"), t.plural(warnings, "warning", "warnings"))
	}
	return fmt.Sprintf("%s, %s", t.plural(errors, "erreur", "erreurs"), t.plural(warnings, "avertissement", "avertissements"))
}

// plural counts things. French takes zero for a singular.
func (t *terminal) plural(n int, one, other string) string {
	if n == 1 || n == 0 && t.language == diag.French {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, other)
}

// failure says why a command could not be run.
func (t *terminal) failure(err error) {
	t.clear()
	if fault, ok := errors.AsType[*diag.Fault](err); ok {
		diag.Print(t.err, []diag.Problem{{Fault: *fault}}, diag.TextFormat, t.language, t.colour)
		return
	}
	fmt.Fprintf(t.err, "portulan: %s\n", t.told(err))
}

// told is what an error says, in the language of the person if it knows it.
func (t *terminal) told(err error) string {
	if r, ok := errors.AsType[refusal](err); ok {
		return diag.Text(r).In(t.language)
	}
	return strings.TrimSpace(err.Error())
}

// refusal is why a command is not done, told to those who write records.
type refusal diag.Text

func refuse(fr, en string, args ...any) error {
	return refusal{FR: fmt.Sprintf(fr, args...), EN: fmt.Sprintf(en, args...)}
}

func (r refusal) Error() string { return r.EN }

// about puts the name of a flag before what is wrong with its value.
func about(flag string, err error) error {
	if r, ok := errors.AsType[refusal](err); ok {
		return refusal{FR: flag + ": " + r.FR, EN: flag + ": " + r.EN}
	}
	return fmt.Errorf("%s: %w", flag, err)
}

// say prints a line of result.
func (t *terminal) say(fr, en string, args ...any) {
	t.clear()
	if !t.quiet {
		fmt.Fprintf(t.out, diag.Text{FR: fr, EN: en}.In(t.language)+"\n", args...)
	}
}

// seconds writes a length of time in seconds and hundredths.
func (t *terminal) seconds(d time.Duration) string {
	s := fmt.Sprintf("%.2f", d.Seconds())
	if t.language == diag.French {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// ask asks a question until the answer will do, and returns it. An empty answer is
// the suggestion, where there is one. wrong says what is wrong with an answer.
func (t *terminal) ask(question diag.Text, suggestion string, wrong func(answer string) error) (string, error) {
	for {
		fmt.Fprint(t.err, question.In(t.language))
		if suggestion != "" {
			fmt.Fprintf(t.err, " [%s]", suggestion)
		}
		fmt.Fprint(t.err, diag.Text{FR: "\u00a0: ", EN: ": "}.In(t.language))
		line, err := t.in.ReadString('\n')
		if err != nil {
			fmt.Fprintln(t.err)
			return "", fmt.Errorf("no answer: %w", err)
		}
		answer := cmp.Or(strings.TrimSpace(line), suggestion)
		err = wrong(answer)
		if err == nil {
			return answer, nil
		}
		fmt.Fprintln(t.err, t.told(err))
	}
}
