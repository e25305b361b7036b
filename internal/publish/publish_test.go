package publish_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

var site = tree{
	"index.html":               "<h1>Pôles</h1>",
	"projets/xpicc/index.html": "<h1>XPICC</h1>",
	"style.css":                "body{}",
}

func TestPublishThenChange(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "out", "public") // the parent is made too
	sum := mustPublish(t, target, site, publish.Options{})
	wantTree(t, target, site)
	if want := (publish.Summary{Files: 3, Written: 3, Bytes: 35}); sum != want {
		t.Errorf("first: %+v, want %+v", sum, want)
	}

	next := tree{"index.html": "<h1>Pôles ICC</h1>", "style.css": "body{}", "a/b.html": "b"}
	sum = mustPublish(t, target, next, publish.Options{})
	wantTree(t, target, next)
	if want := (publish.Summary{Files: 3, Written: 2, Unchanged: 1, Removed: 1, Bytes: 26}); sum != want {
		t.Errorf("second: %+v, want %+v", sum, want)
	}
	wantAlone(t, filepath.Dir(target), "public")
}

func TestUnchangedFilesKeepInodeAndTime(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, site, publish.Options{})
	kept, changed := filepath.Join(target, "projets/xpicc/index.html"), filepath.Join(target, "index.html")
	long := time.Date(2020, 1, 15, 11, 19, 0, 0, time.UTC)
	for _, path := range []string{kept, changed} {
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
	}
	folder, before, old := stat(t, target), stat(t, kept), stat(t, changed)

	mustPublish(t, target, tree{"index.html": "neuf", "projets/xpicc/index.html": site["projets/xpicc/index.html"]}, publish.Options{})
	after := stat(t, kept)
	if !os.SameFile(before, after) || !after.ModTime().Equal(long) {
		t.Errorf("the unchanged file was written again: %v", after.ModTime())
	}
	if now := stat(t, changed); os.SameFile(old, now) || now.ModTime().Equal(long) {
		t.Error("the changed file was not written again")
	}
	if os.SameFile(folder, stat(t, target)) {
		t.Error("the folder was changed in place")
	}
}

func TestNothingChangedLeavesTheFolder(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	opts := publish.Options{Compress: []publish.Encoding{publish.Gzip, publish.Brotli}}
	long := tree{"index.html": strings.Repeat("<p>texte</p>\n", 500), "logo.png": "png"}
	mustPublish(t, target, long, opts)
	folder := stat(t, target)
	sum := mustPublish(t, target, long, opts)
	if !os.SameFile(folder, stat(t, target)) {
		t.Error("the folder was replaced though nothing changed")
	}
	if sum.Files != 4 || sum.Unchanged != 4 || sum.Written != 0 || sum.Removed != 0 {
		t.Errorf("summary %+v", sum)
	}
	files(t, target, "ajout.txt")
	if sum = mustPublish(t, target, long, opts); sum.Removed != 1 {
		t.Errorf("an added file was not removed: %+v", sum)
	}
	if os.SameFile(folder, stat(t, target)) {
		t.Error("the folder was changed in place")
	}
}

func TestOwnersFilesAreCarriedOver(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	files(t, dir, "public/.gitkeep", "public/.gitignore", "public/.git")
	before := stat(t, filepath.Join(target, ".gitkeep"))
	for range 2 {
		sum := mustPublish(t, target, site, publish.Options{})
		if sum.Removed != 0 || sum.Files != 3 {
			t.Errorf("summary %+v", sum)
		}
	}
	for _, name := range []string{".gitkeep", ".gitignore", ".git"} {
		if content, err := os.ReadFile(filepath.Join(target, name)); err != nil || string(content) != "à moi" {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
	if !os.SameFile(before, stat(t, filepath.Join(target, ".gitkeep"))) {
		t.Error(".gitkeep was written again")
	}
	_, err := publishTree(target, tree{".gitkeep": ""}, publish.Options{})
	wantFault(t, err, diag.PublishNameTwice)
}

func TestLinkedTargetIsFollowed(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "public")
	files(t, dir, "srv/www/")
	if err := os.Symlink(filepath.Join("srv", "www"), link); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, link, site, publish.Options{})
	wantTree(t, filepath.Join(dir, "srv/www"), site)
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	wantAlone(t, dir, "public", "srv")
	wantAlone(t, filepath.Join(dir, "srv"), "www")
}

func TestDiscardLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	mustPublish(t, target, site, publish.Options{})
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Write("index.html", []byte("neuf")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Discard(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Write("a.html", nil); err == nil {
		t.Error("a discarded stage was written to")
	}
	if _, err := s.Commit(); err == nil {
		t.Error("a discarded stage was committed")
	}
	wantTree(t, target, site)
	wantAlone(t, dir, "public")
}

func TestCommitAfterAFailedWriteRefuses(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	mustPublish(t, target, site, publish.Options{})
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantFault(t, s.Write("../index.html", nil), diag.PublishNameUnsafe)
	if err := s.Write("index.html", []byte("neuf")); err != nil {
		t.Fatal(err)
	}
	_, err = s.Commit()
	wantFault(t, err, diag.PublishNameUnsafe)
	wantTree(t, target, site)
	wantAlone(t, dir, "public")
}

func TestEditionsAreDeterministicAndReused(t *testing.T) {
	opts := publish.Options{Compress: []publish.Encoding{publish.Gzip, publish.Brotli}}
	text := strings.Repeat("<p>Fabriques de territoire</p>\n", 300)
	pages := tree{"a/index.html": text, "b.json": "{}", "photo.jpg": text}
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	mustPublish(t, one, pages, opts)
	mustPublish(t, two, pages, opts)
	got := readTree(t, one)
	wantTree(t, two, got)
	if len(got) != 5 {
		t.Errorf("files %d, want the 3 and two editions of the long text", len(got))
	}
	gz, err := gzip.NewReader(strings.NewReader(got["a/index.html.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	for edition, r := range map[string]io.Reader{
		"gz": gz, "br": brotli.NewReader(strings.NewReader(got["a/index.html.br"])),
	} {
		if plain, err := io.ReadAll(r); err != nil || string(plain) != text {
			t.Errorf("%s: %d bytes, %v", edition, len(plain), err)
		}
	}

	edition := filepath.Join(one, "a/index.html.br")
	before := stat(t, edition)
	pages["b.json"] = "[]"
	mustPublish(t, one, pages, opts)
	if !os.SameFile(before, stat(t, edition)) {
		t.Error("the edition of an unchanged text was made again")
	}
	pages["a/index.html"] = text + "fin"
	mustPublish(t, one, pages, opts)
	if plain, err := io.ReadAll(brotli.NewReader(bytes.NewBufferString(readTree(t, one)["a/index.html.br"]))); err != nil || string(plain) != text+"fin" {
		t.Errorf("the edition of a changed text is stale: %v", err)
	}
	sum := mustPublish(t, one, pages, publish.Options{})
	if sum.Files != 3 || sum.Removed != 2 {
		t.Errorf("without compression: %+v", sum)
	}
}

func TestWriteFromManyGoroutines(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for _, folder := range []string{"a", "a/b", "a/b/c", "d"} {
				if err := s.Write(folder+"/"+string(rune('0'+worker)), []byte(folder)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if sum, err := s.Commit(); err != nil || sum.Files != 32 {
		t.Errorf("%+v, %v", sum, err)
	}
	if got := readTree(t, target); len(got) != 32 || got["a/b/c/7"] != "a/b/c" {
		t.Errorf("%d files", len(got))
	}
}

func stat(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}
