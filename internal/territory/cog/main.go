// Command cog makes the data file of package territory from the npm package
// @etalab/decoupage-administratif, which carries the Code officiel géographique
// of Insee and the perimeters of the EPCI published by the DGCL.
//
// It is run by go generate ./internal/territory. The version of the source and
// its hash are pinned, and the same source gives the same bytes. For a new
// year: change the version and the hash in fetch.go, and the year and version
// in the constants of package territory.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("o", "cog.zip", "the file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "cog:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	packed, err := fetch()
	if err != nil {
		return err
	}
	src, err := unpack(packed)
	if err != nil {
		return err
	}
	tables, err := compile(src)
	if err != nil {
		return err
	}
	archive, err := pack(tables)
	if err != nil {
		return err
	}
	return os.WriteFile(out, archive, 0o644)
}
