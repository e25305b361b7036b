// Command gencalls writes a Portulan site of calls alone, for the bench of the
// finder: the same number gives the same files.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	n := flag.Int("n", 2000, "calls")
	out := flag.String("out", "", "folder of the site")
	flag.Parse()
	if *out == "" {
		log.Fatal("-out is missing")
	}
	if err := write(*out, *n, rand.New(rand.NewPCG(1, 2))); err != nil {
		log.Fatal(err)
	}
}

var (
	audiences = strings.Fields("association entreprise entreprise-ess collectivite formation recherche lieu-culturel tiers-lieu fondation particulier")
	sectors   = strings.Fields("energie agriculture foret eau mobilites batiment numerique sante education culture tourisme industrie maritime dechets inclusion logement sport formation")
	nouns     = strings.Fields("ateliers rivages forêts écoles quartiers coopératives musées réseaux jardins bibliothèques ports laboratoires chantiers théâtres marchés ressourceries")
	verbs     = strings.Fields("Soutenir Rénover Transmettre Équiper Relier Accueillir Former Mesurer Protéger Partager Inventer Documenter")
	qualities = strings.Fields("ruraux littoraux partagés numériques sobres solidaires insulaires transfrontaliers populaires savants")
	epcis     = strings.Fields("200071991 245901160 246300701 200054781 200046977 200093201")
)

// write writes the site. Half of the calls close after the first of June 2023.
func write(root string, n int, r *rand.Rand) error {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	file := func(name, text string) error {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o666)
	}
	if err := file("portulan.yaml", "title: Banc\nbase_url: https://banc.example/\nlanguage: fr\nsearch: false\nsocial_images: false\n"); err != nil {
		return err
	}
	for _, s := range sectors {
		if err := file("content/secteurs/"+s+".md", "---\ntitle: "+s+"\n---\n"); err != nil {
			return err
		}
	}
	for p := range 40 {
		if err := file(fmt.Sprintf("content/programmes/p%d/index.md", p), fmt.Sprintf("---\ntitle: Programme %d, %s\n---\n", p, pick(nouns))); err != nil {
			return err
		}
	}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s les %s %s, édition %d\nkind: %s\n", pick(verbs), pick(nouns), pick(qualities), i, pick([]string{"aap", "ami"}))
		fmt.Fprintf(&b, "audiences: [%s, %s]\nsectors:\n  list: [%s]\n", pick(audiences), pick(audiences), pick(sectors))
		switch r.IntN(5) {
		case 0:
			b.WriteString("territory: FR\n")
		case 1:
			fmt.Fprintf(&b, "territory: DEP-%02d\n", 21+r.IntN(70))
		case 2:
			fmt.Fprintf(&b, "territory: EPCI-%s\n", pick(epcis))
		default:
			fmt.Fprintf(&b, "territory: REG-%s\n", pick(strings.Fields("11 24 27 28 32 44 52 53 75 76 84 93 94 01 02 03 04 06")))
		}
		closes := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(1030))
		fmt.Fprintf(&b, "windows:\n  - opens: %s\n    closes: %s %02d:00\n    apply_url: https://depot.example/\n", closes.AddDate(0, -4, 0).Format(time.DateOnly), closes.Format(time.DateOnly), 8+r.IntN(12))
		fmt.Fprintf(&b, "amounts:\n  - max: %d000\n    per: laureate\n---\n", 5+5*r.IntN(40))
		if err := file(fmt.Sprintf("content/programmes/p%d/c%d.md", r.IntN(40), i), b.String()); err != nil {
			return err
		}
	}
	return nil
}
