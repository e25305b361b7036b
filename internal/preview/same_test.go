package preview_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/pages"
	"portulan/internal/preview"
	"portulan/internal/watch"
)

var (
	seed  = flag.Uint64("seed", 1, "seed of the random edits")
	edits = flag.Int("edits", 100, "number of random edits; the more the better, when there is time")
)

// What is seen is what is published: after any sequence of edits, each file is that
// of a build from nothing, and so is what is said to be wrong. While something is,
// the site is that of the last build without errors.
func TestPreviewIsBuild(t *testing.T) {
	t.Logf("-seed %d -edits %d", *seed, *edits)
	site := newSite(t)
	site.git(commitDay, "init", "--quiet")
	site.commit()
	random := rand.New(rand.NewPCG(*seed, 0))
	now := time.Date(2025, 6, 15, 9, 0, 0, 0, time.UTC)
	p, err := preview.New(t.Context(), site.options(now))
	if err != nil {
		t.Fatal(err)
	}
	good, _ := site.build(t, now)
	for _, kind := range []string{"atom.xml", ".ics", "next-change.json", ".png", "sitemap.xml", "recherche/index.html"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(good)), func(name string) bool { return strings.HasSuffix(name, kind) }) {
			t.Fatalf("the site has no %s to compare", kind)
		}
	}
	var done []string
	compared := map[string]bool{} // the pictures of pages, which their names tell apart
	wrong, right := 0, 0
	for made := 0; made < *edits; {
		var change watch.Change
		for range 1 + random.IntN(4) {
			what, paths := site.edit(random, wrong > 2)
			done, change.Paths = append(done, what), append(change.Paths, paths...)
			made++
		}
		if random.IntN(8) == 0 {
			change = watch.Change{All: true}
		}
		view := p.Take(t.Context(), change)
		built, problems := site.build(t, now)
		if diff := differ(problems, view.Problems); diff != "" {
			t.Fatalf("after %s\n%s", tail(done), diff)
		}
		if !view.Settled {
			t.Fatalf("after %s\nnot all has been looked at", tail(done))
		}
		if built != nil {
			good = built
			right++
			wrong = 0
		} else {
			wrong++
		}
		if good == nil {
			continue
		}
		var names []string
		for name, want := range good {
			if strings.HasPrefix(name, "media/") {
				if built == nil {
					continue // the file itself may have gone
				}
			} else {
				names = append(names, name)
			}
			if built == nil && isStatic(name) || compared[name] {
				continue
			}
			compared[name] = isCard(name)
			if got, ok := view.Published(name); !ok || !bytes.Equal(got, want) {
				t.Fatalf("after %s\n%s differs from that of a build:\n%s", tail(done), name, firstDifference(want, got))
			}
		}
		slices.Sort(names)
		shown := view.Files()
		slices.Sort(shown)
		if !slices.Equal(names, shown) {
			t.Fatalf("after %s\nfiles of the preview: %q\nof the build: %q", tail(done), shown, names)
		}
	}
	t.Logf("%d edits, %d states that could be published", len(done), right)
	if right < len(done)/20 {
		t.Error("the edits break too much: little was compared")
	}
}

// A commit tells when a deadline was put off, though it changes no file, nor the day
// on which one was last changed.
func TestCommitIsTold(t *testing.T) {
	const call = "content/programmes/relance/phase-1.md"
	s := newSite(t)
	s.git(commitDay, "init", "--quiet")
	s.commit()
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	calendar, feed := "programmes/relance/phase-1/relance-phase-1.ics", "appels/atom.xml"
	told := func(change watch.Change) (text string) {
		view := p.Take(t.Context(), change)
		built, _ := s.build(t, morning)
		for _, name := range []string{calendar, feed} {
			got, _ := view.Published(name)
			if !bytes.Equal(got, built[name]) {
				t.Errorf("%s differs from that of a build:\n%s", name, firstDifference(built[name], got))
			}
			text += string(got)
		}
		return text
	}
	first := told(watch.Change{})
	saved := told(watch.Change{Paths: s.write(call, closing.ReplaceAllString(s.read(call), "${1}28"))})
	s.commit()
	committed := told(watch.Change{All: true})
	if first == saved || saved == committed {
		t.Errorf("the change is not told:\n%s", committed)
	}
}

// isStatic reports whether a file is published as it stands on the disk.
func isStatic(name string) bool { return name == "note.txt" }

