package main

import (
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// What is fetched: the package, its version, and the hash that the registry
// gives for it (npm view <name>@<version> dist.integrity).
const (
	name      = "@etalab/decoupage-administratif"
	version   = "6.0.0"
	integrity = "sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ=="
)

// fetch returns the package as the registry serves it, a gzipped tar.
func fetch() ([]byte, error) {
	dir, err := os.MkdirTemp("", "cog-")
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
