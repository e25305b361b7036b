package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/source"
	"portulan/internal/when"
)

// TestPaths finds what record a file holds, its id and its address, from its
// path alone.
func TestPaths(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"programmes/poles-icc/index.md", "programme poles-icc at /programmes/poles-icc/"},
		{"programmes/poles-icc.md", "programme poles-icc at /programmes/poles-icc/"},
		{"programmes/poles-icc/ami-2023.md", "call poles-icc/ami-2023 at /programmes/poles-icc/ami-2023/"},
		{"projets/xpicc.md", "project xpicc at /projets/xpicc/"},
		{"projets/xpicc/index.md", "project xpicc at /projets/xpicc/"},
		{"projets/2023/xpicc.md", "project 2023/xpicc at /projets/2023/xpicc/"},
		{"projets/XPICC.MD", "content/projets/XPICC.MD file-name: the name “XPICC” cannot serve as an address, rename to xpicc"},
		{"organisations/etat.md", "organisation etat at /organisations/etat/"},
		{"secteurs/jeu.md", "sector jeu at /secteurs/jeu/"},
		{"pages/a-propos.md", "page a-propos at /a-propos/"},

		{"projets/Langu:IA.md", "content/projets/Langu:IA.md file-name: the name “Langu:IA” cannot serve as an address, rename to langu-ia"},
		{"projets/été à Nîmes.md", "content/projets/été à Nîmes.md file-name: the name “été à Nîmes” cannot serve as an address, rename to ete-a-nimes"},
		{"projets/e\u0301te\u0301.md", "content/projets/e\u0301te\u0301.md file-name: the name “e\u0301te\u0301” cannot serve as an address, rename to ete"},
		{"projets/œuvre.md", "content/projets/œuvre.md file-name: the name “œuvre” cannot serve as an address, rename to oeuvre"},
		{"projets/v1.2.md", "content/projets/v1.2.md file-name: the name “v1.2” cannot serve as an address, rename to v1-2"},
		{"projets/a--b.md", "content/projets/a--b.md file-name: the name “a--b” cannot serve as an address, rename to a-b"},
		{"projets/日本.md", "content/projets/日本.md file-name: the name “日本” cannot serve as an address, rename to fiche-1"},
		{"programmes/Pôles ICC/ami.md", "content/programmes/Pôles ICC/ami.md file-name: the name “Pôles ICC” cannot serve as an address, rename to poles-icc"},

		{"x.md", "content/x.md file-misplaced: no record belongs in “./”"},
		{"projects/x.md", "content/projects/x.md file-misplaced: no record belongs in “projects/” Did you mean projets?"},
		{"organisation/x.md", "content/organisation/x.md file-misplaced: no record belongs in “organisation/” Did you mean organisations?"},
		{"Projets/x.md", "content/Projets/x.md file-misplaced: no record belongs in “Projets/” Did you mean projets?"},
		{"divers/a/x.md", "content/divers/a/x.md file-misplaced: no record belongs in “divers/a/”"},
	} {
		if got := located(french(), c.path); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.path, got, c.want)
		}
	}
}

// The folders of a site are in its language.
func TestFoldersInEnglish(t *testing.T) {
	english := french()
	english.Language = diag.English
	for path, want := range map[string]string{
		"projects/xpicc.md":     "project xpicc at /projects/xpicc/",
		"sectors/music.md":      "sector music at /sectors/music/",
		"programmes/p/index.md": "programme p at /programmes/p/",
		"projets/x.md":          "content/projets/x.md file-misplaced: no record belongs in “projets/” Did you mean projects?",
	} {
		if got := located(english, path); got != want {
			t.Errorf("%s:\n got %s\nwant %s", path, got, want)
		}
	}
	if got := record.Folder(directory.KindSector, diag.English) + " " + record.Folder(directory.KindSector, diag.French); got != "sectors secteurs" {
		t.Errorf("the folders of sectors are %s", got)
	}
}

