package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// removeTree removes a folder with all it holds, symbolic links unfollowed,
// and returns the number of files removed. A folder that is not there is no
// error. What cannot be removed does not keep the rest.
func removeTree(dir string) (files int, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			n, failed := removeTree(path)
			files += n
			err = first(err, failed)
			continue
		}
		if failed := os.Remove(path); failed != nil {
			err = first(err, failed)
			continue
		}
		files++
	}
	if err != nil {
		return files, err
	}
	return files, os.Remove(dir)
}

// countFiles counts what removeTree would remove.
func countFiles(dir string) (files int, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files++
		}
		return err
	})
	return files, err
}

func first(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
