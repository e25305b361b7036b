package preview

import (
	"bytes"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/source"
	"portulan/internal/when"
)

// file is a file of the content as it was found at one moment; it never changes.
type file struct {
	name  string // in the content folder
	kind  source.Kind
	stamp stamp
	said  []diag.Problem // of its place in the folder

	// The first file that had the same content under that name: files that have it
	// in common are the same but for their stamp.
	origin *file

	// Of a record: its bytes, or why they could not be read, and what they say.
	text []byte
	err  error
	says *says

	// Of an asset: what is to be known of it, once it is asked for.
	medium *asset
}

// says is what a record file says by itself.
type says struct {
	record   any // as [record.ReadOne] gives it, never changed; nil if it is none
	problems []diag.Problem
	updated  when.Value // the day of its last commit, as it was when it was read
}

// front is the text of a record up to its body; nil where there is none.
func (f *file) front() []byte {
	of, ok := f.says.record.(interface{ Header() *directory.Record })
	if !ok || of.Header().Body.Offset > len(f.text) || bytes.IndexByte(f.text, '\r') >= 0 {
		return nil
	}
	return f.text[:of.Header().Body.Offset]
}

// take takes the content of an earlier reading, which is found to be the same.
func (f *file) take(earlier *file) *file {
	if earlier.stamp == f.stamp {
		return earlier
	}
	f.text, f.err, f.says, f.medium, f.origin = earlier.text, earlier.err, earlier.says, earlier.medium, earlier.origin
	return f
}

// keep takes what an earlier reading of the file says where this one says the
// same: then nothing but the body has changed, and what depends on the rest still
// holds.
func (f *file) keep(earlier *file) {
	if earlier == nil || earlier.says == nil || len(f.says.problems)+len(earlier.says.problems) > 0 || f.says.updated != earlier.says.updated {
		return
	}
	if front := f.front(); front != nil && bytes.Equal(front, earlier.front()) {
		f.says = earlier.says
	}
}

// misnamed reports whether the file has no fit name: what is said of it depends on
// the names of the others.
func (f *file) misnamed() bool {
	return f.says.record == nil && len(f.says.problems) == 1 && f.says.problems[0].Code == diag.FileName
}

// ReadFile makes the file a file system of itself, to be read as in its folder.
func (f *file) ReadFile(string) ([]byte, error) { return f.text, f.err }

// Open is for the interface alone.
func (f *file) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

// asset is a picture or a document, described when a page first names it.
type asset struct {
	folder, name string

	once   sync.Once
	medium *pages.Medium
	err    error
	asked  atomic.Bool // some page names it
	named  atomic.Bool // and it is described
}

func (a *asset) describe() (*pages.Medium, error) {
	a.asked.Store(true)
	a.once.Do(func() {
		data, err := a.read()
		if a.err = err; err == nil {
			a.medium = pages.Describe(a.name, data)
			a.named.Store(true)
		}
	})
	return a.medium, a.err
}

// same reports whether no page can tell another asset of the same name from this
// one: none names it, or it has the same bytes, after which its address is named.
func (a *asset) same(other *asset) bool {
	if !a.asked.Load() {
		return true
	}
	described, err := other.describe()
	return err == nil && a.publishedAt(described.URL)
}

// read reads the file as it stands on the disk.
func (a *asset) read() ([]byte, error) { return readBelow(a.folder, a.name) }

// publishedAt reports whether pages name the file by an address.
func (a *asset) publishedAt(url string) bool { return a.named.Load() && a.medium.URL == url }
