package main_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// corpus is a site of n projects in the words of a letter, as files: in every
// such site some pages are the same, some differ, and some are its own.
func corpus(letter string, n int) map[string]string {
	files := map[string]string{
		"programmes/relance/index.md":   "---\ntitle: Relance\nsectors: [s0, s1, s2, s3]\nterritory: FR\n---\n",
		"programmes/relance/phase-1.md": "---\ntitle: Appel " + letter + "\nupdated: 2 juin 2023\nwindows:\n  opens: 2023-06-01\n  closes: 31/07/2023 12:00\n---\n",
	}
	for i := range 4 {
		files[fmt.Sprintf("secteurs/s%d.md", i)] = fmt.Sprintf("---\ntitle: Secteur %d\n---\n", i)
	}
	communes := []string{"COM-59512", "COM-59606", "COM-75056", "COM-97411", "COM-35238"}
	for i := range n {
		name, title := fmt.Sprintf("projets/p%d.md", i), fmt.Sprint("Projet ", i)
		switch i % 3 {
		case 1:
			title += " " + letter
		case 2:
			name = fmt.Sprintf("projets/%s%d.md", letter, i)
		}
		former := ""
		if i%10 == 7 {
			former = fmt.Sprintf("aliases: /ancien-%d/\n", i)
		}
		files[name] = fmt.Sprintf(`---
title: %s
summary: Un projet « %d » qui agit.
awards: relance/phase-1
sites: %s
sectors: s%d
%s---
# Ce qu’il fait

Un [autre projet](p0.md), une note[^1] et [son secteur](../secteurs/s%d.md#rien).

[^1]: Un mot.
`, title, i, communes[i%len(communes)], i%4, former, i%4)
	}
	for i := range 4 {
		files[fmt.Sprintf("secteurs/s%d.md", i)] += "# Rien\n"
	}
	return files
}

// settings are those of the sites that tests make. They have no files of communes, of which there
// are more than of pages.
const settings = "title: Annuaire\nbase_url: https://annuaire.example.fr/\nlanguage: fr\nper_page: 20\nplaces: off\n"

// workshop is a folder with a site of one record.
func workshop(t *testing.T, settings string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	plant(t, folder, map[string]string{"portulan.yaml": settings, "content/projets/atelier.md": "---\ntitle: Atelier\n---\n"}, false)
	return folder
}

// grey is a grey PNG picture.
func grey(width, height int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.String()
}

// plant writes files below a folder, in the order of their names or the other
// way round.
func plant(t *testing.T, folder string, files map[string]string, backwards bool) {
	t.Helper()
	if err := lay(folder, files, backwards); err != nil {
		t.Fatal(err)
	}
}

// lay is plant where there is no test to fail.
func lay(folder string, files map[string]string, backwards bool) error {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	if backwards {
		slices.Reverse(names)
	}
	for _, name := range names {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(files[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}
