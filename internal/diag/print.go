package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Format is a way to print problems.
type Format string

// The formats.
const (
	TextFormat   Format = "text"   // for people
	JSONFormat   Format = "json"   // one array of objects
	GitHubFormat Format = "github" // workflow commands, which annotate the lines of a pull request
	GitLabFormat Format = "gitlab" // a Code Quality report
)

// Formats returns every format.
func Formats() []Format { return []Format{TextFormat, JSONFormat, GitHubFormat, GitLabFormat} }

// Print writes problems in a format. Colour is for terminals, in text only.
func Print(w io.Writer, problems []Problem, format Format, lang Language, colour bool) error {
	switch format {
	case JSONFormat:
		return printJSON(w, problems, lang)
	case GitHubFormat:
		return printGitHub(w, problems, lang)
	case GitLabFormat:
		return printGitLab(w, problems, lang)
	case TextFormat:
		return printText(w, problems, lang, colour)
	}
	return fmt.Errorf("unknown format %q", format)
}

var severityWords = map[Severity]Text{
	Error:   {"erreur", "error"},
	Warning: {"avertissement", "warning"},
}

// ANSI sequences, by what they are for.
const (
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	reset  = "\x1b[0m"
)

func printText(w io.Writer, problems []Problem, lang Language, colour bool) error {
	paint := func(style, text string) string {
		if !colour || text == "" {
			return text
		}
		return style + text + reset
	}
	var b strings.Builder
	for _, p := range problems {
		style := yellow
		if p.Code.Severity() == Error {
			style = red
		}
		if place := p.Place(); place != "" {
			b.WriteString(paint(bold, Clean(place)) + ": ")
		}
		fmt.Fprintf(&b, "%s: %s %s\n", paint(style, severityWords[p.Code.Severity()].In(lang)),
			Clean(p.Message(lang)), paint(dim, "["+string(p.Code)+"]"))
		if p.Excerpt != "" {
			excerpt, caret := p.excerpt()
			fmt.Fprintf(&b, "%s%s\n", paint(dim, fmt.Sprintf("%5d | ", p.Line)), excerpt)
			if p.Column > 0 {
				fmt.Fprintf(&b, "%s%s\n", paint(dim, "      | "), paint(style, caret))
			}
		}
		if remedy := p.Remedy(lang); remedy != "" {
			fmt.Fprintf(&b, "        %s\n", Clean(remedy))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Place is where the problem is: file, line and column as far as they are known.
func (p *Problem) Place() string {
	switch {
	case p.File == "" || p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// The part of a long line that is shown, in characters, and how much of it
// stands before the caret.
const (
	excerptWidth  = 100
	excerptBefore = 40
)

// excerpt returns the line, or the part of it around the column, and a caret
// line to put below it.
func (p *Problem) excerpt() (line, caret string) {
	runes := []rune(p.Excerpt)
	column := min(max(p.Column-1, 0), len(runes))
	start := 0
	if len(runes) > excerptWidth {
		start = max(0, min(column-excerptBefore, len(runes)-excerptWidth))
		end := min(len(runes), start+excerptWidth)
		runes = runes[start:end]
	}
	before := column - start
	width := min(max(p.Width, 1), max(1, len(runes)-before))
	shown := string(runes)
	if start > 0 {
		shown = "…" + shown
		before++
	}
	return Clean(shown), strings.Repeat(" ", before) + "^" + strings.Repeat("~", width-1)
}

// Clean takes out of a text of the content what a terminal would obey: control
// characters, and marks that turn the direction of writing.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return '\ufffd'
		}
		return r
	}, text)
}

// problemJSON is a problem in the JSON format. Its fields are stable.
type problemJSON struct {
	File     string   `json:"file,omitempty"`
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	Field    string   `json:"field,omitempty"`
	Code     Code     `json:"code"`
	Severity string   `json:"severity"`
	Message  string   `json:"message"`
	Remedy   string   `json:"remedy,omitempty"`
	Near     []string `json:"near,omitempty"`
	Excerpt  string   `json:"excerpt,omitempty"`
}

func printJSON(w io.Writer, problems []Problem, lang Language) error {
	list := make([]problemJSON, len(problems))
	for i, p := range problems {
		list[i] = problemJSON{
			File: p.File, Line: p.Line, Column: p.Column, Field: p.Field, Code: p.Code,
			Severity: p.Code.Severity().String(), Message: p.Message(lang), Remedy: p.Remedy(lang), Near: p.Near, Excerpt: p.Excerpt,
		}
	}
	return encode(w, list)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// printGitHub writes workflow commands, as GitHub's documentation of
// "workflow commands" describes them.
func printGitHub(w io.Writer, problems []Problem, lang Language) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, p := range problems {
		var at []string
		if p.File != "" {
			at = append(at, "file="+property.Replace(Clean(p.File)))
		}
		if p.Line > 0 {
			at = append(at, fmt.Sprintf("line=%d", p.Line))
		}
		if p.Column > 0 {
			at = append(at, fmt.Sprintf("col=%d", p.Column))
		}
		at = append(at, "title="+property.Replace(string(p.Code)))
		message := strings.TrimSpace(Clean(p.Message(lang)) + "\n" + Clean(p.Remedy(lang)))
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", p.Code.Severity(), strings.Join(at, ","), data.Replace(message)); err != nil {
			return err
		}
	}
	return nil
}

// issueGitLab is an entry of GitLab's Code Quality report, which is a subset of
// the Code Climate format.
type issueGitLab struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    locationGitLab `json:"location"`
}

type locationGitLab struct {
	Path  string      `json:"path"`
	Lines linesGitLab `json:"lines"`
}

type linesGitLab struct {
	Begin int `json:"begin"`
}

// sentences puts a message, which does not end as a sentence does, and a remedy
// on one line.
func sentences(message, remedy string) string {
	switch {
	case remedy == "":
		return message
	case strings.HasSuffix(message, "?") || strings.HasSuffix(message, "!") || strings.HasSuffix(message, "…"):
		return message + " " + remedy
	}
	return message + ". " + remedy
}

func printGitLab(w io.Writer, problems []Problem, lang Language) error {
	list := make([]issueGitLab, len(problems))
	alike := map[string]int{} // how many problems of a fingerprint there were
	for i, p := range problems {
		first := p.fingerprint(0)
		fingerprint := p.fingerprint(alike[first])
		alike[first]++
		severity := "minor"
		if p.Code.Severity() == Error {
			severity = "major"
		}
		list[i] = issueGitLab{
			Description: sentences(p.Message(lang), p.Remedy(lang)),
			CheckName:   string(p.Code),
			Fingerprint: fingerprint,
			Severity:    severity,
			Location:    locationGitLab{Path: p.File, Lines: linesGitLab{Begin: max(1, p.Line)}},
		}
	}
	return encode(w, list)
}
