package markdown_test

import (
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/markdown"
)

// In these cases ⍽ stands for U+00A0 and ⸱ for U+202F.
var typographyCases = []struct{ text, french, english string }{
	{"", "", ""},
	{"Qui peut candidater ?", "Qui peut candidater⸱?", "Qui peut candidater ?"},
	{"Qui peut candidater?", "Qui peut candidater⸱?", "Qui peut candidater?"},
	{"Attention !", "Attention⸱!", "Attention !"},
	{"un ; deux; trois", "un⸱; deux⸱; trois", "un ; deux; trois"},
	{"Titre : suite", "Titre⍽: suite", "Titre : suite"},
	{"Titre: suite", "Titre⍽: suite", "Titre: suite"},
	{"Titre\u202F: suite\u00A0!", "Titre⍽: suite⸱!", "Titre⸱: suite⍽!"},
	{"Quoi ?!", "Quoi⸱?!", "Quoi ?!"},
	{"Quoi?! Non!!!", "Quoi⸱?! Non⸱!!!", "Quoi?! Non!!!"},
	{"à 12:30, ratio 16:9", "à 12:30, ratio 16:9", "à 12:30, ratio 16:9"},
	{"Langu:IA et std::vec", "Langu:IA et std::vec", "Langu:IA et std::vec"},
	{"voir http://a.fr/?b=c; ou https://a.fr!", "voir http://a.fr/?b=c; ou https://a.fr!", "voir http://a.fr/?b=c; ou https://a.fr!"},
	{"x { color: red !important }", "x { color⍽: red !important }", "x { color: red !important }"},
	{":smile: a@b.fr: oui", ":smile: a@b.fr: oui", ":smile: a@b.fr: oui"},
	{"R&D: ouverte", "R&D⍽: ouverte", "R&D: ouverte"},
	{"« mot »", "«⍽mot⍽»", "« mot »"},
	{"«mot»", "«⍽mot⍽»", "«mot»"},
	{"«\uFFFC»", "«⍽\uFFFC⍽»", "«\uFFFC»"},
	{"« mot»: non", "«⍽mot⍽»⍽: non", "« mot»: non"},
	{"«»", "«»", "«»"},
	{"l'été d'aujourd'hui", "l’été d’aujourd’hui", "l’été d’aujourd’hui"},
	{"d'« ici » 5'30 'cité'", "d’«⍽ici⍽» 5'30 'cité'", "d’« ici » 5'30 'cité'"},
	{"editor's, 90's", "editor’s, 90’s", "editor’s, 90’s"},
	{"etc...", "etc…", "etc..."},
	{"etc.... ../x .../y a...b", "etc.... ../x .../y a...b", "etc.... ../x .../y a...b"},
	{"Vraiment...?", "Vraiment…⸱?", "Vraiment...?"},
	{"100 000 €", "100⸱000⍽€", "100 000 €"},
	{"46 800 000 euros", "46⸱800⸱000 euros", "46 800 000 euros"},
	{"en 2023 100 projets", "en 2023 100 projets", "en 2023 100 projets"},
	{"COVID19 100 cas, 12 34", "COVID19 100 cas, 12 34", "COVID19 100 cas, 12 34"},
	{"20 M€, 50 %, 3 millions", "20⍽M€, 50⍽%, 3⍽millions", "20 M€, 50 %, 3 millions"},
	{"12 h, 12 h 30, 5 mois", "12⍽h, 12⍽h⍽30, 5 mois", "12 h, 12 h 30, 5 mois"},
	{"du 1er juin au 31 août 2023", "du 1er⍽juin au 31⍽août 2023", "du 1er juin au 31 août 2023"},
	{"le 1er\njuin, le 1 er juin", "le 1er⍽juin, le 1 er juin", "le 1er\njuin, le 1 er juin"},
	{"le 1er jour, 3 marsouins, hier mai", "le 1er jour, 3 marsouins, hier mai", "le 1er jour, 3 marsouins, hier mai"},
	{"! ? :", "!⸱?⍽:", "! ? :"},
	{"fin\n! suite", "fin⸱! suite", "fin\n! suite"},
}

func TestTypography(t *testing.T) {
	visible := strings.NewReplacer("\u00A0", "⍽", "\u202F", "⸱")
	for _, c := range typographyCases {
		for lang, want := range map[diag.Language]string{diag.French: c.french, diag.English: c.english} {
			got := visible.Replace(markdown.Typography(c.text, lang))
			if got != want {
				t.Errorf("Typography(%q, %s) = %q, want %q", c.text, lang, got, want)
			}
		}
	}
}
