package preview

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"portulan/internal/diag"
	"portulan/internal/record"
	"portulan/internal/source"
)

// reader reads the content folder, each file when it changed.
type reader struct {
	folder string // on the disk
	name   string // of the folder, as problems show it
	record record.Options
}

func (r *reader) tree(files fs.FS) source.Tree { return source.Tree{FS: files, Name: r.name} }

// all finds the content anew. Files whose stamp is that of before are not read.
func (r *reader) all(before *content) (*content, error) {
	disk, err := source.OpenFolder(r.folder)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	files, err := r.walk(disk, ".", before, false)
	if err != nil {
		return nil, err
	}
	return r.finish(disk, before, files), nil
}

// some finds the content anew where something was heard of. Those files are read
// whatever their stamp.
func (r *reader) some(before *content, paths []string) (*content, error) {
	disk, err := source.OpenFolder(r.folder)
	if err != nil {
		return nil, err
	}
	defer disk.Close()
	files := slices.Clone(before.files)
	var places []string // whose files are found anew
	for _, path := range paths {
		name, ok := r.place(path)
		if !ok || slices.ContainsFunc(places, func(place string) bool { return within(name, place) }) {
			continue
		}
		found, err := r.walk(disk, name, before, true)
		if err != nil {
			return nil, err
		}
		if name == "." {
			return r.finish(disk, before, found), nil
		}
		files, places = replaced(files, name, found), append(places, name)
	}
	if len(places) == 0 {
		return before, nil
	}
	return r.finish(disk, before, files), nil
}

// replaced are sorted files, with those found at a place instead of what was there.
func replaced(files []*file, place string, found []*file) []*file {
	of := func(name string) (int, bool) { return slices.BinarySearchFunc(files, name, byName) }
	below := slices.IndexFunc(found, func(f *file) bool { return f.name != place })
	if below < 0 {
		below = len(found)
	}
	from, _ := of(place + "/")
	to, _ := of(place + string('/'+1)) // the first that cannot be below it
	files = slices.Replace(files, from, to, found[below:]...)
	at, known := of(place)
	if known {
		files = slices.Delete(files, at, at+1)
	}
	return slices.Insert(files, at, found[:below]...)
}

// within reports whether a name is a place or below it.
func within(name, place string) bool {
	rest, ok := strings.CutPrefix(name, place)
	return ok && (rest == "" || rest[0] == '/')
}

// place is the name to look at for a path on the disk: that of the file or folder
// itself, or of the first above it that is no folder. It reports false for what is
// not content.
func (r *reader) place(path string) (string, bool) {
	relative, err := filepath.Rel(r.folder, path)
	if err != nil || !filepath.IsLocal(relative) {
		return "", false
	}
	name := filepath.ToSlash(relative)
	for i := 0; i < len(name); i++ {
		if name[i] != '/' {
			continue
		}
		above := name[:i]
		if source.IsIgnored(above[strings.LastIndexByte(above, '/')+1:]) {
			return "", false
		}
		if info, err := os.Lstat(filepath.Join(r.folder, filepath.FromSlash(above))); err != nil || !info.IsDir() {
			return above, true
		}
	}
	return name, !source.IsIgnored(name[strings.LastIndexByte(name, '/')+1:]) || name == "."
}

// walk finds the files at a place. Those that it takes from before are as they
// were; the others have not been read. It is no error that nothing is there.
func (r *reader) walk(disk fs.FS, place string, before *content, heard bool) ([]*file, error) {
	tree := r.tree(disk)
	var files []*file
	visit := func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			if entry != nil && entry.IsDir() { // it cannot be listed
				files = append(files, &file{name: name, kind: source.Unfit, said: []diag.Problem{tree.Unlisted(name, err)}})
			}
			return nil
		}
		kind, said := tree.Look(name, entry)
		switch kind {
		case source.Ignored:
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case source.Directory:
			return nil
		}
		f := &file{name: name, kind: kind, said: said, stamp: r.stamp(name, entry)}
		if before != nil {
			if known := before.find(name); known != nil && known.kind == kind && known.stamp == f.stamp && !f.stamp.fresh() && !heard {
				f = known
			}
		}
		files = append(files, f)
		return nil
	}
	var err error
	if info, failed := fs.Lstat(disk, place); failed == nil && info.Mode()&fs.ModeSymlink != 0 {
		err = visit(place, fs.FileInfoToDirEntry(info), nil) // which WalkDir would follow
	} else {
		err = fs.WalkDir(disk, place, visit)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	return files, err
}

