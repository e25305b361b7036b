package record_test

import (
	"bytes"
	"io/fs"
	"slices"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/site"
	"portulan/internal/source"
)

// laureate is a project as most are, with 2 kB of body.
var laureate = file(`---
title: "Atelier partagé de la vallée"
summary: "Un lieu où les entreprises de l’image et du son partagent leurs machines, et s’en apprennent l’usage."
kind: laureate
awards: [{ call: poles-icc/aap-2024, date: 2024-09-15, amount: "503 500 €" }]
lead: plaine-images
partners: ["rives-creatives", { description: "laboratoires de recherche" }]
sites: [{ name: "Valenciennes", territory: COM-59606, coordinates: "50.35909, 3.52506" }]
sectors: ["jeu", "musique", "design"]
milestones:
  - { date: 2024-12-15, label: Début }
  - { date: printemps 2026, label: Ouverture, certainty: annoncé }
website: https://atelier.example/
---
` + string(bytes.Repeat([]byte("Les **associations** et les entreprises, dès lors qu’elles sont deux, y entrent.\n\n"), 24)))

// file is a tree of one file, in memory.
type file []byte

func (f file) Open(name string) (fs.File, error) { return nil, fs.ErrNotExist }

func (f file) ReadFile(string) ([]byte, error) { return bytes.Clone(f), nil }

// BenchmarkRead takes files to their records: front matter, YAML, values.
func BenchmarkRead(b *testing.B) {
	settings, _ := site.Parse(nil)
	options := record.Options{
		Language: diag.French,
		Context: schema.Context{
			Location:     time.UTC,
			Vocabularies: map[string][]schema.Word{record.ProjectTypes: settings.ProjectTypes},
		},
	}
	tree := source.Tree{FS: laureate, Name: "content"}
	names := slices.Repeat([]string{"projets/atelier.md"}, 100)
	b.SetBytes(int64(len(names) * len(laureate)))
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		records := record.Read(tree, names, options, &problems)
		if len(records.Projects) != len(names) || len(problems.Sorted()) > 0 {
			b.Fatalf("%d projects, problems %v", len(records.Projects), problems.Sorted())
		}
	}
}
