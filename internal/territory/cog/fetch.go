package main

import "portulan/internal/npm"

// What is fetched: the package, its version, and the hash that the registry
// gives for it (npm view <name>@<version> dist.integrity).
const (
	name      = "@etalab/decoupage-administratif"
	version   = "6.0.0"
	integrity = "sha512-XavYsFlbcM/prKr8hNHPKER94IHw/dsxNM4nxjWMYk6PLFACpEedvn/7wK8Baozm0dCYhWWcf+7bcWpA5pmCaQ=="
)

// fetch returns the package as the registry serves it, a gzipped tar.
func fetch() ([]byte, error) { return npm.Fetch(name, version, integrity) }
