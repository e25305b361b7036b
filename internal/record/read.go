package record

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/schema"
	"portulan/internal/source"
	"portulan/internal/when"
)

// Options are what reading records depends on.
type Options struct {
	Language diag.Language
	Context  schema.Context
	Now      time.Time // records published after it are kept back, as drafts are
	Drafts   bool      // keep nothing back
	// Updated is the day of the last commit of files, relative to the tree; it
	// is the default of the field of that name. It may be nil.
	Updated map[string]when.Value
	// Progress is told how many files are read. It may be nil.
	Progress func(done, total int)
}

// Read reads the records of a tree. Problems are added to the list; a record
// with problems is returned as far as it could be read.
func Read(tree source.Tree, names []string, opts Options, problems *diag.List) directory.Records {
	read := make([]any, len(names))
	renaming := Renaming(names)
	var next, done atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(names) {
					return
				}
				var said []diag.Problem
				read[i], said = ReadOne(tree, names[i], renaming, opts)
				problems.Add(said...)
				if opts.Progress != nil {
					opts.Progress(int(done.Add(1)), len(names))
				}
			}
		})
	}
	workers.Wait()
	return SortOut(read, opts)
}

// ReadOne reads one record: a *[directory.Project] and so on, or a *[directory.Record]
// where its file can only be told by its place; nil if it is not one. Only what files
// without a fit name should be called, and [SortOut], depend on other files.
func ReadOne(tree source.Tree, name string, renaming func() map[string]string, opts Options) (any, []diag.Problem) {
	kind, header, fault := locate(name, opts.Language)
	if fault != nil {
		if fault.Code == diag.FileName {
			fault.Args["better"] = renaming()[name]
		}
		return nil, []diag.Problem{{Fault: *fault, File: tree.File(name)}}
	}
	file, problems := tree.Read(name)
	header.File = tree.File(name)
	if file.Front == nil {
		return &header, problems
	}
	header.Body = directory.Extent{Offset: file.BodyStart, Line: file.BodyLine}
	header.Updated = opts.Updated[name] // unless the record says otherwise
	d := &schema.Decoder{Context: opts.Context, FirstLine: file.FrontLine}
	record := kind.decode(d, file.Front, header)
	record.(interface{ Header() *directory.Record }).Header().Unread = unread(d.Problems)
	if c, ok := record.(*directory.Call); ok {
		c.Programme.ID = programmeOf(c.ID)
	}
	if len(d.Problems) > 0 {
		for i := range d.Problems {
			d.Problems[i].File = header.File
		}
		tree.Annotate(d.Problems)
		problems = append(problems, d.Problems...)
	}
	return record, problems
}

// unread is the fields whose values are wrong, those that are only missing
// aside.
func unread(problems []diag.Problem) []string {
	var fields []string
	for _, p := range problems {
		if p.IsError() && p.Code != diag.KeyMissing && p.Code != diag.KeyEmpty {
			fields = append(fields, p.Field)
		}
	}
	return fields
}

// HoldsBack reports whether a record is not to be published: it is a draft, or of a
// later date.
func (o Options) HoldsBack(r *directory.Record) bool { return !o.Drafts && (r.Draft || o.isLater(r)) }

func (o Options) isLater(r *directory.Record) bool {
	return r.Published.Firm() && r.Published.Start.After(o.Now)
}

// SortOut files what was read of each file by kind, and keeps back those that are not to be
// published: drafts, those of a later date, and the calls of a programme that
// is kept back.
func SortOut(read []any, opts Options) directory.Records {
	var records directory.Records
	back := map[string]bool{}
	held := func(r *directory.Record) bool {
		back := opts.HoldsBack(r)
		if back {
			records.Held = append(records.Held, r)
		}
		if back && opts.isLater(r) {
			records.Later = append(records.Later, r.Published.Start)
		}
		return back
	}
	for _, record := range read {
		if p, ok := record.(*directory.Programme); ok && held(p.Header()) {
			back[p.ID] = true
		}
	}
	for _, record := range read {
		switch r := record.(type) {
		case *directory.Programme:
			if !back[r.ID] {
				records.Programmes = append(records.Programmes, r)
			}
		case *directory.Call:
			if back[r.Programme.ID] {
				records.Held = append(records.Held, r.Header())
			} else if !held(r.Header()) {
				records.Calls = append(records.Calls, r)
			}
		case *directory.Project:
			if !held(r.Header()) {
				records.Projects = append(records.Projects, r)
			}
		case *directory.Organisation:
			if !held(r.Header()) {
				records.Organisations = append(records.Organisations, r)
			}
		case *directory.Sector:
			if !held(r.Header()) {
				records.Sectors = append(records.Sectors, r)
			}
		case *directory.Page:
			if !held(r.Header()) {
				records.Pages = append(records.Pages, r)
			}
		case *directory.Record:
			records.Unreadable = append(records.Unreadable, r)
		}
	}
	return records
}

// programmeOf is the id of a call's programme: the folder that it stands in.
func programmeOf(id string) string {
	for i := len(id) - 1; i >= 0; i-- {
		if id[i] == '/' {
			return id[:i]
		}
	}
	return ""
}
