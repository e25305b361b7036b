package source

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"

	"portulan/internal/diag"
)

// Tree is the content folder of a site.
type Tree struct {
	FS   fs.FS  // must not lead outside the folder, as that of os.Root
	Name string // the folder's path as problems show it, as in "content"
}

// Listing is the files of a tree, sorted by path, relative to the tree.
type Listing struct {
	Records []string // Markdown files
	Assets  []string // pictures and documents beside them
}

// otherMarkdown are extensions that Markdown goes by elsewhere.
var otherMarkdown = []string{".markdown", ".mdown", ".mdwn", ".mdtext", ".mkd", ".mkdn", ".mdx"}

// List walks the tree. Names that begin with a dot or an underscore, and
// README files, are not content.
func (t Tree) List(problems *diag.List) (Listing, error) {
	var listing Listing
	err := fs.WalkDir(t.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			problems.Add(t.unreadable(name, err))
			return nil
		}
		if name != "." && ignored(entry.Name()) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.Type()&fs.ModeSymlink != 0 {
			info, err := fs.Stat(t.FS, name)
			if err != nil {
				problems.Add(t.nowhere(name, err))
				return nil
			}
			switch {
			case info.IsDir():
				problems.Add(diag.Problem{Fault: *diag.NewFault(diag.FolderLinked), File: t.File(name)})
				return nil
			case !info.Mode().IsRegular():
				problems.Add(diag.Problem{Fault: *diag.NewFault(diag.FileSpecial), File: t.File(name)})
				return nil
			}
		} else if !entry.IsDir() && !entry.Type().IsRegular() {
			problems.Add(diag.Problem{Fault: *diag.NewFault(diag.FileSpecial), File: t.File(name)})
			return nil
		}
		switch {
		case entry.IsDir():
		case slices.Contains(otherMarkdown, strings.ToLower(path.Ext(name))):
			fault := diag.NewFault(diag.FileExtension, "extension", path.Ext(name))
			problems.Add(diag.Problem{Fault: *fault, File: t.File(name)})
		case strings.EqualFold(path.Ext(name), ".md"):
			listing.Records = append(listing.Records, name)
		default:
			listing.Assets = append(listing.Assets, name)
		}
		return nil
	})
	slices.Sort(listing.Records)
	slices.Sort(listing.Assets)
	return listing, err
}

// File is the path of a file of the tree as problems show it.
func (t Tree) File(name string) string { return path.Join(t.Name, name) }

// Rel is the inverse of File: the path in the tree of a file as problems show
// it.
func (t Tree) Rel(file string) string {
	name, ours := t.name(file)
	if !ours {
		return ""
	}
	return name
}

// name is Rel, and whether the file is one of the tree. The name of the tree is
// written as people type a folder: content, content/, ./content.
func (t Tree) name(file string) (string, bool) {
	folder := path.Clean(t.Name)
	if folder == "." {
		return file, file != ""
	}
	return strings.CutPrefix(file, folder+"/")
}

func (t Tree) unreadable(name string, err error) diag.Problem {
	return diag.Problem{Fault: *Unreadable(err), File: t.File(name)}
}

// nowhere is unreadable for a symbolic link.
func (t Tree) nowhere(name string, err error) diag.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Problem{Fault: *diag.NewFault(diag.LinkDangling), File: t.File(name)}
	}
	return t.unreadable(name, err)
}

// Unreadable says why the system did not give a file of the content.
func Unreadable(err error) *diag.Fault {
	switch {
	case escapes(err):
		return diag.NewFault(diag.FileEscapes)
	case errors.Is(err, fs.ErrPermission):
		return diag.NewFault(diag.FileForbidden)
	case errors.Is(err, syscall.ELOOP):
		return diag.NewFault(diag.LinkDangling)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EISDIR):
		return diag.NewFault(diag.FileGone)
	}
	return diag.NewFault(diag.FileUnreadable, "reason", reason(err))
}

// escapes reports whether os.Root refused to follow a path out of its folder.
// The standard library does not export that error.
func escapes(err error) bool { return strings.Contains(err.Error(), "escapes from parent") }

// reason is an error without the operation and the path, which stand elsewhere
// in the message.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

func ignored(name string) bool {
	return name[0] == '.' || name[0] == '_' || strings.EqualFold(name, "README.md") ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}
