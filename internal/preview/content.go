package preview

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/source"
)

// content is the content folder as it was found at one moment. It is a file
// system: records are as they were then, assets as they stand on the disk.
type content struct {
	folder string // on the disk
	files  []*file
	assets []*file // those of the files that are assets
}

func newContent(folder string, files []*file) *content {
	c := &content{folder: folder, files: files}
	for _, f := range files {
		if f.kind == source.Asset {
			c.assets = append(c.assets, f)
		}
	}
	return c
}

// find returns the file of a name, or nil.
func (c *content) find(name string) *file {
	i, found := slices.BinarySearchFunc(c.files, name, byName)
	if !found {
		return nil
	}
	return c.files[i]
}

func byName(f *file, name string) int { return strings.Compare(f.name, name) }

// names are those of the assets.
func (c *content) names() []string {
	names := make([]string, len(c.assets))
	for i, f := range c.assets {
		names[i] = f.name
	}
	return names
}

// records are the names of the record files.
func (c *content) records() []string {
	var names []string
	for _, f := range c.files {
		if f.kind == source.Record {
			names = append(names, f.name)
		}
	}
	return names
}

// said is what the files say each by itself: the records, and what is wrong.
func (c *content) said() (read []any, problems []diag.Problem) {
	read = make([]any, 0, len(c.files))
	for _, f := range c.files {
		problems = append(problems, f.said...)
		if f.kind != source.Record {
			continue
		}
		problems = append(problems, f.says.problems...)
		if f.says.record != nil {
			read = append(read, f.says.record)
		}
	}
	return read, problems
}

// sameAssets reports whether two contents have the same assets.
func (c *content) sameAssets(other *content) bool {
	return slices.EqualFunc(c.assets, other.assets, func(a, b *file) bool { return a.origin == b.origin && a.name == b.name })
}

// same reports whether two contents are the same, but for the stamps of files.
func (c *content) same(other *content) bool {
	return other != nil && slices.EqualFunc(c.files, other.files, func(a, b *file) bool { return a == b || a.name == b.name && a.origin == b.origin })
}

// recordEdit is what a file said of a record, and what it says now; nil for nothing.
type recordEdit struct{ was, is any }

// header is what the record has in common with all; nil if there is none.
func (e recordEdit) header() *directory.Record {
	if of, ok := e.is.(interface{ Header() *directory.Record }); ok {
		return of.Header()
	}
	if of, ok := e.was.(interface{ Header() *directory.Record }); ok {
		return of.Header()
	}
	return nil
}

// editsSince are the records that say something else than before, bodies aside. It
// reports false if they are many.
func (c *content) editsSince(before *content) ([]recordEdit, bool) {
	var edits []recordEdit
	said := func(files []*file) any {
		if len(files) == 0 || files[0].kind != source.Record {
			return nil
		}
		return files[0].says.record
	}
	for now, then := c.files, before.files; len(now)+len(then) > 0; {
		var e recordEdit
		switch {
		case len(now) > 0 && len(then) > 0 && now[0] == then[0]:
			now, then = now[1:], then[1:]
			continue
		case len(then) == 0 || len(now) > 0 && now[0].name < then[0].name:
			e.is, now = said(now), now[1:]
		case len(now) == 0 || then[0].name < now[0].name:
			e.was, then = said(then), then[1:]
		default:
			e.was, e.is, now, then = said(then), said(now), now[1:], then[1:]
		}
		if e.was != e.is {
			edits = append(edits, e)
		}
		if len(edits) > few {
			return nil, false
		}
	}
	return edits, true
}

// ReadFile reads a file.
func (c *content) ReadFile(name string) ([]byte, error) {
	if f := c.find(name); f != nil && f.kind == source.Record {
		return f.text, f.err
	}
	return readBelow(c.folder, name)
}

// Open opens a file on the disk.
func (c *content) Open(name string) (fs.File, error) {
	return os.OpenInRoot(c.folder, filepath.FromSlash(name))
}

// describe is what is to be known of an asset.
func (c *content) describe(name string) (*pages.Medium, error) {
	if f := c.find(name); f != nil && f.kind == source.Asset {
		return f.medium.describe()
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// readBelow reads a file of a folder, and none out of it.
func readBelow(folder, name string) ([]byte, error) {
	disk, err := source.OpenFolder(folder)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	return disk.ReadFile(name)
}
