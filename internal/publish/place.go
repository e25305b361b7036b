package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"portulan/internal/diag"
)

// locate returns the absolute path of the target, symbolic links followed, or
// refuses the place.
func locate(target string, opts Options) (string, error) {
	abs, err := filepath.Abs(target)
	if err != nil {
		return "", failure(err, target)
	}
	path, err := resolve(abs)
	if err != nil {
		return "", failure(err, abs)
	}
	if filepath.Dir(path) == path {
		return "", refuse(diag.PublishTargetRoot, "path", path)
	}
	for _, folder := range append(opts.Keep[:len(opts.Keep):len(opts.Keep)], opts.Sources...) {
		kept, err := resolveFolder(folder)
		if err != nil {
			return "", err
		}
		if within(kept, path) {
			return "", refuse(diag.PublishTargetProtected, "path", path, "folder", kept)
		}
	}
	for _, folder := range opts.Sources {
		source, err := resolveFolder(folder)
		if err != nil {
			return "", err
		}
		if within(path, source) {
			return "", refuse(diag.PublishTargetInside, "path", path, "folder", source)
		}
	}
	if point := mountWithin(path); point != "" {
		return "", refuse(diag.PublishMountPoint, "path", path, "mount", point)
	}
	return path, nil
}

func resolveFolder(folder string) (string, error) {
	abs, err := filepath.Abs(folder)
	if err == nil {
		abs, err = resolve(abs)
	}
	if err != nil {
		return "", failure(err, folder)
	}
	return abs, nil
}

// resolve follows the symbolic links of an absolute path of which the last
// elements may not exist yet.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", refuse(diag.PublishNotFolder, "path", path) // it leads nowhere
	}
	parent, name := filepath.Dir(path), filepath.Base(path)
	if parent == path {
		return "", err
	}
	real, err = resolve(parent)
	if err != nil {
		return "", err
	}
	return filepath.Join(real, name), nil
}

// within reports whether inner is outer or lies in it. Folders are compared by
// identity, so that neither the case of a name nor a second way to the same
// folder hides one.
func within(inner, outer string) bool {
	outerInfo, err := os.Stat(outer)
	exists := err == nil
	for p := inner; ; p = filepath.Dir(p) {
		if p == outer {
			return true
		}
		if exists {
			if info, err := os.Stat(p); err == nil && os.SameFile(info, outerInfo) {
				return true
			}
		}
		if filepath.Dir(p) == p {
			return false
		}
	}
}

// finding is what a target holds.
type finding struct {
	marked  bool
	version int      // of the mark
	kept    []string // root files of the target's owner
}

// ownersFiles are the root files of a target that belong to whoever tracks the
// folder in git. They are carried from tree to tree.
var ownersFiles = map[string]bool{".git": true, ".gitignore": true, ".gitkeep": true}

// inspect looks at the root of a target and refuses what is not ours to
// replace. An absent target is an empty finding.
func inspect(target string) (finding, error) {
	var found finding
	info, err := os.Lstat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return found, failure(err, target)
	}
	if !info.IsDir() {
		return found, refuse(diag.PublishNotFolder, "path", target)
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return found, failure(err, target)
	}
	stranger := ""
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.EqualFold(name, ".git") && !(name == ".git" && e.Type().IsRegular()):
			return found, refuse(diag.PublishTargetGit, "path", target)
		case ownersFiles[name] && e.Type().IsRegular():
			found.kept = append(found.kept, name)
		case name == Mark:
			found.version, found.marked = readMark(filepath.Join(target, name))
			if !found.marked {
				stranger = name
			}
		case stranger == "":
			stranger = name
		}
	}
	if found.marked && found.version > markVersion {
		return found, refuse(diag.PublishTargetNewer, "path", target)
	}
	if !found.marked && stranger != "" {
		return found, refuse(diag.PublishTargetForeign, "path", target, "found", stranger, "mark", Mark)
	}
	return found, nil
}
