package record_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/site"
	"portulan/internal/source"
)

// french is how a site in French reads records: with the built-in vocabularies,
// in the zone of Paris, on 15 June 2023.
func french() record.Options {
	settings, _ := site.Parse([]byte("title: Essai"))
	return record.Options{
		Language: settings.Language,
		Now:      time.Date(2023, time.June, 15, 12, 0, 0, 0, settings.Location),
		Context: schema.Context{Location: settings.Location, Vocabularies: map[string][]schema.Word{
			record.Audiences: settings.Audiences, record.ProjectTypes: settings.ProjectTypes,
		}},
	}
}

// readFiles reads the records of files, given by path.
func readFiles(opts record.Options, files map[string]string) (directory.Records, []string) {
	tree := source.Tree{FS: fstest.MapFS{}, Name: "content"}
	for name, text := range files {
		tree.FS.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var problems diag.List
	listing, err := tree.List(&problems)
	if err != nil {
		panic(err)
	}
	records := record.Read(tree, listing.Records, opts, &problems)
	var said []string
	for _, p := range problems.Sorted() {
		line := fmt.Sprintf("%s %s: %s", place(p), p.Code, p.Message(diag.English))
		if len(p.Near) > 0 {
			line += " Did you mean " + strings.Join(p.Near, ", ") + "?"
		}
		said = append(said, line)
	}
	return records, said
}

// place is "file:line:column+width field", as far as it is known.
func place(p diag.Problem) string {
	text := p.Place()
	if p.Width > 0 {
		text += fmt.Sprintf("+%d", p.Width)
	}
	return strings.TrimSpace(text + " " + p.Field)
}

// read reads one record with the front matter at a path; a title is added.
func read(path, front string) (directory.Records, []string) {
	return readFiles(french(), map[string]string{path: "---\ntitle: x\n" + front + "\n---\n"})
}

func readOrganisation(t *testing.T, front string) (*directory.Organisation, []string) {
	t.Helper()
	records, problems := read("organisations/x.md", front)
	return one(t, records.Organisations), problems
}

func readProject(t *testing.T, front string) (*directory.Project, []string) {
	t.Helper()
	records, problems := read("projets/x.md", front)
	return one(t, records.Projects), problems
}

func readProgramme(t *testing.T, front string) (*directory.Programme, []string) {
	t.Helper()
	records, problems := read("programmes/p/index.md", front)
	return one(t, records.Programmes), problems
}

func readCall(t *testing.T, front string) (*directory.Call, []string) {
	t.Helper()
	records, problems := read("programmes/p/c.md", front)
	return one(t, records.Calls), problems
}

func one[T any](t *testing.T, records []*T) *T {
	t.Helper()
	if len(records) != 1 {
		t.Fatalf("%d records of the kind, want one", len(records))
	}
	return records[0]
}

// wantNone fails if anything is wrong.
func wantNone(t *testing.T, of string, problems []string) {
	t.Helper()
	if len(problems) > 0 {
		t.Errorf("%s: %s", of, strings.Join(problems, "\n"))
	}
}

// onePath is a content folder with one record.
func onePath(path string) source.Tree {
	return source.Tree{FS: fstest.MapFS{path: {Data: []byte("---\ntitle: x\n---\n")}}, Name: "content"}
}
