package main_test

import (
	"strings"
	"testing"
)

// The facts of the five documents stand on the page of their record, in words.
func TestFactsOfTheSeeds(t *testing.T) {
	site := seedSite(t)
	for _, fact := range []struct{ page, words string }{
		{"programmes/poles-icc", "46,8 M€"},
		{"programmes/poles-icc/ami-2023", "jusqu’à 100 000 € par lauréat pour l’ingénierie"},
		{"programmes/poles-icc/ami-2023", "2 : Hauts-de-France"},
		{"projets/xpicc", "Plaine images : Roubaix (Nord), Tourcoing (Nord)"},
		{"projets/xpicc", "Rives créatives de l’Escaut : Valenciennes (Nord)"},
		{"projets/langu-ia", "Communauté de communes Retz-en-Valois"},
		{"projets/le-damier", "348\n2019, selon LE DAMIER"},
		{"programmes/fabriques-de-territoire", "300 tiers-lieux"},
		{"programmes/fabriques-de-territoire", "45 M€ sur 3 ans"},
		{"programmes/fabriques-de-territoire/ami", "100 000 € par lauréat pour l’investissement"},
		{"programmes/ptce", "Article 9 de la loi du 31 juillet 2014"},
		{"programmes/ptce", "140\nmai 2023, selon l’État"},
		{"programmes/ptce/phase-1", "clôture le dimanche 31 décembre 2023"},
		{"programmes/ptce/phase-2", "100 000 € par lauréat sur 2 ans"},
		{"programmes/ptce/phase-2", "Notice explicative de l’AMI « PTCE – phase 2 » 2023 – adresse non connue (PDF, 703 Ko)"},
		{"organisations/banque-des-territoires", "Groupe Caisse des Dépôts"},
	} {
		page, err := parsePage([]byte(site[fact.page+"/index.html"]))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.words(), fact.words) {
			t.Errorf("%s does not say %q", fact.page, fact.words)
		}
	}
}
