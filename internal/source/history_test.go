package source_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/source"
)

// repository is a git repository that takes commits of any date.
type repository struct {
	t      *testing.T
	folder string
}

func newRepository(t *testing.T) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("git is needed to test what it tells")
	}
	// No configuration of whoever runs the test, and none of its repository.
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"} {
		t.Setenv(name, "") // restored after the test
		os.Unsetenv(name)
	}
	r := repository{t, t.TempDir()}
	r.git("", "init", "--quiet", "--initial-branch=main")
	return r
}

func (r repository) git(date string, args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", r.folder, "-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE="+date)
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// commit writes files and commits them at a date.
func (r repository) commit(date string, files ...string) {
	r.t.Helper()
	for _, name := range files {
		write(r.t, filepath.Join(r.folder, name), date)
	}
	r.git(date, "add", "--all")
	r.git(date, "commit", "--quiet", "--allow-empty", "--message", "x")
}

func history(folder string, zone string) map[string]string {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		panic(err)
	}
	days := map[string]string{}
	for name, day := range source.ReadHistory(context.Background(), folder).Days(loc) {
		days[name] = day.String()
	}
	return days
}

// The day of a file is that of its last commit, in the zone of the site, and
// its name is that in the content folder.
func TestHistory(t *testing.T) {
	r := newRepository(t)
	r.commit("2023-05-17T10:00:00+02:00", "content/projets/a.md", "content/projets/été à Nîmes.md", "content/2023", "portulan.yaml")
	r.commit("2023-06-01T10:00:00+02:00", "content/projets/b.md", "content/projets/moved.md")
	r.commit("2023-07-31T23:30:00+00:00", "content/projets/a.md", "elsewhere/content.md")
	r.git("2023-08-02T10:00:00+02:00", "mv", "content/projets/moved.md", "content/projets/here.md")
	r.commit("2023-08-02T10:00:00+02:00")
	want := map[string]string{
		"projets/a.md":           "2023-08-01", // an hour and a half into it, in Paris
		"projets/b.md":           "2023-06-01",
		"projets/été à Nîmes.md": "2023-05-17",
		"projets/moved.md":       "2023-08-02", // gone on that day
		"projets/here.md":        "2023-08-02",
		"2023":                   "2023-05-17",
	}
	if diff := cmp.Diff(want, history(filepath.Join(r.folder, "content"), "Europe/Paris")); diff != "" {
		t.Errorf("in Paris (-want +got):\n%s", diff)
	}
	want["projets/a.md"] = "2023-07-31"
	if diff := cmp.Diff(want, history(filepath.Join(r.folder, "content"), "America/Guadeloupe")); diff != "" {
		t.Errorf("in Guadeloupe (-want +got):\n%s", diff)
	}
}

// A site may be the whole of its repository.
func TestHistoryOfTheRoot(t *testing.T) {
	r := newRepository(t)
	r.commit("2023-05-17T10:00:00+02:00", "projets/a.md", "2024")
	if diff := cmp.Diff(map[string]string{"projets/a.md": "2023-05-17", "2024": "2023-05-17"}, history(r.folder, "Europe/Paris")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Where git does not know, no day is better than a wrong one.
func TestNoHistory(t *testing.T) {
	r := newRepository(t)
	empty := map[string]string{}
	if diff := cmp.Diff(empty, history(r.folder, "UTC")); diff != "" {
		t.Errorf("no commit (-want +got):\n%s", diff)
	}
	r.commit("2023-05-17T10:00:00+02:00", "a.md")
	r.commit("2023-06-17T10:00:00+02:00", "b.md")

	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("", "clone", "--quiet", "--depth", "1", "file://"+filepath.ToSlash(r.folder), shallow)
	if diff := cmp.Diff(empty, history(shallow, "UTC")); diff != "" {
		t.Errorf("a shallow clone (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(empty, history(filepath.Join(r.folder, "none"), "UTC")); diff != "" {
		t.Errorf("no folder (-want +got):\n%s", diff)
	}
	alone := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(alone))
	if diff := cmp.Diff(empty, history(alone, "UTC")); diff != "" {
		t.Errorf("no repository (-want +got):\n%s", diff)
	}
	t.Setenv("PATH", t.TempDir())
	if diff := cmp.Diff(empty, history(r.folder, "UTC")); diff != "" {
		t.Errorf("no git (-want +got):\n%s", diff)
	}
}
