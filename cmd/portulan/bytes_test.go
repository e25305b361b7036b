package main_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/publish"
)

// corpusWithPicture is a site that has all that a build writes: pages over
// several pages, redirects, a picture, files of communes and compressed copies.
func corpusWithPicture() map[string]string {
	files := map[string]string{"portulan.yaml": strings.Replace(settings, "places: off", "places: REG-94", 1) + "compress: [gzip, br]\n"}
	for name, text := range corpus("a", 60) {
		files["content/"+name] = text
	}
	files["content/projets/vue.png"] = grey(30, 20)
	files["content/projets/p0.md"] += "\n![Une vue](vue.png)\n"
	return files
}

// The same records and the same date make the same bytes, whatever the time
// zone, the language and the cores of the machine, the order in which its disk
// lists files, and the folder they stand in.
func TestSameBytesEverywhere(t *testing.T) {
	files := corpusWithPicture()
	var want map[string]string
	for _, machine := range []struct {
		name, folder string
		backwards    bool
		env          []string
	}{
		{"one core in UTC", "site", false, []string{"TZ=UTC", "LANG=C", "LC_ALL=C", "GOMAXPROCS=1"}},
		{"eight cores in Auckland", "ailleurs/sous un autre nom/é", true,
			[]string{"TZ=Pacific/Auckland", "LANG=fr_FR.UTF-8", "LC_ALL=fr_FR.UTF-8", "GOMAXPROCS=8", "HOME=/nowhere"}},
		{"two cores in Honolulu", "b", false, []string{"TZ=Pacific/Honolulu", "LANG=tr_TR.UTF-8", "LC_ALL=", "GOMAXPROCS=2"}},
	} {
		folder := filepath.Join(t.TempDir(), machine.folder)
		plant(t, folder, files, machine.backwards)
		cmd := program(t, folder, "build", "--date", "2023-06-15T10:00+02:00")
		cmd.Env = append(cmd.Env, machine.env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", machine.name, err, out)
		}
		got, err := tree(filepath.Join(folder, "public"))
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		} else if diff := difference(want, got); diff != "" {
			t.Errorf("%s: %s", machine.name, diff)
		}
	}
	for _, name := range []string{"index.html.br", "projets/page/3/index.html.gz", "ancien-7/index.html"} {
		if want[name] == "" {
			t.Errorf("no %s: the site does not show what it should", name)
		}
	}
}

// A file whose bytes did not change keeps its time, however often the site is
// built; one that changed does not.
func TestUnchangedFilesKeepTheirTime(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, corpusWithPicture(), false)
	files := built(t, folder)
	before := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	public := filepath.Join(folder, "public")
	for name := range files {
		if err := os.Chtimes(filepath.Join(public, name), before, before); err != nil {
			t.Fatal(err)
		}
	}
	plant(t, folder, map[string]string{"content/projets/p0.md": "---\ntitle: Un autre titre\n---\n"}, false)
	after := built(t, folder)
	delete(after, publish.Mark) // it is not a file of the site
	kept, changed := 0, 0
	for name, content := range after {
		info, err := os.Stat(filepath.Join(public, name))
		if err != nil {
			t.Fatal(err)
		}
		old, was := files[name]
		switch same := was && old == content; {
		case same != info.ModTime().Equal(before):
			t.Errorf("%s: same bytes is %t, its time is %v", name, same, info.ModTime())
		case same:
			kept++
		default:
			changed++
		}
	}
	if kept == 0 || changed == 0 {
		t.Errorf("%d files kept, %d changed: the test tests nothing", kept, changed)
	}
}

// The picture of a page is drawn once: as long as it says the same, the file that
// was published stands, even where others change. One that a power cut emptied is
// drawn again.
func TestPicturesOfPagesAreKept(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, corpusWithPicture(), false)
	run(t, folder, "build", "--date", "2023-06-15")
	public := filepath.Join(folder, "public")
	pictures, err := filepath.Glob(filepath.Join(public, "assets", "card-*.png"))
	if err != nil || len(pictures) < 60 {
		t.Fatalf("%d pictures of pages, %v", len(pictures), err)
	}
	// A mark in a picture shows that it is this file, and no other of its name.
	drawn := map[string][]byte{}
	for i, name := range pictures {
		if drawn[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
		marked := bytes.Replace(drawn[name], []byte("IDAT"), []byte("MARK"), 1)
		if i == 0 {
			marked = nil
		}
		if err := os.WriteFile(name, marked, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	plant(t, folder, map[string]string{"content/projets/p0.md": "---\ntitle: Un autre titre\n---\n"}, false)
	run(t, folder, "build", "--date", "2023-06-15")
	kept, gone := 0, 0
	for i, name := range pictures {
		now, err := os.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			gone++
		case err != nil:
			t.Fatal(err)
		case i == 0 && !bytes.Equal(now, drawn[name]):
			t.Error("an empty picture is kept")
		case i > 0 && bytes.Contains(now, []byte("MARK")):
			kept++
		}
	}
	if kept < len(pictures)-2 || kept+gone != len(pictures)-1 {
		t.Errorf("of %d pictures %d are kept, and %d are gone", len(pictures), kept, gone)
	}
	if now, err := filepath.Glob(filepath.Join(public, "assets", "card-*.png")); err != nil || len(now) != len(pictures) {
		t.Errorf("%d pictures, %d before: %v", len(now), len(pictures), err)
	}
}
