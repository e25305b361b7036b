package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"portulan/internal/diag"
	"portulan/internal/markdown"
)

// body is 2 kB of what a record says.
var body = []byte(strings.Repeat(`## Qui peut candidater ?

Les **associations**, les entreprises et les [collectivités](collectivites.md), dès lors que le projet
est porté par un consortium : au moins deux structures, dont une *culturelle*[^1]. L'aide va jusqu'à 100 000 €.

- un dossier complet, remis avant le 31 juillet 2023 à 12 h ;
- un budget sur trois ans ;
- des lettres d'intention « signées » !

`, 6)[:1980] + "\n\n[^1]: Au sens de l'appel.\n")

func BenchmarkRender(b *testing.B) {
	r := markdown.New(markdown.Options{Language: diag.French, Labels: labels[diag.French]})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		r.Render(body, site{})
	}
}

// BenchmarkGoldmark is what goldmark takes alone, with the same constructs.
func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var page bytes.Buffer
		if err := md.Convert(body, &page); err != nil {
			b.Fatal(err)
		}
	}
}
