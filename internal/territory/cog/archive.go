package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// pack makes one zip of the tables, a file for each, so that each can be read
// without the others. Its entries bear no time.
func pack(t tables) ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, table := range []struct {
		name  string
		lines []string
	}{
		{"regions.tsv", t.regions},
		{"departements.tsv", t.departements},
		{"epci.tsv", t.epci},
		{"communes.tsv", t.communes},
		{"parts.tsv", t.parts},
		{"postcodes.tsv", t.postcodes},
	} {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: table.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(entry, strings.Join(table.lines, "\n")+"\n"); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
