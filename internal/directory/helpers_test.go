package directory_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/count"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/money"
	"portulan/internal/when"
)

var paris = zone("Europe/Paris")

func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// date is what an editor in Paris writes.
func date(text string) when.Value {
	v, fault := when.Parse(text, paris)
	if fault != nil {
		panic(fault)
	}
	return v
}

// instant is a moment as machines write it.
func instant(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

// describe writes a state on one line: "closing-soon, closes 2023-07-31".
func describe(s directory.State) string {
	text := string(s.Status)
	if s.Unconfirmed {
		text += " (not confirmed)"
	}
	if !s.Opens.IsZero() {
		text += ", opens " + s.Opens.String()
	}
	if !s.Closes.IsZero() {
		text += ", closes " + s.Closes.String()
	}
	if s.Interim {
		text += " for one selection"
	}
	for _, strand := range s.Strands {
		text += fmt.Sprintf("; %s: %s", strand.Strand.Label, describe(strand.State))
	}
	return text
}

// timeline follows a call from an instant through all its changes, which it
// dates in Paris.
func timeline(c *directory.Call, from string) []string {
	at := instant(from)
	lines := []string{describe(c.State(at))}
	for at = c.NextChange(at); !at.IsZero(); at = c.NextChange(at) {
		lines = append(lines, at.In(paris).Format("2006-01-02 15:04:05 MST: ")+describe(c.State(at)))
	}
	return lines
}

// relate makes a directory of records, and fails if anything is wrong in them.
func relate(t *testing.T, records directory.Records) *directory.Directory {
	t.Helper()
	d, problems := directory.New(records)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s", strings.Join(tell(problems), "\n"))
	}
	return d
}

// wantProblems holds what is wrong in records to a list of lines, each "file
// field: code: message".
func wantProblems(t *testing.T, records directory.Records, want ...string) {
	t.Helper()
	_, problems := directory.New(records)
	got := tell(problems)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func tell(problems []diag.Problem) []string {
	var lines []string
	for _, p := range problems {
		line := p.File
		if p.Field != "" {
			line += " " + p.Field
		}
		line += fmt.Sprintf(": %s: %s", p.Code, p.Message(diag.English))
		if len(p.Near) > 0 {
			line += " Did you mean " + strings.Join(p.Near, ", ") + "?"
		}
		lines = append(lines, line)
	}
	return lines
}

// record is the header of a record of the kind and id, as reading one gives it.
func record(kind directory.Kind, id string) directory.Record {
	folders := map[directory.Kind]string{
		directory.KindProgramme: "programmes", directory.KindCall: "programmes", directory.KindProject: "projets",
		directory.KindOrganisation: "organisations", directory.KindSector: "secteurs",
	}
	name := id + ".md"
	if kind == directory.KindProgramme {
		name = id + "/index.md"
	}
	return directory.Record{
		Kind: kind, ID: id, Title: id, File: folders[kind] + "/" + name, URL: "/" + folders[kind] + "/" + id + "/",
	}
}

// programme is a programme with calls, whose ids are below its own.
func programme(id string, calls ...*directory.Call) (*directory.Programme, []*directory.Call) {
	for _, c := range calls {
		c.Programme.ID = id
	}
	return &directory.Programme{Record: record(directory.KindProgramme, id)}, calls
}

func call(id string) *directory.Call {
	return &directory.Call{Record: record(directory.KindCall, id)}
}

func project(id string) *directory.Project {
	return &directory.Project{Record: record(directory.KindProject, id)}
}

func organisation(id string) *directory.Organisation {
	return &directory.Organisation{Record: record(directory.KindOrganisation, id)}
}

func sector(id, parent string) *directory.Sector {
	return &directory.Sector{Record: record(directory.KindSector, id), Parent: directory.Ref[directory.Sector]{ID: parent}}
}

// refs names records by their ids.
func refs[T any](ids ...string) []directory.Ref[T] {
	var list []directory.Ref[T]
	for _, id := range ids {
		list = append(list, directory.Ref[T]{ID: id})
	}
	return list
}

func ref[T any](id string) directory.Ref[T] { return directory.Ref[T]{ID: id} }

// ids are those of records, in their order.
func ids[T interface{ Header() *directory.Record }](records []T) string {
	var list []string
	for _, r := range records {
		list = append(list, r.Header().ID)
	}
	return strings.Join(list, " ")
}

func amount(text string) money.Range {
	m, fault := money.Parse(text)
	if fault != nil {
		panic(fault)
	}
	return m
}

func number(text string) count.Range {
	n, fault := count.Parse(text)
	if fault != nil {
		panic(fault)
	}
	return n
}
