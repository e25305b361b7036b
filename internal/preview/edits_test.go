package preview_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// edit makes one edit, and says which, with the paths that a watcher would name.
// Mistakes are mended later, at once if asked.
func (s *testSite) edit(random *rand.Rand, mend bool) (what string, paths []string) {
	if len(s.undo) > 0 && (mend || random.IntN(2) == 0) {
		last := s.undo[len(s.undo)-1]
		s.undo = s.undo[:len(s.undo)-1]
		paths := last()
		return fmt.Sprint("mend ", short(paths)), paths
	}
	kinds := slices.Sorted(maps.Keys(changes))
	for {
		kind := kinds[random.IntN(len(kinds))]
		if paths := changes[kind](s, random); paths != nil {
			return fmt.Sprint(kind, " ", short(paths)), paths
		}
	}
}

func short(paths []string) []string {
	var names []string
	for _, p := range paths {
		names = append(names, filepath.Base(filepath.Dir(p))+"/"+filepath.Base(p))
	}
	return names
}

// change changes a file, and remembers how to mend it.
func (s *testSite) change(name string, to string) []string {
	was := s.read(name)
	s.undo = append(s.undo, func() []string { return s.write(name, was) })
	return s.write(name, to)
}

// addKeys puts lines at the beginning of the front matter of a record, and remembers
// how to mend it.
func (s *testSite) addKeys(name, lines string) []string {
	return s.change(name, swap(s.read(name), "---\n", "---\n"+lines))
}

