package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"portulan/internal/diag"
	"portulan/internal/lock"
)

// pollEvery is how often a waiting build asks again for the lock.
const pollEvery = 50 * time.Millisecond

// workshop is the folder beside the target where a tree is made. Its lock file
// is held by the one build that works there, and released by the system when
// that build dies. Only the names below are ever removed.
type workshop struct {
	dir  string   // .NAME.portulan beside the target
	next string   // the new tree; after the swap, the old one
	old  string   // the old tree, between two renames
	lock *os.File // dir/lock, held
}

// enter makes the workshop of target, or waits for the build that is in it.
func enter(ctx context.Context, target string, waiting func()) (*workshop, error) {
	parent, name := filepath.Split(target)
	dir := filepath.Join(parent, "."+name+".portulan")
	w := &workshop{dir: dir, next: filepath.Join(dir, "next"), old: filepath.Join(dir, "old")}
	for {
		held, err := w.tryEnter()
		if err != nil {
			return nil, failure(err, dir)
		}
		if held {
			return w, nil
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for another build of %s: %w", target, context.Cause(ctx))
		case <-time.After(pollEvery):
		}
	}
}

// tryEnter takes the lock unless another build has it.
func (w *workshop) tryEnter() (bool, error) {
	if err := os.Mkdir(w.dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return false, err
	}
	if info, err := os.Lstat(w.dir); err == nil && !info.IsDir() {
		return false, wrap(diag.NewFault(diag.PublishNotFolder, "path", w.dir), nil)
	}
	path := w.lockPath()
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // the other build has just left
	}
	if err != nil {
		return false, err
	}
	held, err := lock.Try(f)
	if err != nil {
		err = &fs.PathError{Op: "lock", Path: path, Err: err}
	}
	// A build that leaves removes the file under its own lock: what is locked
	// here may no longer be the file that others would find.
	if held && !sameFile(f, path) {
		held = false
	}
	if !held {
		f.Close()
		return false, err
	}
	w.lock = f
	return true, nil
}

// recover puts back the tree of a build that was killed between its two
// renames, and removes everything else that a killed build left.
func (w *workshop) recover(target string) error {
	if _, err := removeTree(w.next); err != nil {
		return err
	}
	if _, err := os.Lstat(w.old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(w.old, target)
	}
	// Renamed first: a tree half removed must never be taken for the old site.
	if err := os.Rename(w.old, w.next); err != nil {
		return err
	}
	_, err := removeTree(w.next)
	return err
}

// leave removes the workshop if it is empty and releases the lock. What cannot
// be removed is left to the next build.
func (w *workshop) leave() {
	unlinked := os.Remove(w.lockPath()) == nil
	if unlinked {
		os.Remove(w.dir)
	}
	w.lock.Close()
	if !unlinked { // some systems remove no file that is open
		os.Remove(w.lockPath())
		os.Remove(w.dir)
	}
}

func (w *workshop) lockPath() string { return filepath.Join(w.dir, "lock") }

func sameFile(f *os.File, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	found, err := os.Lstat(path)
	return err == nil && os.SameFile(mine, found)
}
