package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// source is what is read of the package, under the names that it uses.
type source struct {
	regions      []region
	departements []departement
	epci         []epci
	communes     []commune
}

type region struct {
	Code string `json:"code"`
	Nom  string `json:"nom"`
	Zone string `json:"zone"` // metro, drom or com; com is not a région of the COG
}

type departement struct {
	Code   string `json:"code"`
	Nom    string `json:"nom"`
	Region string `json:"region"`
	Zone   string `json:"zone"`
}

type epci struct {
	Code    string `json:"code"`
	Nom     string `json:"nom"`
	Membres []struct {
		Code string `json:"code"`
	} `json:"membres"`
}

type commune struct {
	Code         string   `json:"code"`
	Nom          string   `json:"nom"`
	Type         string   `json:"type"`
	Departement  string   `json:"departement"`
	Population   int      `json:"population"`
	AnciensCodes []string `json:"anciensCodes"`
	ChefLieu     string   `json:"chefLieu"` // of a déléguée or associée: its commune
	Commune      string   `json:"commune"`  // of an arrondissement municipal: its commune
	CodesPostaux []string `json:"codesPostaux"`
}

// unpack reads the data files of the gzipped tar.
func unpack(packed []byte) (source, error) {
	var src source
	files := map[string]any{
		"package/data/regions.json":      &src.regions,
		"package/data/departements.json": &src.departements,
		"package/data/epci.json":         &src.epci,
		"package/data/communes.json":     &src.communes,
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return source{}, fmt.Errorf("unpack %s: %w", name, err)
	}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return source{}, fmt.Errorf("unpack %s: %w", name, err)
		}
		into, wanted := files[header.Name]
		if !wanted {
			continue
		}
		if err := json.NewDecoder(archive).Decode(into); err != nil {
			return source{}, fmt.Errorf("read %s: %w", header.Name, err)
		}
		delete(files, header.Name)
	}
	for missing := range files {
		return source{}, fmt.Errorf("%s has no file %s", name, missing)
	}
	return src, nil
}