// changes are the edits, by what they are.
var changes = map[string]func(*testSite, *rand.Rand) []string{
	"title": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.write(name, swap(s.read(name), "title: ", fmt.Sprint("title: ", pick(r, []string{"É", "a", "Zz", "Œuf ", "Le RLC "}), s.fresh(), "\n#")))
	},
	"body": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.write(name, s.read(name)+fmt.Sprint("\nUn mot de plus ", s.fresh(), ".\n"))
	},
	"body with a link": func(s *testSite, r *rand.Rand) []string {
		name, to := pick(r, s.records("content")), pick(r, s.records("content"))
		return s.change(name, s.read(name)+fmt.Sprintf("\n[Lien](/%s).\n", strings.TrimPrefix(to, "content/")))
	},
	"body with a broken link": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.change(name, s.read(name)+"\n[Rien](rien-du-tout.md), [ancre](/secteurs/musique/#nulle).\n")
	},
	"heading gone": func(s *testSite, r *rand.Rand) []string {
		name := "content/secteurs/musique.md"
		if !s.has(name) {
			return nil
		}
		return s.change(name, strings.ReplaceAll(s.read(name), "# Instruments", "# Outils"))
	},
	"broken front matter": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		broken := pick(r, []string{"titre : : x\n", "zzz: 1\n", "awards: nulle-part\n", "\tx: 1\n", "summary: " + strings.Repeat("a", 400) + "\n"})
		return s.addKeys(name, broken)
	},
	"front matter left open": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.change(name, "---\ntitle: x\n")
	},
	"not text": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.change(name, s.read(name)+pick(r, []string{"\xff", "\x00"}))
	},
	"line ends": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.write(name, strings.ReplaceAll(strings.ReplaceAll(s.read(name), "\r", ""), "\n", "\r\n"))
	},
	"empty file": func(s *testSite, r *rand.Rand) []string { return s.change(pick(r, s.records("content")), "") },
	"new project": func(s *testSite, r *rand.Rand) []string {
		name := fmt.Sprintf("content/projets/n%d.md", s.fresh())
		return s.write(name, fmt.Sprintf("---\ntitle: Nouveau %d\nawards: relance/phase-1\nlead: {name: Quelqu’un}\n---\n[Un autre](p0.md).\n", s.next))
	},
	"new programme": func(s *testSite, r *rand.Rand) []string {
		n := s.fresh()
		folder := fmt.Sprintf("content/programmes/prog-%d", n)
		s.write(folder+"/index.md", fmt.Sprintf("---\ntitle: Programme %d\n---\n", n))
		s.write(folder+"/appel.md", "---\ntitle: Appel\nstatus: {is: suspended, reason: essai}\n---\n")
		return []string{s.path(folder)}
	},
	"delete": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		was := s.read(name)
		s.undo = append(s.undo, func() []string { return s.write(name, was) })
		return s.remove(name)
	},
	"delete for good": func(s *testSite, r *rand.Rand) []string {
		var spare []string
		for _, name := range s.records("content/projets") {
			if strings.HasPrefix(filepath.Base(name), "n") {
				spare = append(spare, name)
			}
		}
		if len(spare) == 0 {
			return nil
		}
		return s.remove(pick(r, spare))
	},
	"rename": func(s *testSite, r *rand.Rand) []string {
		from := pick(r, s.records("content/projets"))
		if from == "" {
			return nil
		}
		to := fmt.Sprintf("content/projets/%s%d.md", pick(r, []string{"r", "R", "É", "b c"}), s.fresh())
		s.undo = append(s.undo, func() []string { return s.rename(to, from) })
		return s.rename(from, to)
	},
	"rename a folder": func(s *testSite, r *rand.Rand) []string {
		if !s.has("content/programmes/fabriques") {
			return nil
		}
		to := fmt.Sprintf("content/programmes/fab-%d", s.fresh())
		s.undo = append(s.undo, func() []string { return s.rename(to, "content/programmes/fabriques") })
		return s.rename("content/programmes/fabriques", to)
	},
	"two at one address": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.addKeys(name, pick(r, []string{"aliases: /projets/p1/\n", "aliases: /Ancien/\n", "aliases: /robots.txt\n"}))
	},
	"deadline": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content/programmes"))
		if name == "" {
			return nil
		}
		text := closing.ReplaceAllString(s.read(name), fmt.Sprintf("${1}%02d", 10+r.IntN(18)))
		return s.write(name, text)
	},
	"award": func(s *testSite, r *rand.Rand) []string {
		name := "content/projets/p0.md"
		if !s.has(name) {
			return nil
		}
		return s.change(name, strings.ReplaceAll(s.read(name), "date: 2025-05-05", fmt.Sprintf("date: 2025-05-%02d", 1+r.IntN(28))))
	},
	"acronym": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content/programmes"))
		if name == "" {
			return nil
		}
		return s.addKeys(name, "names: RLC\n")
	},
	"commit": func(s *testSite, r *rand.Rand) []string {
		if s.git == nil {
			return nil
		}
		s.commit()
		return []string{}
	},
	"logo": func(s *testSite, r *rand.Rand) []string {
		svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 10">%s</svg>`, 10+r.IntN(50), pick(r, []string{"", "<path d=\"M0 0h1v1z\"/>", "<script/>"}))
		if s.has("content/logo.svg") {
			return s.change("content/logo.svg", svg)
		}
		s.undo = append(s.undo, func() []string { return s.remove("content/logo.svg") })
		return s.write("content/logo.svg", svg)
	},
	"draft": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.addKeys(name, "draft: true\n")
	},
	"due later": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.addKeys(name, "published: 2030-01-01\n")
	},
	"touch": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.write(name, s.read(name))
	},
	"picture": func(s *testSite, r *rand.Rand) []string {
		return s.write("content/projets/vue.png", picture(10+r.IntN(50), 10))
	},
	"picture gone": func(s *testSite, r *rand.Rand) []string {
		if !s.has("content/projets/vue.png") {
			return nil
		}
		s.undo = append(s.undo, func() []string { return s.write("content/projets/vue.png", picture(9, 9)) })
		return s.remove("content/projets/vue.png")
	},
	"document": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content/projets"))
		if name == "" {
			return nil
		}
		document := s.write("content/projets/notice.pdf", fmt.Sprint("notice ", s.fresh()))
		return append(document, s.write(name, s.read(name)+"\n[Notice](notice.pdf)\n")...)
	},
	"not content": func(s *testSite, r *rand.Rand) []string {
		return s.write("content/projets/"+pick(r, []string{"README.md", ".p0.md.swp", "p0.md~", "#p0.md#", "_brouillons/x.md", ".git/x.md"}), fmt.Sprint(s.fresh()))
	},
	"misplaced": func(s *testSite, r *rand.Rand) []string {
		name := "content/" + pick(r, []string{"x.md", "ailleurs/x.md", "projets/Île d’Yeu.md", "projets/x.markdown", "projets/ile-d-yeu-2.md"})
		if s.has(name) {
			return nil
		}
		s.undo = append(s.undo, func() []string { return s.remove(name) })
		return s.write(name, "---\ntitle: x\n---\n")
	},
	"link": func(s *testSite, r *rand.Rand) []string {
		name := fmt.Sprintf("content/projets/lien-%d", s.fresh())
		to := pick(r, []string{"p1.md", "nulle-part", "..", "/etc/passwd", "vue.png"})
		name += pick(r, []string{".md", "", ".png"})
		if err := os.Symlink(to, s.path(name)); err != nil {
			panic(err)
		}
		s.undo = append(s.undo, func() []string { return s.remove(name) })
		return []string{s.path(name)}
	},
	"setting": func(s *testSite, r *rand.Rand) []string {
		text := s.read("portulan.yaml")
		switch r.IntN(12) {
		case 0:
			return s.write("portulan.yaml", swap(text, "title: ", fmt.Sprint("title: Annuaire ", s.fresh(), "\n#")))
		case 1:
			return s.write("portulan.yaml", swap(text, "per_page: ", fmt.Sprint("per_page: ", 2+r.IntN(4), "\n#")))
		case 2:
			return s.write("portulan.yaml", swap(text, "base_url: ", fmt.Sprintf("base_url: https://annuaire.example.fr/%s\n#", pick(r, []string{"", "chemin/"}))))
		case 3:
			return s.change("portulan.yaml", text+"audiences: [{id: marin, label: Marins}]\n")
		case 4:
			return s.change("portulan.yaml", text+"timezone: Indian/Reunion\n")
		case 5:
			return s.change("portulan.yaml", text+"theme: {logo: {src: logo.svg, alt: Un logo}}\n")
		case 6:
			return s.change("portulan.yaml", text+fmt.Sprintf("theme: {light: {ink: %q}}\n", pick(r, []string{"#eeeeee", "#102030"})))
		case 7:
			return s.change("portulan.yaml", text+"social_images: no\n")
		case 8:
			return s.change("portulan.yaml", text+"publisher: {name: La Région}\n")
		case 9:
			return s.change("portulan.yaml", text+"first_url: https://ancien.example.fr/\n")
		case 10:
			return s.change("portulan.yaml", text+"search: no\n")
		}
		return s.change("portulan.yaml", text+"zzz: 1\n")
	},
	"layout": func(s *testSite, r *rand.Rand) []string {
		name, text := "layouts/pages/page.html", fmt.Sprint(`{{define "main"}}<h1>{{text .Title}}</h1><p>`, s.fresh(), "</p>{{.Body}}{{end}}\n")
		switch r.IntN(7) {
		case 1:
			text = `{{define "main"}}{{.Nothing}}{{end}}`
		case 2:
			text = `{{define "main"}}{{if}}{{end}}`
		case 3:
			name, text = "layouts/i18n/fr.yaml", fmt.Sprint("nav:\n  home: Accueil ", s.next, "\n")
		case 4:
			name, text = "layouts/styles/tokens.css", fmt.Sprintf(":root { --n%d: 1 }\n", s.next)
		case 5:
			name, text = "layouts/scripts/main.js", fmt.Sprintf("document.title += %d;\n", s.next)
		case 6:
			name, text = "layouts/static/note.txt", fmt.Sprint(s.next)
		}
		s.undo = append(s.undo, func() []string { return s.remove(name) })
		return s.write(name, text)
	},
}

// closing finds the month of the end of a window, and its day.
var closing = regexp.MustCompile(`(closes: \d+-\d+-)\d+`)

func swap(text, old, with string) string { return strings.Replace(text, old, with, 1) }

func pick[T any](r *rand.Rand, list []T) T {
	var none T
	if len(list) == 0 {
		return none
	}
	return list[r.IntN(len(list))]
}