// stamp is that of a file, or of the one that a link leads to.
func (r *reader) stamp(name string, entry fs.DirEntry) stamp {
	info, err := entry.Info()
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(filepath.Join(r.folder, filepath.FromSlash(name)))
	}
	if err != nil {
		return stamp{size: -1} // it is gone: so will reading it say
	}
	return stampOf(info, time.Now())
}

// finish reads the files that were not read yet.
func (r *reader) finish(disk *source.Folder, before *content, files []*file) *content {
	listed := slices.Clone(files) // which are replaced as they are read
	names := sync.OnceValue(func() map[string]string { return record.Renaming(newContent("", listed).records())() })
	var concerned []int // the numbers of those to look at
	for i, f := range files {
		if f.origin == nil || f.kind == source.Record && f.misnamed() {
			concerned = append(concerned, i)
		}
	}
	each(len(concerned), func(n int) {
		i := concerned[n]
		if files[i].origin == nil {
			files[i] = r.read(disk, files[i], before, names)
		}
		if f := files[i]; f.kind == source.Record && f.misnamed() {
			if s := r.decode(f, names); !reflect.DeepEqual(s.problems, f.says.problems) {
				files[i] = f.with(s)
			}
		}
	})
	return newContent(r.folder, files)
}

// read reads a file: a record whole, an asset when it is asked for. A file that is
// still what it was is returned as it was.
func (r *reader) read(disk *source.Folder, f *file, before *content, names func() map[string]string) *file {
	f.origin = f
	var known *file
	if before != nil {
		known = before.find(f.name)
	}
	comparable := known != nil && known.kind == f.kind && reflect.DeepEqual(known.said, f.said)
	switch f.kind {
	case source.Asset:
		f.medium = &asset{folder: r.folder, name: f.name}
		if comparable && (known.stamp == f.stamp && !f.stamp.fresh() || known.medium.same(f.medium)) {
			return f.take(known)
		}
	case source.Record:
		f.text, f.err = disk.ReadFile(f.name)
		if comparable && f.err == nil && known.err == nil && bytes.Equal(known.text, f.text) {
			return f.take(known)
		}
		f.says = r.decode(f, names)
		f.keep(known)
	default:
		if comparable {
			return f.take(known)
		}
	}
	return f
}

// decode reads what a record file says.
func (r *reader) decode(f *file, names func() map[string]string) *says {
	record, problems := record.ReadOne(r.tree(f), f.name, names, r.record)
	return &says{record, problems, r.record.Updated[f.name]}
}

// again reads what every record says anew, from the texts that are known: the
// settings that it depends on have changed, or the days of the last commits.
func (r *reader) again(c *content, concerned func(*file) bool) *content {
	names := record.Renaming(c.records())
	files := slices.Clone(c.files)
	changed := false
	for _, f := range files {
		changed = changed || f.kind == source.Record && concerned(f)
	}
	if !changed {
		return c
	}
	each(len(files), func(i int) {
		if f := files[i]; f.kind == source.Record && concerned(f) {
			files[i] = f.with(r.decode(f, names))
		}
	})
	return newContent(c.folder, files)
}

// with is the file saying something else.
func (f *file) with(s *says) *file {
	other := *f
	other.says, other.origin = s, &other
	return &other
}

// each calls do with the numbers below n, from as many goroutines as there are
// processors.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
