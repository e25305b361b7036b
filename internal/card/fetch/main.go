// Command fetch takes the faces of package card, and their licence, from the npm
// package source-serif, in which Adobe publishes Source Serif.
//
// It is run by go generate ./internal/card. The version of the source and its
// hash are pinned. The files are embedded as they are: under the SIL Open Font
// License, a changed one could not keep its name.
package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"portulan/internal/npm"
)

// What is fetched: the package, its version, and the hash that the registry
// gives for it (npm view <name>@<version> dist.integrity).
const (
	name      = "source-serif"
	version   = "4.5.1"
	integrity = "sha512-NUAh5IzF7KiUu2gTpqE+ed9MNbMe4st7LIIXZ0OHHSPc6gg86H67j04M8sIhU2qqFd26btXaFQ2ge5u/p72j0Q=="
)

// folder is where the files go, from the folder of package card.
const folder = "fonts"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "fetch:", err)
		os.Exit(1)
	}
}

func run() error {
	p, err := npm.Fetch(name, version, integrity)
	if err != nil {
		return err
	}
	for _, file := range []string{"LICENSE.md", "OTF/SourceSerif4Display-Regular.otf", "OTF/SourceSerif4-Regular.otf"} {
		data, err := p.File(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, path.Base(file)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
