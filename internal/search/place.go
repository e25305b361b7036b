package search

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"portulan/internal/diag"
	"portulan/internal/lock"
)

// A folder of indexes holds one index, in a folder named after what it is made
// of, the one before it for those who are still opening it, and a manifest that
// says which is the present one. The manifest is replaced in one step, so that
// whoever opens an index finds one, whole.

const (
	manifestName = "index.json"
	lockName     = "lock" // of the folder, and of each workshop
	workshopName = "new-*"
	indexName    = "index" // in a workshop
)

// manifest says which index is the present one.
type manifest struct {
	Version int              `json:"version"`
	Index   string           `json:"index"`            // its folder
	Former  string           `json:"former,omitempty"` // the folder of the one before
	Files   map[string]int64 `json:"files"`            // their sizes in bytes: one cut short is found out at once
}

// workshop is where one build writes its index. Its lock tells it from those of
// builds that were killed.
type workshop struct {
	dir  string
	lock *os.File // held
}

// enter makes a workshop in a folder, which is made if need be, and removes what
// dead builds have left there.
func enter(folder string) (w *workshop, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	err = alone(folder, func() error {
		if err := clean(folder); err != nil {
			return err
		}
		dir, err := os.MkdirTemp(folder, workshopName)
		if err != nil {
			return err
		}
		f, _, err := take(filepath.Join(dir, lockName)) // of a folder that nobody knows
		w = &workshop{dir, f}
		return err
	})
	return w, err
}

// index is where the index is written.
func (w *workshop) index() string { return filepath.Join(w.dir, indexName) }

// leave removes the workshop and all that is still in it.
func (w *workshop) leave() error {
	return errors.Join(w.lock.Close(), os.RemoveAll(w.dir))
}

// take takes a lock unless another build has it.
func take(path string) (f *os.File, held bool, err error) {
	if f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, false, err
	}
	if held, err = lock.Try(f); !held {
		f.Close()
		f = nil
	}
	return f, held, err
}

// clean removes the workshops of builds that are dead.
func clean(folder string) error {
	dirs, err := filepath.Glob(filepath.Join(folder, workshopName))
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		f, held, err := take(filepath.Join(dir, lockName))
		if errors.Is(err, fs.ErrNotExist) {
			continue // its build has just left
		}
		if err != nil {
			return err
		}
		if held {
			if err := errors.Join(f.Close(), os.RemoveAll(dir)); err != nil {
				return err
			}
		}
	}
	return nil
}

// alone does what one build at a time may do in a folder. It waits for others,
// which take no longer than to make, to rename and to remove files.
func alone(folder string, do func() error) error {
	for {
		f, held, err := take(filepath.Join(folder, lockName))
		if err != nil {
			return err
		}
		if held {
			return errors.Join(do(), f.Close())
		}
		time.Sleep(pollEvery)
	}
}

// pollEvery is how often a build that waits asks again.
const pollEvery = 10 * time.Millisecond

func readManifest(folder string) (*manifest, error) {
	data, err := os.ReadFile(filepath.Join(folder, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, diag.NewFault(diag.SearchIndexMissing, "path", folder)
	}
	if err != nil {
		return nil, err
	}
	m := new(manifest)
	if json.Unmarshal(data, m) != nil || m.Index == "" || !filepath.IsLocal(m.Index) {
		return nil, diag.NewFault(diag.SearchIndexDamaged, "path", folder)
	}
	if m.Version != Version {
		return nil, diag.NewFault(diag.SearchIndexVersion, "path", folder)
	}
	return m, nil
}

// whole reports whether the files of the index are as long as they were.
func (m *manifest) whole(folder string) bool {
	for name, size := range m.Files {
		info, err := os.Stat(filepath.Join(folder, m.Index, filepath.FromSlash(name)))
		if err != nil || info.Size() != size {
			return false
		}
	}
	return true
}

// install puts an index that is ready in the place of the one before.
func install(folder, path, digest string) (size int64, kept bool, err error) {
	name := digest[:16]
	before, err := readManifest(folder)
	if err == nil && before.Index == name && before.whole(folder) {
		for _, bytes := range before.Files {
			size += bytes
		}
		return size, true, nil
	}
	m := manifest{Version: Version, Index: name, Files: map[string]int64{}}
	if err == nil && before.Index != name {
		m.Former = before.Index
	}
	err = filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Chmod(file, 0o755)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(path, file)
		if err != nil {
			return err
		}
		m.Files[filepath.ToSlash(relative)] = info.Size()
		size += info.Size()
		return os.Chmod(file, 0o644)
	})
	if err != nil {
		return 0, false, err
	}
	place := filepath.Join(folder, name)
	if err := os.RemoveAll(place); err != nil { // damaged, or nobody's
		return 0, false, err
	}
	if err := os.Rename(path, place); err != nil {
		return 0, false, err
	}
	if err := m.write(folder); err != nil {
		return 0, false, err
	}
	return size, false, sweep(folder, m)
}

// write replaces the manifest in one step.
func (m *manifest) write(folder string) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	fresh := filepath.Join(folder, manifestName+".new")
	if err := os.WriteFile(fresh, append(data, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, filepath.Join(folder, manifestName))
}

// sweep removes the indexes that nobody opens any more.
func sweep(folder string, m manifest) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() && len(e.Name()) == 16 && e.Name() != m.Index && e.Name() != m.Former {
			if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// tidy removes the files of segments that were merged into others. bleve leaves that
// to the next write, of which there is none.
func tidy(path string) (err error) {
	var x Index
	defer func() { err = errors.Join(err, x.Close()) }()
	if err := x.attach(path); err != nil {
		return err
	}
	var kept []string
	for _, s := range x.reader.Segments() {
		if file, ok := s.Segment().(interface{ Path() string }); ok {
			kept = append(kept, filepath.Base(file.Path()))
		}
	}
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if !slices.Contains(kept, filepath.Base(file)) {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	return nil
}