// located tells which record the file at a path is, or what is wrong with the
// path.
func located(opts record.Options, path string) string {
	records, problems := readFiles(opts, map[string]string{path: "---\ntitle: x\n---\n"})
	var found []string
	for r := range records.All() {
		found = append(found, fmt.Sprintf("%s %s at %s", r.Kind, r.ID, r.URL))
	}
	for _, p := range problems {
		if better, ok := strings.CutSuffix(p, "cannot serve as an address"); ok {
			p = better + "cannot serve as an address, rename to " + betterName(opts, path)
		}
		found = append(found, p)
	}
	return strings.Join(found, "\n")
}

// betterName is the name that the message about a path proposes.
func betterName(opts record.Options, path string) string {
	var problems diag.List
	record.Read(onePath(path), []string{path}, opts, &problems)
	return problems.Sorted()[0].Args["better"]
}

// A file is never told to take the name of another.
func TestBetterNameIsFree(t *testing.T) {
	tree := source.Tree{FS: fstest.MapFS{}, Name: "content"}
	names := []string{
		"organisations/été.md", "projets/ABC.md", "projets/Abc.md", "projets/abc.md", "projets/Été 1.md", "projets/Été 2.md", "projets/été-1.md",
		"programmes/Poles/ami.md", "programmes/Poles/index.md", "programmes/poles/index.md",
	}
	for _, name := range names {
		tree.FS.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte("---\ntitle: x\n---\n")}
	}
	var problems diag.List
	record.Read(tree, names, french(), &problems)
	var got []string
	for _, p := range problems.Sorted() {
		got = append(got, p.File+" "+p.Args["better"])
	}
	want := []string{
		"content/organisations/été.md ete", "content/programmes/Poles/ami.md poles-2", "content/programmes/Poles/index.md poles-2",
		"content/projets/ABC.md abc-2", "content/projets/Abc.md abc-3", "content/projets/Été 1.md ete-1", "content/projets/Été 2.md ete-2", "content/projets/été-1.md ete-1-2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What could not be read is not told to be missing as well.
func TestUnreadIsNotMissing(t *testing.T) {
	p, problems := readProject(t, "documents:\n  - {title: a, url: \"javascript:x\"}\n  - {title: b}\npartners: [x, [y], \"\"]\nlead: {name: [z]}")
	want := []string{"documents[0].url", "partners[1]", "partners[2]", "lead.name"}
	if !slices.Equal(p.Unread, want) || len(problems) != len(want) {
		t.Errorf("unread %q, want %q\n%s", p.Unread, want, strings.Join(problems, "\n"))
	}
}

// A call stands beside the index.md of its programme, and is one of it.
func TestCallsBesideTheirProgramme(t *testing.T) {
	records, problems := readFiles(french(), map[string]string{
		"programmes/ptce/index.md":   "---\ntitle: PTCE\n---\n",
		"programmes/ptce/phase-1.md": "---\ntitle: 1\n---\n",
		"programmes/ptce/phase-2.md": "---\ntitle: 2\n---\n",
		"programmes/icc/ami.md":      "---\ntitle: AMI\n---\n",
	})
	wantNone(t, "programmes", problems)
	var calls []string
	for _, c := range records.Calls {
		calls = append(calls, c.ID+" of "+c.Programme.ID)
	}
	slices.Sort(calls)
	if got := strings.Join(calls, ", "); got != "icc/ami of icc, ptce/phase-1 of ptce, ptce/phase-2 of ptce" {
		t.Errorf("calls are %s", got)
	}
}

// TestHeld keeps back drafts, records of a later date, and the calls of a
// programme that is kept back. Today is 15 June 2023.
func TestHeld(t *testing.T) {
	files := map[string]string{
		"projets/a.md":           "---\ntitle: a\n---\n",
		"projets/today.md":       "---\ntitle: a\npublished: 15 juin 2023\n---\n",
		"projets/later-today.md": "---\ntitle: a\npublished: 15 juin 2023 à 18 h\n---\n",
		"projets/tomorrow.md":    "---\ntitle: a\npublished: 16 juin 2023\n---\n",
		"projets/some-time.md":   "---\ntitle: a\npublished: automne 2023\n---\n", // vague: it says when it was, not when to publish
		"projets/draft.md":       "---\ntitle: a\ndraft: oui\n---\n",
		"projets/not-draft.md":   "---\ntitle: a\ndraft: non\n---\n",
		"programmes/p/index.md":  "---\ntitle: p\ndraft: true\n---\n",
		"programmes/p/call.md":   "---\ntitle: c\n---\n",
		"programmes/q/index.md":  "---\ntitle: q\n---\n",
		"programmes/q/draft.md":  "---\ntitle: c\ndraft: true\n---\n",
		"organisations/draft.md": "---\ntitle: o\ndraft: true\n---\n",
		"secteurs/draft.md":      "---\ntitle: s\ndraft: true\n---\n",
		"pages/draft.md":         "---\ntitle: p\ndraft: true\n---\n",
	}
	records, problems := readFiles(french(), files)
	wantNone(t, "records", problems)
	var kept, held, later []string
	for r := range records.All() {
		kept = append(kept, string(r.Kind)+" "+r.ID)
	}
	for _, r := range records.Held {
		held = append(held, string(r.Kind)+" "+r.ID)
	}
	for _, at := range records.Later {
		later = append(later, at.Format(time.RFC3339))
	}
	slices.Sort(held)
	slices.Sort(later)
	for _, c := range []struct {
		what string
		got  []string
		want []string
	}{
		{"published", kept, []string{"programme q", "project a", "project not-draft", "project some-time", "project today"}},
		{"kept back", held, []string{
			"call p/call", "call q/draft", "organisation draft", "page draft", "programme p",
			"project draft", "project later-today", "project tomorrow", "sector draft",
		}},
		{"due", later, []string{"2023-06-15T18:00:00+02:00", "2023-06-16T00:00:00+02:00"}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}

	all := french()
	all.Drafts = true
	records, _ = readFiles(all, files)
	count := 0
	for range records.All() {
		count++
	}
	if count != len(files) || len(records.Held) != 0 {
		t.Errorf("with drafts, %d of %d records are published and %d kept back", count, len(files), len(records.Held))
	}
}

// The day of the last commit is the update of a record that gives none.
func TestUpdated(t *testing.T) {
	opts := french()
	day, _ := when.Parse("2023-05-01", opts.Context.Location)
	opts.Updated = map[string]when.Value{"projets/a.md": day, "projets/b.md": day}
	records, _ := readFiles(opts, map[string]string{
		"projets/a.md": "---\ntitle: a\n---\n", "projets/b.md": "---\ntitle: b\nupdated: 2 juin 2023\n---\n", "projets/c.md": "---\ntitle: c\n---\n",
	})
	got := map[string]string{}
	for _, p := range records.Projects {
		got[p.ID] = p.Updated.String()
	}
	if diff := cmp.Diff(map[string]string{"a": "2023-05-01", "b": "2023-06-02", "c": ""}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every file is read, and every problem told, in one run; progress comes to its
// end.
func TestReadAll(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("projets/p%d.md", i)] = "---\ntitle: x\nsumary: x\n---\n"
	}
	opts := french()
	seen := make(chan int, len(files))
	opts.Progress = func(done, total int) {
		if total != len(files) {
			t.Errorf("the total is %d, want %d", total, len(files))
		}
		seen <- done
	}
	records, problems := readFiles(opts, files)
	if len(records.Projects) != len(files) || len(problems) != len(files) {
		t.Errorf("%d records and %d problems, want %d of each", len(records.Projects), len(problems), len(files))
	}
	close(seen)
	var counts []int
	for n := range seen {
		counts = append(counts, n)
	}
	slices.Sort(counts)
	if len(counts) != len(files) || counts[0] != 1 || counts[len(counts)-1] != len(files) {
		t.Errorf("progress went %v", counts)
	}
}