// isCard reports whether a file is the picture of a page, named by what it says.
func isCard(name string) bool { return strings.HasPrefix(name, "assets/card-") }

func tail(done []string) string { return strings.Join(done[max(0, len(done)-12):], "\n  ") }

func firstDifference(want, got []byte) string {
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, %d lines", len(a), len(b))
}

func differ(want, got []diag.Problem) string {
	var a, b bytes.Buffer
	diag.Print(&a, want, diag.TextFormat, diag.English, false)
	diag.Print(&b, got, diag.TextFormat, diag.English, false)
	if a.String() == b.String() {
		return ""
	}
	return "problems differ: " + firstDifference(a.Bytes(), b.Bytes()) + "\nof a build:\n" + a.String() + "of the preview:\n" + b.String()
}

// testSite is a site on the disk, that is edited at random.
type testSite struct {
	root string
	undo []func() []string // what mends the mistakes that were made
	next int               // for names that were not there before

	cards map[string][]byte // the pictures of pages that were drawn, by name
}

func (s *testSite) options(now time.Time) preview.Options {
	return preview.Options{
		Options: build.Options{Root: s.root, Content: "content", Layouts: "layouts"},
		Now:     func() time.Time { return now }, Fixed: true, Poll: true,
	}
}

// build builds the site from nothing. The files are nil where it has errors.
func (s *testSite) build(t *testing.T, now time.Time) (map[string][]byte, []diag.Problem) {
	t.Helper()
	return s.buildWith(t, now, "")
}

