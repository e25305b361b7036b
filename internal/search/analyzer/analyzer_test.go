package analyzer_test

import (
	"testing"

	"github.com/blevesearch/bleve/v2"

	"portulan/internal/diag"
	"portulan/internal/search/analyzer"
	"portulan/internal/search/text"
)

// bleve's tokens are the terms of the rules.
func TestTokens(t *testing.T) {
	const s = "L’appel à manifestation d’intérêt Langu:IA, de 46,8 M€, aux tiers-lieux des Hauts-de-France."
	for _, language := range []diag.Language{diag.French, diag.English} {
		named := bleve.NewIndexMapping().AnalyzerNamed(analyzer.Name(language))
		if named == nil {
			t.Fatalf("no analyzer %s", analyzer.Name(language))
		}
		tokens := named.Analyze([]byte(s))
		terms := text.For(language).Terms(nil, s)
		if len(tokens) != len(terms) {
			t.Fatalf("%s: %d tokens of %d terms", language, len(tokens), len(terms))
		}
		for i, token := range tokens {
			if term := terms[i]; string(token.Term) != term.Text || token.Position != term.Position || token.Start != term.Start || token.End != term.End {
				t.Errorf("%s: the token %v is the term %+v", language, token, term)
			}
		}
		if tokens := named.Analyze(nil); len(tokens) != 0 {
			t.Errorf("%s: nothing has the tokens %v", language, tokens)
		}
	}
}

// An index of bleve finds what is written otherwise, and says where it stands.
func TestIndex(t *testing.T) {
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = analyzer.Name(diag.French)
	index, err := bleve.NewMemOnly(mapping)
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	for id, body := range map[string]string{
		"languia":   "Le projet Langu:IA réunit des cœurs d’écosystèmes.",
		"fabriques": "300 tiers-lieux, l’État donne 46,8 M€.",
	} {
		if err := index.Index(id, map[string]string{"body": body}); err != nil {
			t.Fatal(err)
		}
	}
	for query, want := range map[string]string{
		"languia": "languia Langu:IA", "COEUR": "languia cœurs", "ecosysteme": "languia écosystèmes",
		"tierslieu": "fabriques tiers-lieux", "etat": "fabriques État", "46800000": "fabriques 46,8 M€",
	} {
		match := bleve.NewMatchQuery(query)
		match.SetField("body")
		request := bleve.NewSearchRequest(match)
		request.IncludeLocations = true
		request.Fields = []string{"body"}
		result, err := index.Search(request)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Hits) != 1 {
			t.Errorf("%s: %d hits", query, len(result.Hits))
			continue
		}
		hit := result.Hits[0]
		for _, places := range hit.Locations["body"] {
			body := hit.Fields["body"].(string)
			if got := hit.ID + " " + body[places[0].Start:places[0].End]; got != want {
				t.Errorf("%s: found in %q, want %q", query, got, want)
			}
		}
	}
}
