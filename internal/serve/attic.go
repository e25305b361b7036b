package serve

import (
	"io/fs"
	"path"
	"sync"
	"time"
)

// attic keeps files named by their content of the generations before, for those
// who still read a page of one: the build removes its old folder at once.
type attic struct {
	stays  time.Duration
	mu     sync.Mutex
	files  map[string]*keptFile
	memory int64
}

type keptFile struct {
	file
	gone time.Time // since when no generation has it; zero while one does
}

// maxAttic bounds the bytes that are kept, of this generation and those before.
const maxAttic = 64 << 20

// take reads the files of a new generation that are to outlive it, while its folder
// is there, and forgets those that have been gone for long.
func (a *attic) take(g *generation, folders []string, outlives func(path string) bool, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	present := map[string]bool{}
	for _, folder := range folders {
		// A folder that is not there holds nothing; one that goes meanwhile is of a
		// generation that has been followed by another.
		fs.WalkDir(g.root.FS(), folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !outlives("/"+name) {
				return nil
			}
			present[name] = true
			if a.files[name] == nil {
				a.keep(g, name)
			}
			return nil
		})
	}
	for name, f := range a.files {
		switch {
		case present[name]:
			f.gone = time.Time{}
		case f.gone.IsZero():
			f.gone = now
		case now.Sub(f.gone) > a.stays:
			a.memory -= f.held()
			delete(a.files, name)
		}
	}
}

func (a *attic) keep(g *generation, name string) {
	handle, info, err := g.open(name)
	if err != nil {
		return
	}
	defer handle.Close()
	if info.Size() > maxHeld || a.memory+info.Size() > maxAttic {
		return
	}
	data := make([]byte, info.Size())
	if n, err := handle.ReadAt(data, 0); n < len(data) && err != nil {
		return
	}
	f := &keptFile{file: file{info: info, contentType: ContentType(path.Base(name))}}
	f.editions = []edition{{name: name, etag: tag(data), size: info.Size(), data: data}}
	a.files[name] = f
	a.memory += info.Size()
}

// find returns a file of a generation before; nil if there is none. One that has
// stayed its time is gone, even if no build has followed since.
func (a *attic) find(name string, now time.Time) *file {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.files[name]
	if f == nil || !f.gone.IsZero() && now.Sub(f.gone) > a.stays {
		return nil
	}
	return &f.file
}
