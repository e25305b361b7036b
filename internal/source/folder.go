package source

import (
	"io/fs"
	"os"
)

// Folder is a folder on disk as a [Tree] reads it: nothing that leads out of it
// is opened, whatever links stand in it.
type Folder struct {
	rootFS
	root *os.Root
	dir  *os.File // the folder itself
}

// rootFS is what the file system of an [os.Root] can do.
type rootFS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
}

// OpenFolder opens a folder. The caller closes it.
func OpenFolder(path string) (*Folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	dir, err := root.Open(".")
	if err != nil {
		root.Close()
		return nil, err
	}
	return &Folder{rootFS: root.FS().(rootFS), root: root, dir: dir}, nil
}

// Close lets the folder go.
func (f *Folder) Close() error {
	f.dir.Close() // it was only read
	return f.root.Close()
}

// ReadFile reads a file. [os.Root] follows a path by opening one folder after
// the other; where the system does the same at once, it is asked first, and what
// it does not open is left to os.Root to read or to refuse.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	if fs.ValidPath(name) {
		if text, ok := readBeneath(f.dir, name); ok {
			return text, nil
		}
	}
	return f.rootFS.ReadFile(name)
}
