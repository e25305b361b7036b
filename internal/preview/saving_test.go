package preview_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"portulan/internal/gittest"
	"portulan/internal/preview"
)

// guard is when a test gives up; nothing is measured by it.
const guard = time.Minute

// savings are the ways in which files are saved, by who saves so.
var savings = []struct {
	name string
	save func(t *testing.T, s *testSite)
}{
	{"in place (nano, Notepad++)", func(t *testing.T, s *testSite) {
		s.write("content/projets/p1.md", "---\ntitle: En place\n---\nUn corps.\n")
	}},
	{"in place, in two writes", func(t *testing.T, s *testSite) {
		f, err := os.Create(s.path("content/projets/p1.md"))
		must(t, err)
		_, err = f.WriteString("---\ntitle: Moitié\n---\n")
		must(t, err)
		_, err = f.WriteString("L’autre moitié.\n")
		must(t, err)
		must(t, f.Close())
	}},
	{"through a hidden file (gedit)", func(t *testing.T, s *testSite) {
		s.write("content/projets/.goutputstream-X4K2", "---\ntitle: Par gedit\n---\n")
		s.rename("content/projets/.goutputstream-X4K2", "content/projets/p1.md")
	}},
	{"with a backup (vim)", func(t *testing.T, s *testSite) {
		s.write("content/projets/.p1.md.swp", "b0VIM")
		s.write("content/projets/4913", "")
		s.remove("content/projets/4913")
		s.rename("content/projets/p1.md", "content/projets/p1.md~")
		s.write("content/projets/p1.md", "---\ntitle: Par vim\n---\n")
		s.remove("content/projets/p1.md~")
		s.remove("content/projets/.p1.md.swp")
	}},
	{"with a lock and an autosave (Emacs)", func(t *testing.T, s *testSite) {
		must(t, os.Symlink("moi@ici.42:1", s.path("content/projets/.#p1.md")))
		s.write("content/projets/#p1.md#", "---\ntitle: Pas encore\n---\n")
		s.write("content/projets/p1.md", "---\ntitle: Par Emacs\n---\n")
		s.remove("content/projets/#p1.md#")
		s.remove("content/projets/.#p1.md")
	}},
	{"through a file beside it, with another name (VS Code, Helix)", func(t *testing.T, s *testSite) {
		s.write("content/projets/p1.md.tmp.1234", "---\ntitle: À côté\n---\n")
		s.rename("content/projets/p1.md.tmp.1234", "content/projets/p1.md")
	}},
	{"from another folder", func(t *testing.T, s *testSite) {
		s.write("dehors.md", "---\ntitle: De dehors\n---\n")
		s.rename("dehors.md", "content/projets/p1.md")
	}},
	{"deleted and written again", func(t *testing.T, s *testSite) {
		s.remove("content/projets/p1.md")
		s.write("content/projets/p1.md", "---\ntitle: De nouveau\n---\n")
	}},
	{"of the same length and time", func(t *testing.T, s *testSite) {
		at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		s.write("content/projets/p1.md", "---\ntitle: Un titre A\n---\n")
		must(t, os.Chtimes(s.path("content/projets/p1.md"), at, at))
		s.write("content/projets/p1.md", "---\ntitle: Un titre B\n---\n")
		must(t, os.Chtimes(s.path("content/projets/p1.md"), at, at))
	}},
	{"a new file", func(t *testing.T, s *testSite) { s.write("content/projets/neuf.md", "---\ntitle: Neuf\n---\n") }},
	{"a deleted file", func(t *testing.T, s *testSite) { s.remove("content/projets/neuf.md") }},
	{"a new folder, with files at once", func(t *testing.T, s *testSite) {
		s.write("content/programmes/neuf/index.md", "---\ntitle: Neuf\n---\n")
		s.write("content/programmes/neuf/appel.md", "---\ntitle: Appel neuf\n---\n")
	}},
	{"a file in that folder", func(t *testing.T, s *testSite) {
		s.write("content/programmes/neuf/suite.md", "---\ntitle: Suite\n---\n")
	}},
	{"a renamed folder", func(t *testing.T, s *testSite) { s.rename("content/programmes/neuf", "content/programmes/ancien") }},
	{"a file in the renamed folder", func(t *testing.T, s *testSite) {
		s.write("content/programmes/ancien/suite.md", "---\ntitle: La suite\n---\n")
	}},
	{"a folder moved in", func(t *testing.T, s *testSite) {
		s.write("ailleurs/index.md", "---\ntitle: Venu d’ailleurs\n---\n")
		s.rename("ailleurs", "content/programmes/ailleurs")
	}},
	{"a deleted folder", func(t *testing.T, s *testSite) { s.remove("content/programmes/ailleurs") }},
	{"a folder moved out", func(t *testing.T, s *testSite) { s.rename("content/programmes/ancien", "dehors") }},
	{"names that differ by case only", func(t *testing.T, s *testSite) {
		s.rename("content/projets/p2.md", "content/projets/P2.md")
		s.rename("content/projets/P2.md", "content/projets/p2-bis.md")
		s.rename("content/projets/p2-bis.md", "content/projets/p2.md")
		s.write("content/projets/p3.md", "---\ntitle: Sans lien\n---\n")
	}},
	{"a picture", func(t *testing.T, s *testSite) { s.write("content/projets/vue.png", picture(31, 17)) }},
	{"the first file of the layouts", func(t *testing.T, s *testSite) {
		s.write("layouts/i18n/fr.yaml", "nav:\n  home: Accueil de l’annuaire\n")
	}},
	{"a style", func(t *testing.T, s *testSite) { s.write("layouts/styles/tokens.css", ":root { --x: 1 }\n") }},
	{"a script", func(t *testing.T, s *testSite) { s.write("layouts/scripts/main.js", "document.title += 1;\n") }},
	{"a template", func(t *testing.T, s *testSite) {
		s.write("layouts/pages/page.html", `{{define "main"}}<h1>{{text .Title}}</h1>{{.Body}}{{end}}`)
	}},
	{"the layouts taken away", func(t *testing.T, s *testSite) { s.rename("layouts", "gabarits") }},
	{"the settings", func(t *testing.T, s *testSite) {
		s.write("portulan.yaml", "title: Autre titre\nbase_url: https://annuaire.example.fr/\nper_page: 4\nplaces: REG-94\n")
	}},
	{"the settings, through another file", func(t *testing.T, s *testSite) {
		// No pictures of pages from here on: those of the thousand files say nothing more.
		s.write("portulan.yaml.tmp", "title: Encore un titre\nbase_url: https://annuaire.example.fr/\nper_page: 50\nplaces: REG-94\nsocial_images: no\n")
		s.rename("portulan.yaml.tmp", "portulan.yaml")
	}},
	{"the whole content replaced", func(t *testing.T, s *testSite) {
		s.rename("content", "avant")
		s.write("apres/pages/seule.md", "---\ntitle: Une seule page\n---\n")
		s.rename("apres", "content")
	}},
	{"a file of the new content", func(t *testing.T, s *testSite) {
		s.write("content/pages/seule.md", "---\ntitle: Une page\n---\n")
	}},
	{"a checkout of a thousand files", func(t *testing.T, s *testSite) {
		s.git = gittest.New(t, s.root)
		s.git.Git(commitDay, "add", "content")
		s.git.Git(commitDay, "commit", "--quiet", "--message", "one")
		s.git.Git("", "checkout", "--quiet", "-b", "thousand")
		for i := range 1000 {
			s.write(fmt.Sprintf("content/projets/m%d.md", i), fmt.Sprintf("---\ntitle: Mille %d\n---\n", i))
		}
		s.git.Git(commitDay, "add", "content")
		s.git.Git(commitDay, "commit", "--quiet", "--message", "a thousand")
		s.git.Git("", "checkout", "--quiet", "main")
		s.git.Git("", "checkout", "--quiet", "thousand")
	}},
	{"a checkout of the branch before", func(t *testing.T, s *testSite) { s.git.Git("", "checkout", "--quiet", "main") }},
}

