package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// MaxSize is the largest record, in bytes.
const MaxSize = 1 << 20

// File is a record file, read.
type File struct {
	Name      string     // relative to the tree
	Front     *yaml.Node // the mapping of the front matter; nil where it could not be read
	FrontLine int        // the line of the file on which the front matter begins, from 1
	Body      []byte     // Markdown, line ends as \n
	BodyStart int        // the byte of the text at which the body begins
	BodyLine  int        // the line of the file on which the body begins, from 1
}

// Read reads a record file and explains all that is wrong with its writing.
func (t Tree) Read(name string) (File, []diag.Problem) {
	text, problems := t.read(name)
	if text == nil {
		return File{Name: name}, problems
	}
	file, more := parse(name, text)
	problems = append(problems, more...)
	for i := range problems {
		problems[i].File = t.File(name)
	}
	Excerpt(problems, text)
	return file, problems
}

// ReadBody reads the body of a record file again, which begins at the byte and
// on the line that [Tree.Read] gave, unless the file has changed since. What is
// wrong with the rest of the file is for Read to say.
func (t Tree) ReadBody(name string, start, line int) ([]byte, int, []diag.Problem) {
	text, err := fs.ReadFile(t.FS, name)
	if err != nil {
		return nil, line, []diag.Problem{t.unreadable(name, err)}
	}
	text = normalise(text)
	if start <= len(text) && bytes.HasSuffix(text[:start], []byte("---\n")) {
		return text[start:], line, nil
	}
	file := split(text, func([]byte, int) {})
	return file.Body, file.BodyLine, nil
}

// read returns the text of a file of the tree as [fit] does.
func (t Tree) read(name string) ([]byte, []diag.Problem) {
	text, err := fs.ReadFile(t.FS, name)
	if err != nil {
		return nil, []diag.Problem{t.unreadable(name, err)}
	}
	return fit(t.File(name), text)
}

// fit returns a text as UTF-8 with \n line ends and without a byte order mark;
// nil where it is not such a text.
func fit(file string, text []byte) ([]byte, []diag.Problem) {
	var problems []diag.Problem
	if rest, found := bytes.CutPrefix(text, []byte("\ufeff")); found {
		text = rest
		problems = append(problems, diag.Problem{Fault: *diag.NewFault(diag.FileBOM), File: file, Line: 1, Column: 1})
	}
	if len(text) > MaxSize {
		fault := diag.NewFault(diag.FileTooLarge, "size", Size(len(text)), "limit", Size(MaxSize))
		return nil, append(problems, diag.Problem{Fault: *fault, File: file})
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return nil, append(problems, at(file, text, i, diag.FileNUL))
	}
	if !utf8.Valid(text) {
		return nil, append(problems, at(file, text, firstBroken(text), diag.FileNotUTF8))
	}
	return normalise(text), problems
}

