package publish

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// modes are the permissions that files get in the new tree.
type modes struct {
	file         fs.FileMode // of a plain file, as the file system keeps it
	chmod        bool        // files must be given 0644 after they are made
	chmodFolders bool        // and folders 0755, as the umask takes from it
}

// probe learns the modes from the first file and the first folder made, and
// sets theirs.
func probe(file, folder string) (m modes, err error) {
	if m.file, m.chmod, err = settle(file, 0o644); err != nil {
		return m, err
	}
	_, m.chmodFolders, err = settle(folder, 0o755)
	return m, err
}

// settle gives a file its mode, and reports whether that changed anything.
func settle(path string, mode fs.FileMode) (got fs.FileMode, changed bool, err error) {
	before, err := os.Stat(path)
	if err != nil || before.Mode().Perm() == mode {
		return mode, false, err
	}
	if err := os.Chmod(path, mode); err != nil {
		return 0, false, err
	}
	after, err := os.Stat(path)
	if err != nil {
		return 0, false, err
	}
	return after.Mode().Perm(), after.Mode() != before.Mode(), nil
}

// create writes a file that must not exist yet.
func create(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// carry gives a file of the old tree a place in the new one: the same file
// where it can have two names, else a copy with its time.
func (s *Stage) carry(from, to string) error {
	if s.link(from, to) == nil {
		return nil
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := create(to, content); err != nil {
		return err
	}
	if err := os.Chmod(to, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// sameBytes reports whether the file at path holds exactly content. A file
// that cannot be read does not. The buffer is for reading.
func sameBytes(path string, content, buf []byte) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	for len(content) > 0 {
		n, err := f.Read(buf)
		if n > len(content) || !bytes.Equal(buf[:n], content[:n]) {
			return false
		}
		content = content[n:]
		if err != nil {
			break
		}
	}
	return len(content) == 0
}

// endsIn reports whether the file at path, of a size in bytes, ends in them. A
// file that cannot be read does not.
func endsIn(path string, size int64, end []byte) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	last := make([]byte, len(end))
	_, err = f.ReadAt(last, size-int64(len(end)))
	return err == nil && bytes.Equal(last, end)
}

// folders makes each folder of the new tree once. The zero value is ready to
// use.
type folders struct {
	mu     sync.Mutex
	byName map[string]*folder
}

type folder struct {
	once sync.Once
	err  error
}

// make makes the folder of that slash-separated name under root, and those
// above it.
func (made *folders) make(root, name string, m modes) error {
	if name == "." {
		return nil
	}
	made.mu.Lock()
	f := made.byName[name]
	if f == nil {
		if made.byName == nil {
			made.byName = map[string]*folder{}
		}
		f = &folder{}
		made.byName[name] = f
	}
	made.mu.Unlock()
	f.once.Do(func() {
		if f.err = made.make(root, path.Dir(name), m); f.err != nil {
			return
		}
		full := filepath.Join(root, filepath.FromSlash(name))
		err := os.Mkdir(full, 0o755)
		if err == nil && m.chmodFolders {
			err = os.Chmod(full, 0o755)
		}
		if err != nil {
			f.err = failure(err, full)
		}
	})
	return f.err
}
