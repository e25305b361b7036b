package publish_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/publish"
)

// Who opened a page before a build still finds what it names, for as long as was
// asked for after the first build without it, and no longer.
func TestEarlierFilesStay(t *testing.T) {
	long := strings.Repeat("let texte = 1;\n", 200)
	first := tree{"index.html": "un", "assets/main-AAAAAAAA.js": long, "assets/search/a1/t0.bin": "termes", "assets/notice.txt": "la même"}
	second := tree{"index.html": "deux", "assets/main-BBBBBBBB.js": "2"}
	packed := "assets/main-AAAAAAAA.js.gz"
	target := filepath.Join(t.TempDir(), "public")
	at := func(day int) publish.Options {
		return publish.Options{
			Compress: []publish.Encoding{publish.Gzip},
			Earlier: publish.Earlier{
				Folders: []string{"assets", "media"},
				Outlives: func(path string) bool {
					return strings.HasSuffix(path, "A.js") || strings.HasPrefix(path, "/assets/search/")
				},
				Now: time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC), For: 7 * 24 * time.Hour,
			},
		}
	}
	mustPublish(t, target, first, at(1))
	gz := readTree(t, target)[packed]
	if gz == "" {
		t.Fatal("the script has no compressed edition")
	}
	before, err := os.Stat(filepath.Join(target, "assets/main-AAAAAAAA.js"))
	if err != nil {
		t.Fatal(err)
	}

	both := tree{
		"index.html": "deux", "assets/main-BBBBBBBB.js": "2",
		"assets/main-AAAAAAAA.js": long, packed: gz, "assets/search/a1/t0.bin": "termes",
	}
	if sum := mustPublish(t, target, second, at(3)); sum.Removed != 1 || sum.Files != 2 {
		t.Errorf("%+v: one file is removed of the earlier build, and two are of this one", sum)
	}
	wantTree(t, target, both)
	after, err := os.Stat(filepath.Join(target, "assets/main-AAAAAAAA.js"))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("what stays is another file than before (%v)", err)
	}

	// A build that changes nothing leaves the folder itself in place.
	folder, err := os.Stat(target)
	if err != nil {
		t.Fatal(err)
	}
	if sum := mustPublish(t, target, second, at(9)); sum.Written+sum.Removed != 0 {
		t.Errorf("%+v: nothing has changed", sum)
	}
	if again, err := os.Stat(target); err != nil || !os.SameFile(folder, again) {
		t.Errorf("the folder was replaced (%v)", err)
	}
	mustPublish(t, target, tree{"index.html": "trois", "assets/main-BBBBBBBB.js": "2"}, at(10))
	both["index.html"] = "trois"
	wantTree(t, target, both)

	// Seven days after the build that had them no longer, they go, though nothing else changes.
	if sum := mustPublish(t, target, tree{"index.html": "trois", "assets/main-BBBBBBBB.js": "2"}, at(11)); sum.Removed != 3 {
		t.Errorf("%+v: three files are removed", sum)
	}
	wantTree(t, target, tree{"index.html": "trois", "assets/main-BBBBBBBB.js": "2"})
}

// A file that a build has again is no longer of an earlier one: its time begins anew.
func TestEarlierFileComesBack(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	at := func(day int) publish.Options {
		return publish.Options{Earlier: publish.Earlier{
			Folders: []string{"assets"}, Outlives: func(string) bool { return true },
			Now: time.Date(2026, 11, day, 12, 0, 0, 0, time.UTC), For: 2 * 24 * time.Hour,
		}}
	}
	with, without := tree{"index.html": "1", "assets/a.js": "1"}, tree{"index.html": "2"}
	mustPublish(t, target, with, at(1))
	mustPublish(t, target, without, at(2))
	mustPublish(t, target, with, at(3))
	mustPublish(t, target, without, at(6))
	mustPublish(t, target, without, at(7))
	wantTree(t, target, tree{"index.html": "2", "assets/a.js": "1"})
	mustPublish(t, target, without, at(9))
	wantTree(t, target, without)

	// Nothing of a build stays that does not ask for it.
	mustPublish(t, target, with, at(9))
	mustPublish(t, target, without, publish.Options{})
	wantTree(t, target, without)
}