// normalise makes every line end a \n, and drops a byte order mark.
func normalise(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// at is a problem at a byte of a text that is not yet known to be one.
func at(file string, text []byte, offset int, code diag.Code) diag.Problem {
	before := normalise(text[:offset])
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	one := []diag.Problem{{Fault: *diag.NewFault(code), File: file, Line: line, Column: column, Width: 1}}
	// Each byte that is no character is shown as one, and so is a NUL.
	shown := strings.ReplaceAll(string([]rune(string(normalise(text)))), "\x00", "\u2400")
	Excerpt(one, []byte(shown))
	return one[0]
}

func firstBroken(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(text)
}

// parse splits and parses a record's text.
func parse(name string, text []byte) (File, []diag.Problem) {
	var problems []diag.Problem
	var node *yaml.Node
	found := false
	file := split(text, func(front []byte, line int) {
		found = true
		node, problems = parseYAML(front, line)
	})
	file.Name, file.Front = name, node
	if !found {
		problems = []diag.Problem{unopened(text)}
	}
	return file, problems
}

// Parse reads the text of a record file and leaves unsaid what is wrong with it:
// it is for texts that nobody can mend, such as those of git's history.
func Parse(name string, text []byte) File {
	text, _ = fit(name, text)
	if text == nil {
		return File{Name: name}
	}
	file, _ := parse(name, text)
	return file
}

// unopened says what a text without front matter lacks: all of it, or only the
// line that closes it.
func unopened(text []byte) diag.Problem {
	blank := len(text) - len(bytes.TrimLeft(text, " \t\n"))
	first, _, _ := bytes.Cut(text[blank:], []byte("\n"))
	if string(bytes.TrimRight(first, " \t")) != "---" {
		return diag.Problem{Fault: *diag.NewFault(diag.FrontMissing), Line: 1, Column: 1, Width: 1}
	}
	line := bytes.Count(text[:blank], []byte("\n")) + 1
	column := blank - bytes.LastIndexByte(text[:blank], '\n')
	return diag.Problem{Fault: *diag.NewFault(diag.FrontUnclosed), Line: line, Column: column, Width: 3}
}

// readers are those that split lends to package frontmatter, which would make
// one for each file.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// split parts the front matter, which it gives to take with its first line,
// from the body. Without front matter all is body, and take is not called.
func split(text []byte, take func(front []byte, line int)) File {
	file := File{FrontLine: 2, BodyLine: 1, Body: text}
	format := frontmatter.NewFormat("---", "---", func(front []byte, _ any) error {
		file.FrontLine = bytes.Count(text[:bytes.Index(text, []byte("---"))], []byte("\n")) + 2
		take(front, file.FrontLine)
		return nil
	})
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	// The package copies what it is given: first, the text up to where the front
	// matter seems to end, then all of it if that was not its end.
	for _, part := range [...][]byte{text[:seemingEnd(text)], text} {
		reader.Reset(bytes.NewReader(part))
		rest, err := frontmatter.Parse(reader, nil, format)
		if err != nil { // reading from memory does not fail
			panic(fmt.Sprintf("source: split front matter: %v", err))
		}
		if len(rest) < len(part) {
			file.BodyStart = len(part) - len(rest)
			file.Body = text[file.BodyStart:]
			file.BodyLine = bytes.Count(text[:file.BodyStart], []byte("\n")) + 1
			break
		}
	}
	return file
}

// seemingEnd is the end of the first line of dashes after the first dashes of a
// text; 0 where there is none.
func seemingEnd(text []byte) int {
	opening := max(0, bytes.Index(text, []byte("---")))
	closing := bytes.Index(text[opening:], []byte("\n---"))
	if closing < 0 {
		return 0
	}
	start := opening + closing + 1
	if end := bytes.IndexByte(text[start:], '\n'); end >= 0 {
		return start + end + 1
	}
	return len(text)
}

// Annotate gives problems that name a field, or a line alone, their line,
// column and excerpt, by reading their file again. It is for the few problems
// that are found once the file is no longer in hand.
func (t Tree) Annotate(problems []diag.Problem) {
	byFile := map[string][]*diag.Problem{}
	for i := range problems {
		if p := &problems[i]; p.Excerpt == "" {
			byFile[p.File] = append(byFile[p.File], p)
		}
	}
	for file, concerned := range byFile {
		name, ours := t.name(file)
		if !ours {
			continue
		}
		text, _ := t.read(name)
		if text == nil {
			continue
		}
		read, _ := parse(name, text)
		for _, p := range concerned {
			if p.Line == 0 && p.Field != "" && read.Front != nil {
				place := schema.Locate(read.Front, p.Field)
				p.Line, p.Column, p.Width = read.FrontLine+place.Line-1, place.Column, place.Width
			}
		}
		excerpt(concerned, text)
	}
}

// Excerpt gives problems the lines of the text that they are about.
func Excerpt(problems []diag.Problem, text []byte) {
	list := make([]*diag.Problem, len(problems))
	for i := range problems {
		list[i] = &problems[i]
	}
	excerpt(list, text)
}

func excerpt(problems []*diag.Problem, text []byte) {
	if len(problems) == 0 {
		return
	}
	lines := strings.Split(string(text), "\n")
	for _, p := range problems {
		if p.Excerpt != "" || p.Line < 1 || p.Line > len(lines) {
			continue
		}
		p.Excerpt = lines[p.Line-1]
		// A value may go on below: what is underlined ends with the line.
		p.Width = min(p.Width, max(1, utf8.RuneCountInString(p.Excerpt)-p.Column+1))
	}
}

// Size writes a number of bytes for a message, in kibibytes or mebibytes,
// rounded up so that what is above a limit reads so.
func Size(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d Kio", (bytes+1023)/1024)
	}
	tenths := (10*bytes + 1<<20 - 1) >> 20
	return fmt.Sprintf("%d.%d Mio", tenths/10, tenths%10)
}
