package publish

import (
	"io"
	"os"
	"strconv"
	"strings"
)

// Mark is the name of the file at the root of a published folder by which the
// next build knows that the folder is its own to replace.
const Mark = ".portulan"

// markVersion changes when a published folder can no longer be read as before,
// or when the same text is compressed to other bytes.
const markVersion = 1

const (
	markTitle = "Portulan replaces this whole folder at each build: keep nothing of yours here. " +
		"Portulan remplace tout ce dossier à chaque construction\u00a0: n’y gardez rien.\n"
	markKey  = "portulan-output: "
	markText = markTitle + markKey + "1\n"
)

// ParseMark returns the version that a mark states. Any first line will do, as
// its wording may change; the second one is the mark. ok is false for a file
// that no version of the program wrote.
func ParseMark(text string) (version int, ok bool) {
	_, rest, found := strings.Cut(text, "\n")
	line, _, ended := strings.Cut(rest, "\n")
	digits, keyed := strings.CutPrefix(line, markKey)
	if !found || !ended || !keyed {
		return 0, false
	}
	version, err := strconv.Atoi(digits)
	if err != nil || version < 1 || strconv.Itoa(version) != digits {
		return 0, false
	}
	return version, true
}

// readMark reads the mark at path, which must be a plain file.
func readMark(path string) (version int, ok bool) {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return 0, false
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return 0, false
	}
	return ParseMark(string(text))
}