// However a file is saved, the preview shows what a build would publish: told of it
// by the system, or by comparing files alone.
func TestSaving(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll=%t", poll), func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			now := time.Date(2025, 6, 15, 9, 0, 0, 0, time.UTC)
			o := s.options(now)
			o.Poll = poll
			o.Unwatched = func(err error) {
				if !poll {
					t.Errorf("not watched: %v", err)
				}
			}
			p, err := preview.New(t.Context(), o)
			must(t, err)
			if !poll {
				p.Never()
			}
			run(t, p)
			for _, saving := range savings {
				saving.save(t, s)
				await(t, p, saving.name, s, now)
			}
		})
	}
}

// run runs a preview until the test is over.
func run(t *testing.T, p *preview.Preview) {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.Run(ctx)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
	})
}

// await waits until the preview is that of a build.
func await(t *testing.T, p *preview.Preview, after string, s *testSite, now time.Time) {
	t.Helper()
	built, problems := s.build(t, now)
	if built == nil {
		t.Fatalf("%s: %v", after, problems)
	}
	give := time.After(guard)
	for {
		var view *preview.View
		var diff string
		p.Look(func(v *preview.View) {
			view, diff = v, differ(problems, v.Problems)
			if diff == "" && !v.Settled {
				diff = "not all is looked at"
			}
			if diff == "" {
				diff = s.differentFiles(built, v, false)
			}
		})
		if diff == "" {
			return
		}
		select {
		case <-view.Replaced():
		case <-give:
			t.Fatalf("%s is not seen: %s", after, diff)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
