package source_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/gittest"
	"portulan/internal/source"
)

// repository is a git repository that takes commits of any date.
type repository struct {
	*gittest.Repository
	t      *testing.T
	folder string
}

func newRepository(t *testing.T) repository {
	t.Helper()
	folder := t.TempDir()
	return repository{gittest.New(t, folder), t, folder}
}

// write writes files and commits them at a date.
func (r repository) write(date string, files ...string) {
	r.t.Helper()
	for _, name := range files {
		write(r.t, filepath.Join(r.folder, name), date)
	}
	r.Commit(date)
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
	r.write("2023-05-17T10:00:00+02:00", "content/projets/a.md", "content/projets/été à Nîmes.md", "content/2023", "portulan.yaml")
	r.write("2023-06-01T10:00:00+02:00", "content/projets/b.md", "content/projets/moved.md")
	r.write("2023-07-31T23:30:00+00:00", "content/projets/a.md", "elsewhere/content.md")
	r.Git("2023-08-02T10:00:00+02:00", "mv", "content/projets/moved.md", "content/projets/here.md")
	r.write("2023-08-02T10:00:00+02:00")
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
	r.write("2023-05-17T10:00:00+02:00", "projets/a.md", "2024")
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
	r.write("2023-05-17T10:00:00+02:00", "a.md")
	r.write("2023-06-17T10:00:00+02:00", "b.md")

	shallow := filepath.Join(t.TempDir(), "shallow")
	r.Git("", "clone", "--quiet", "--depth", "1", "file://"+filepath.ToSlash(r.folder), shallow)
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

// versions are what git tells of files, each on a line with its day.
func versions(folder string, names ...string) map[string][]string {
	given := map[string][]string{}
	h := source.ReadHistory(context.Background(), folder)
	h.Versions(context.Background(), names, func(name string, versions []source.Version) {
		for _, v := range versions {
			given[name] = append(given[name], v.At.Format(time.DateOnly)+" "+string(v.Text))
		}
	})
	return given
}

// save writes a file and commits it at a date.
func (r repository) save(date, name, text string) {
	r.t.Helper()
	write(r.t, filepath.Join(r.folder, name), text)
	r.Commit(date)
}

// The versions of a file are those of its present name and of the names that it
// had before, from the first to the last.
func TestVersions(t *testing.T) {
	r := newRepository(t)
	r.save("2023-01-01T12:00:00Z", "content/a.md", "a, a first text that is long enough\n")
	r.save("2023-01-02T12:00:00Z", "content/b.md", "b\n")
	r.save("2023-01-03T12:00:00Z", "content/a.md", "a, a second text that is long enough\n")
	r.Git("2023-01-04T12:00:00Z", "mv", "content/a.md", "content/été.md")
	r.Git("2023-01-04T12:00:00Z", "commit", "--quiet", "--message", "x")
	r.save("2023-01-05T12:00:00Z", "content/a.md", "another\n") // under the name that is free
	r.save("2023-01-06T12:00:00Z", "content/été.md", "a, a third text that is long enough\n")
	r.Git("2023-01-07T12:00:00Z", "rm", "--quiet", "content/b.md")
	r.Git("2023-01-07T12:00:00Z", "commit", "--quiet", "--message", "x")
	r.save("2023-01-08T12:00:00Z", "content/b.md", "b again\n")
	want := map[string][]string{
		"a.md": {"2023-01-05 another\n"},
		"b.md": {"2023-01-02 b\n", "2023-01-08 b again\n"},
		"été.md": {
			"2023-01-01 a, a first text that is long enough\n", "2023-01-03 a, a second text that is long enough\n",
			"2023-01-04 a, a second text that is long enough\n", "2023-01-06 a, a third text that is long enough\n",
		},
		"none.md": nil,
	}
	got := versions(filepath.Join(r.folder, "content"), "a.md", "b.md", "none.md", "été.md")
	got["none.md"] = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	h := source.ReadHistory(context.Background(), filepath.Join(r.folder, "content"))
	if day := h.Added("été.md").Format(time.DateOnly); day != "2023-01-01" {
		t.Errorf("added on %s", day)
	}
	if !h.Added("none.md").IsZero() {
		t.Error("a file that git does not know was added")
	}
}

// A name that was free between two files is that of the one, then of the other.
func TestVersionsOfANameUsedTwice(t *testing.T) {
	r := newRepository(t)
	do := func(date string, args ...string) {
		t.Helper()
		r.Git(date, args...)
		r.Commit(date)
	}
	// The second file is made under the name of the first.
	r.save("2023-01-01T12:00:00Z", "appel.md", "the first, which was long enough\n")
	do("2023-01-02T12:00:00Z", "rm", "--quiet", "appel.md")
	r.save("2023-01-03T12:00:00Z", "appel.md", "the second, of as many words\n")
	do("2023-01-04T12:00:00Z", "mv", "appel.md", "appel-2024.md")
	// The second file is given the name of the first.
	r.save("2023-02-01T12:00:00Z", "prix.md", "a prize, which was long enough\n")
	do("2023-02-02T12:00:00Z", "rm", "--quiet", "prix.md")
	r.save("2023-02-03T12:00:00Z", "autre.md", "another prize, of as many words\n")
	do("2023-02-04T12:00:00Z", "mv", "autre.md", "prix.md")
	do("2023-02-05T12:00:00Z", "mv", "prix.md", "prix-2024.md")
	want := map[string][]string{
		"appel.md":      {"2023-01-01 the first, which was long enough\n"},
		"appel-2024.md": {"2023-01-03 the second, of as many words\n", "2023-01-04 the second, of as many words\n"},
		"prix.md":       {"2023-02-01 a prize, which was long enough\n"},
		"prix-2024.md": {
			"2023-02-03 another prize, of as many words\n", "2023-02-04 another prize, of as many words\n",
			"2023-02-05 another prize, of as many words\n",
		},
	}
	if diff := cmp.Diff(want, versions(r.folder, "appel.md", "appel-2024.md", "prix.md", "prix-2024.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A merge is one change: what was published on that day, whatever was committed
// on the way.
func TestVersionsOfAMerge(t *testing.T) {
	r := newRepository(t)
	r.save("2023-01-01T12:00:00Z", "a.md", "one\n")
	r.Git("", "checkout", "--quiet", "-b", "proposal")
	r.save("2023-01-02T12:00:00Z", "a.md", "two\n")
	r.save("2023-01-03T12:00:00Z", "a.md", "three\n")
	r.Git("", "checkout", "--quiet", "main")
	r.save("2023-01-04T12:00:00Z", "b.md", "b\n")
	r.Git("2023-01-05T12:00:00Z", "merge", "--quiet", "--no-ff", "--message", "x", "proposal")
	want := map[string][]string{"a.md": {"2023-01-01 one\n", "2023-01-05 three\n"}}
	if diff := cmp.Diff(want, versions(r.folder, "a.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is too large to be a record is passed over, and what comes after it is
// read all the same.
func TestVersionsTooLarge(t *testing.T) {
	r := newRepository(t)
	r.save("2023-01-01T12:00:00Z", "a.md", "one\n")
	r.save("2023-01-02T12:00:00Z", "a.md", strings.Repeat("x", source.MaxSize+1))
	r.save("2023-01-03T12:00:00Z", "a.md", "three\n")
	want := map[string][]string{"a.md": {"2023-01-01 one\n", "2023-01-03 three\n"}}
	if diff := cmp.Diff(want, versions(r.folder, "a.md")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGap(t *testing.T) {
	r := newRepository(t)
	r.write("2023-05-17T10:00:00+02:00", "a.md")
	r.write("2023-06-17T10:00:00+02:00", "b.md")
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.Git("", "clone", "--quiet", "--depth", "1", "file://"+filepath.ToSlash(r.folder), shallow)
	for folder, want := range map[string]source.Gap{r.folder: source.Whole, shallow: source.Shallow, filepath.Join(r.folder, "none"): source.NoRepository} {
		h := source.ReadHistory(context.Background(), folder)
		if h.Gap != want {
			t.Errorf("%s: %q, want %q", filepath.Base(folder), h.Gap, want)
		}
		if want != source.Whole && len(versions(folder, "a.md")) > 0 {
			t.Errorf("%s: a part of the history is given for the whole", filepath.Base(folder))
		}
	}
}
