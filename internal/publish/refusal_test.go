package publish_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

func TestRefusedTargets(t *testing.T) {
	for _, test := range []struct {
		name   string
		files  []string
		links  map[string]string
		target string
		code   diag.Code
	}{
		{name: "root", target: "/", code: diag.PublishTargetRoot},
		{name: "site root", target: "site", code: diag.PublishTargetProtected},
		{name: "above the site", target: ".", code: diag.PublishTargetProtected},
		{name: "home", target: "home", code: diag.PublishTargetProtected},
		{name: "the content", target: "site/content", code: diag.PublishTargetProtected},
		{name: "in the content", target: "site/content/public", code: diag.PublishTargetInside},
		{name: "in layouts that are absent", target: "site/layouts/public", code: diag.PublishTargetInside},
		{name: "a link to the site", links: map[string]string{"out": "site"}, target: "out", code: diag.PublishTargetProtected},
		{name: "in a link to the content", links: map[string]string{"c": "site/content"}, target: "c/x/y", code: diag.PublishTargetInside},
		{name: "a file", files: []string{"file"}, target: "file", code: diag.PublishNotFolder},
		{name: "below a file", files: []string{"file"}, target: "file/public", code: diag.PublishNotFolder},
		{name: "a link to nothing", links: map[string]string{"out": "nothing"}, target: "out", code: diag.PublishNotFolder},
		{name: "a link to a file", files: []string{"f"}, links: map[string]string{"out": "f"}, target: "out", code: diag.PublishNotFolder},
		{name: "files of someone", files: []string{"out/photo.jpg"}, target: "out", code: diag.PublishTargetForeign},
		{name: "a mark that is none", files: []string{"out/.portulan"}, target: "out", code: diag.PublishTargetForeign},
		{name: "a folder as a mark", files: []string{"out/.portulan/"}, target: "out", code: diag.PublishTargetForeign},
		{name: "a folder as .gitkeep", files: []string{"out/.gitkeep/"}, target: "out", code: diag.PublishTargetForeign},
		{name: "a repository", files: []string{"out/.git/HEAD"}, target: "out", code: diag.PublishTargetGit},
		{name: "a name too long", target: strings.Repeat("p", 250), code: diag.PublishNameTooLong},
		{name: "a file in the workshop's place", files: []string{".out.portulan"}, target: "out", code: diag.PublishNotFolder},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			files(t, dir, append(test.files, "site/content/a.md", "home/notes.txt")...)
			for link, to := range test.links {
				if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
					t.Fatal(err)
				}
			}
			before := listing(t, dir)
			target := test.target
			if target != "/" {
				target = filepath.Join(dir, target)
			}
			_, err := publish.Open(context.Background(), target, publish.Options{
				Keep:    []string{filepath.Join(dir, "site"), filepath.Join(dir, "home")},
				Sources: []string{filepath.Join(dir, "site/content"), filepath.Join(dir, "site/layouts")},
			})
			wantFault(t, err, test.code)
			if after := listing(t, dir); after != before {
				t.Errorf("the refusal changed\n%s\nto\n%s", before, after)
			}
		})
	}
}

// listing lists every entry of a folder, links unfollowed.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var list strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil {
			list.WriteString(e.Type().String() + " " + path + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.String()
}

func TestLaterMarkIsRefused(t *testing.T) {
	dir := t.TempDir()
	files(t, dir, "public/")
	mark := filepath.Join(dir, "public", publish.Mark)
	if err := os.WriteFile(mark, []byte("Some title.\nportulan-output: 999\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Open(context.Background(), filepath.Dir(mark), publish.Options{})
	wantFault(t, err, diag.PublishTargetNewer)
}

func TestTargetFilledDuringTheBuildIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	_, err := publishTree(target, site, publish.Options{}, func(*publish.Stage) { files(t, dir, "public/thèse.odt") })
	wantFault(t, err, diag.PublishTargetForeign)
	wantTree(t, target, tree{"thèse.odt": "à moi"})
	wantAlone(t, dir, "public")
}

func TestTargetInTheSiteIsAccepted(t *testing.T) {
	dir := t.TempDir()
	files(t, dir, "content/a.md")
	target := filepath.Join(dir, "public")
	mustPublish(t, target, site, publish.Options{Keep: []string{dir}, Sources: []string{filepath.Join(dir, "content")}})
	wantTree(t, target, site)
}

func TestUnknownEncodingIsRefused(t *testing.T) {
	dir := t.TempDir()
	_, err := publish.Open(context.Background(), filepath.Join(dir, "public"), publish.Options{Compress: []publish.Encoding{"zip"}})
	if err == nil || !strings.Contains(err.Error(), `"zip"`) {
		t.Errorf("error %v", err)
	}
	wantAlone(t, dir)
}

func TestEveryCodeSpeaksBothLanguages(t *testing.T) {
	n := 0
	for _, code := range diag.Codes() {
		if !strings.HasPrefix(string(code), "publish-") {
			continue
		}
		n++
		if code.Severity() != diag.Error {
			t.Errorf("%s is not an error", code)
		}
		for _, lang := range []diag.Language{diag.French, diag.English} {
			if code.Template(lang) == "" || code.RemedyTemplate(lang) == "" || code.About(lang) == "" {
				t.Errorf("%s says nothing in %s", code, lang)
			}
		}
	}
	if n == 0 {
		t.Error("no code of this package in the catalogue")
	}
}
