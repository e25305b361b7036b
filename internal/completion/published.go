package completion

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"io"
	"sync"

	"portulan/internal/territory"
)

//go:generate go run ./make
//go:embed france.zip
var france []byte

// Published is a file as it is published.
type Published struct {
	Name string
	Data []byte
}

// Publish returns the files for an area, and a name for their folder that says
// what they hold. Those of the whole country are at hand; those of a part of it
// are made.
func Publish(area territory.Code) (folder string, files []Published) {
	if area == territory.France {
		return wholeCountry()
	}
	sum := sha256.New()
	for _, f := range Files(area) {
		p := Published{f.Name, f.Data()}
		io.WriteString(sum, p.Name) // a hash takes all that is written
		sum.Write(p.Data)
		files = append(files, p)
	}
	return hex.EncodeToString(sum.Sum(nil)[:5]), files
}

var wholeCountry = sync.OnceValues(func() (string, []Published) {
	archive, err := zip.NewReader(bytes.NewReader(france), int64(len(france)))
	if err != nil {
		panic(err) // of a file that the program carries
	}
	var files []Published
	for _, f := range archive.File {
		r, err := f.OpenRaw()
		if err != nil {
			panic(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			panic(err)
		}
		files = append(files, Published{f.Name, data})
	}
	sum := sha256.Sum256(france)
	return hex.EncodeToString(sum[:5]), files
})
