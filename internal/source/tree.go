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
			problems.Add(t.Unlisted(name, err))
			return nil
		}
		kind, said := t.Look(name, entry)
		problems.Add(said...)
		switch kind {
		case Ignored:
			if entry.IsDir() {
				return fs.SkipDir
			}
		case Record:
			listing.Records = append(listing.Records, name)
		case Asset:
			listing.Assets = append(listing.Assets, name)
		}
		return nil
	})
	slices.Sort(listing.Records)
	slices.Sort(listing.Assets)
	return listing, err
}

// Kind is what an entry of the content folder is taken for.
type Kind uint8

// What an entry is taken for.
const (
	Ignored Kind = iota
	Directory
	Record
	Asset
	Unfit // in the place of content, which it cannot be: the problems say why
)

// Look says what an entry of the tree is.
func (t Tree) Look(name string, entry fs.DirEntry) (Kind, []diag.Problem) {
	if name != "." && IsIgnored(entry.Name()) {
		return Ignored, nil
	}
	unfit := func(fault *diag.Fault) (Kind, []diag.Problem) {
		return Unfit, []diag.Problem{{Fault: *fault, File: t.File(name)}}
	}
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(t.FS, name)
		if err != nil {
			return Unfit, []diag.Problem{t.nowhere(name, err)}
		}
		if info.IsDir() {
			return unfit(diag.NewFault(diag.FolderLinked))
		}
		mode = info.Mode().Type()
	}
	extension := strings.ToLower(path.Ext(name))
	switch {
	case mode.IsDir():
		return Directory, nil
	case !mode.IsRegular():
		return unfit(diag.NewFault(diag.FileSpecial))
	case slices.Contains(otherMarkdown, extension):
		return unfit(diag.NewFault(diag.FileExtension, "extension", path.Ext(name)))
	case extension == ".md":
		return Record, nil
	}
	return Asset, nil
}

// Unlisted is the problem of a folder whose files cannot be told.
func (t Tree) Unlisted(name string, err error) diag.Problem { return t.unreadable(name, err) }

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

// IsIgnored reports whether a file or folder of that name is not content, but a copy
// that an editor keeps, a note or a part of the machinery.
func IsIgnored(name string) bool {
	return name[0] == '.' || name[0] == '_' || strings.EqualFold(name, "README.md") ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}
