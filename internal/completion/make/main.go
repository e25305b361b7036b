// Command make writes the files for the whole country into one, which the
// program embeds: to make them takes seconds, and they change once a year.
package main

import (
	"archive/zip"
	"log"
	"os"

	"portulan/internal/completion"
	"portulan/internal/territory"
)

func main() {
	if err := write("france.zip"); err != nil {
		log.Fatal(err)
	}
}

// write writes a zip of the files, which are stored as they are: they are
// compressed already.
func write(name string) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer out.Close()
	w := zip.NewWriter(out)
	for _, f := range completion.Files(territory.France) {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.Data()); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.Close()
}
