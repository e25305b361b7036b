package territory

import (
	"archive/zip"
	_ "embed" // the data
	"io"
	"iter"
	"strconv"
	"strings"
)

// archive is a zip of tables, one line for each territory, sorted by code, with
// tabs between the columns. The command in the folder cog says what they are.
//
//go:embed cog.zip
var archive string

// rows yields the lines of a table of the archive, each in as many columns; the
// slice is good until the next.
func rows(table string, columns int) iter.Seq[[]string] { return split(read(table), columns) }

func split(text string, columns int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		row := make([]string, columns)
		for line := range strings.Lines(text) {
			line = line[:len(line)-1]
			for i := range row {
				row[i], line, _ = strings.Cut(line, "\t")
			}
			if !yield(row) {
				return
			}
		}
	}
}

// read returns a table of the archive. The data are part of the program, so
// that a fault in them is one of the program.
func read(table string) string {
	entries, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	file, err := entries.Open(table)
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	var text strings.Builder
	text.Grow(int(info.Size()))
	if _, err := io.Copy(&text, file); err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	return text.String()
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	return n
}
