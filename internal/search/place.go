package search

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"portulan/internal/diag"
)

// A folder of indexes holds one index, in a folder named after what it is made
// of, the one before it for those who are still opening it, and a manifest that
// says which is the present one. The manifest is replaced in one step, so that
// whoever opens an index finds one, whole.

const (
	manifestName = "index.json"
	workshopName = "new"
)

// manifest says which index is the present one.
type manifest struct {
	Version int              `json:"version"`
	Index   string           `json:"index"`            // its folder
	Former  string           `json:"former,omitempty"` // the folder of the one before
	Files   map[string]int64 `json:"files"`            // their sizes in bytes: one cut short is found out at once
}

func workshop(folder string) string { return filepath.Join(folder, workshopName) }

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
		return size, true, os.RemoveAll(path)
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