// buildWith is build with a search index in a folder, unless that is empty.
func (s *testSite) buildWith(t *testing.T, now time.Time, index string) (map[string][]byte, []diag.Problem) {
	t.Helper()
	o := build.Options{Root: s.root, Content: "content", Layouts: "layouts", Index: index}
	text, err := os.ReadFile(filepath.Join(s.root, "portulan.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	settings, problems := o.ParseSettings(text)
	o.Now = now.In(settings.Location)
	var mu sync.Mutex
	files := map[string][]byte{}
	o.Keep = func(name string, _ []byte) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		drawn, known := s.cards[name]
		if known {
			files[name] = drawn
		}
		return known, nil
	}
	loaded, err := build.Load(context.Background(), settings, o)
	if err != nil {
		t.Fatal(err)
	}
	defer loaded.Close()
	loaded.Problems.Add(problems...)
	err = loaded.Render(context.Background(), o, func(name string, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = bytes.Clone(content)
		if isCard(name) {
			s.cards[name] = files[name]
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all := pages.MergeLayoutProblems(loaded.Problems.Sorted())
	if errors, _ := diag.Count(all); errors > 0 {
		return nil, all
	}
	if index != "" {
		_, err := loaded.PublishIndex()
		must(t, err)
	}
	return files, all
}

// newSite writes a small site that has something of everything.
func newSite(t *testing.T) *testSite {
	t.Helper()
	s := &testSite{root: t.TempDir(), cards: map[string][]byte{}}
	files := map[string]string{
		"portulan.yaml":                         "title: Annuaire\nbase_url: https://annuaire.example.fr/\nlanguage: fr\nper_page: 3\nplaces: REG-94\n",
		"content/programmes/relance/index.md":   "---\ntitle: Relance\nsectors: [musique, jeu]\nterritory: FR\nroles: [{role: operator, org: agence}]\n---\nVoir [la phase 1](phase-1.md).\n",
		"content/programmes/relance/phase-1.md": "---\ntitle: Phase 1\nwindows: {opens: 2025-06-01, closes: 2025-06-20, apply_url: 'https://a.example/'}\n---\n# Calendrier\n\nTexte.\n",
		"content/programmes/relance/phase-2.md": "---\ntitle: Phase 2\nwindows: {opens: 2025-09-01, closes: 2025-10-20, apply_url: 'https://a.example/'}\n---\n",
		"content/programmes/fabriques/index.md": "---\ntitle: Fabriques\nterritory: DEP-59\n---\n",
		"content/programmes/fabriques/appel.md": "---\ntitle: Appel des fabriques\nwindows: {opens: 2024-06-01, closes: 2024-06-20, apply_url: 'https://a.example/'}\n---\n",
		"content/organisations/agence.md":       "---\ntitle: Agence\n---\nUne agence.\n",
		"content/organisations/mairie.md":       "---\ntitle: Mairie\nterritory: COM-59512\n---\n",
		"content/secteurs/musique.md":           "---\ntitle: Musique\n---\n# Instruments\n",
		"content/secteurs/jeu.md":               "---\ntitle: Jeu\nparent: musique\n---\n",
		"content/pages/a-propos.md":             "---\ntitle: À propos\nmenu: header\n---\n[Musique](/secteurs/musique/#instruments).\n",
		"content/projets/vue.png":               picture(20, 10),
		"content/projets/p0.md":                 "---\ntitle: Projet zéro\nawards: {call: relance/phase-1, date: 2025-05-05}\nlead: mairie\nsites: COM-59512\nimage: {src: vue.png, alt: Une vue}\naliases: /ancien/\n---\n![Une vue](vue.png)\n",
	}
	for i := 1; i < 9; i++ {
		files[fmt.Sprintf("content/projets/p%d.md", i)] = fmt.Sprintf(
			"---\ntitle: Projet %d\nawards: relance/phase-1\nsectors: musique\nsites: COM-5960%d\n---\nLe [suivant](p%d.md).\n", i, i%3+4, i-1)
	}
	for name, text := range files {
		s.write(name, text)
	}
	return s
}

func picture(width, height int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.String()
}

func (s *testSite) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

// write writes a file, and returns the paths that a watcher would name.
func (s *testSite) write(name, text string) []string {
	path := s.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		panic(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		panic(err)
	}
	heard := []string{path}
	for dir := filepath.Dir(path); dir != s.root; dir = filepath.Dir(dir) {
		heard = append(heard, dir) // it may be new
	}
	return heard[:1+min(1, len(heard)-1)]
}

func (s *testSite) read(name string) string {
	text, err := os.ReadFile(s.path(name))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// commitDay is a day before that of all previews.
const commitDay = "2024-05-06T10:00:00Z"

// git runs git in the site, at an instant.
func (s *testSite) git(date string, args ...string) {
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
	cmd.Dir = s.root
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE="+date, "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("git %q: %v\n%s", args, err, out))
	}
}

// commit commits all that there is, some minutes after the last time: most often on
// the same day.
func (s *testSite) commit() {
	day, err := time.Parse(time.RFC3339, commitDay)
	if err != nil {
		panic(err)
	}
	at := day.Add(time.Duration(s.fresh()) * 5 * time.Minute).Format(time.RFC3339)
	s.git(at, "add", "--all")
	s.git(at, "commit", "--quiet", "--allow-empty", "-m", "x")
}

func (s *testSite) remove(name string) []string {
	if err := os.RemoveAll(s.path(name)); err != nil {
		panic(err)
	}
	return []string{s.path(name)}
}

func (s *testSite) rename(from, to string) []string {
	if err := os.Rename(s.path(from), s.path(to)); err != nil {
		panic(err)
	}
	return []string{s.path(from), s.path(to)}
}

// records are the record files that there are.
func (s *testSite) records(folder string) []string {
	var names []string
	filepath.WalkDir(s.path(folder), func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && strings.HasSuffix(path, ".md") {
			name, _ := filepath.Rel(s.root, path)
			names = append(names, filepath.ToSlash(name))
		}
		return nil
	})
	return names
}

func (s *testSite) fresh() int {
	s.next++
	return s.next
}

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
		return s.change(name, swap(s.read(name), "---\n", "---\n"+broken))
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
		return s.change(name, swap(s.read(name), "---\n", "---\n"+pick(r, []string{"aliases: /projets/p1/\n", "aliases: /Ancien/\n", "aliases: /robots.txt\n"})))
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
		return s.change(name, swap(s.read(name), "---\n", "---\nnames: RLC\n"))
	},
	"commit": func(s *testSite, r *rand.Rand) []string {
		if !s.has(".git") {
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
		return s.change(name, swap(s.read(name), "---\n", "---\ndraft: true\n"))
	},
	"due later": func(s *testSite, r *rand.Rand) []string {
		name := pick(r, s.records("content"))
		return s.change(name, swap(s.read(name), "---\n", "---\npublished: 2030-01-01\n"))
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

func (s *testSite) has(name string) bool {
	_, err := os.Lstat(s.path(name))
	return err == nil
}

func swap(text, old, with string) string { return strings.Replace(text, old, with, 1) }

func pick[T any](r *rand.Rand, list []T) T {
	var none T
	if len(list) == 0 {
		return none
	}
	return list[r.IntN(len(list))]
}
