package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is watched. Paths are absolute and clean.
type Options struct {
	Folders []string // with all below them; they need not exist yet
	Files   []string
	// Skip reports whether a folder below one of the folders, by its path, is of
	// no interest, with all that it holds. It may be nil.
	Skip func(path string) bool
}

// Change is what may have changed.
type Change struct {
	Paths []string // of files and folders that came, went or changed; sorted
	All   bool     // events were lost: anything may have
}

// ErrLimit is that the system watches no more folders for this person.
var ErrLimit = errors.New("the system's limit of watched folders is reached")

// Watcher watches. It is used by one goroutine.
type Watcher struct {
	Options
	events *fsnotify.Watcher
}

// New begins to watch: what changes after it returns is told by [Watcher.Run].
// The error is [ErrLimit], or what the system said.
func New(o Options) (*Watcher, error) {
	events, err := fsnotify.NewBufferedWatcher(bufferedEvents)
	if err != nil {
		return nil, limit(err)
	}
	w := &Watcher{Options: o, events: events}
	if err := w.addAll(); err != nil {
		events.Close()
		return nil, err
	}
	return w, nil
}

// bufferedEvents is how many events wait while folders are added.
const bufferedEvents = 4096

// addAll watches the folders, and those in which they and the files stand: what
// is watched may be replaced.
func (w *Watcher) addAll() error {
	for _, path := range slices.Concat(w.Folders, w.Files) {
		if err := w.add(filepath.Dir(path)); err != nil {
			return err
		}
	}
	for _, folder := range w.Folders {
		if err := w.addTree(folder); err != nil {
			return err
		}
	}
	return nil
}

// add watches one folder; one that is not there, or no longer, is no error.
func (w *Watcher) add(folder string) error {
	err := w.events.Add(folder)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return limit(err)
}

func (w *Watcher) addTree(folder string) error {
	if err := w.add(folder); err != nil {
		return err
	}
	// What cannot be listed has nothing to watch.
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if path := filepath.Join(folder, e.Name()); e.IsDir() && !w.skips(path) {
			if err := w.addTree(path); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *Watcher) skips(path string) bool { return w.Skip != nil && w.Skip(path) }

func limit(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
		return ErrLimit
	}
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	return nil
}

// Close ends the watching of a watcher that is not run.
func (w *Watcher) Close() error { return w.events.Close() }

// Run tells of changes until ctx is done, and closes the watcher. It returns nil
// then, and otherwise why it cannot watch any more.
func (w *Watcher) Run(ctx context.Context, tell func(Change)) error {
	defer w.events.Close()
	for {
		var heard batch
		select {
		case <-ctx.Done():
			return nil
		case event, open := <-w.events.Events:
			if !open {
				return errors.New("watch: the system tells no more")
			}
			if err := w.hear(event, &heard); err != nil {
				return err
			}
		case err := <-w.events.Errors:
			if err := heard.lost(err); err != nil {
				return err
			}
		}
		if heard.empty() {
			continue
		}
		if err := w.gather(ctx, &heard); err != nil {
			return err
		}
		tell(heard.change())
	}
}

// The wait for further events: at least quiet, which is enough for a file that
// is written at once or through another one; longer while many come, as for a
// git checkout; at most longest in all.
const (
	quiet   = 8 * time.Millisecond
	longest = 2 * time.Second
)

// gather hears what comes soon after the first event. How long nothing must come
// grows with the time for which events have been coming.
func (w *Watcher) gather(ctx context.Context, heard *batch) error {
	first := time.Now()
	timer := time.NewTimer(quiet)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
			return nil
		case event, open := <-w.events.Events:
			if !open {
				return nil
			}
			if err := w.hear(event, heard); err != nil {
				return err
			}
		case err := <-w.events.Errors:
			if err := heard.lost(err); err != nil {
				return err
			}
		}
		soFar := time.Since(first)
		timer.Reset(max(0, min(max(quiet, soFar/2), longest-soFar)))
	}
}

// hear takes an event, and watches the folder that it may be about.
func (w *Watcher) hear(event fsnotify.Event, heard *batch) error {
	if !w.concerns(event.Name) {
		return nil
	}
	heard.add(event.Name)
	info, err := os.Stat(event.Name)
	switch {
	case err != nil && (event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove)):
		w.forget(event.Name)
	case err == nil && event.Has(fsnotify.Create) && info.IsDir() && !w.skips(event.Name):
		return w.addTree(event.Name)
	}
	return nil
}

// forget watches no folder below one that went. A folder that was renamed would
// be told of by its former name, and could not be watched under the new one.
func (w *Watcher) forget(folder string) {
	for _, watched := range w.events.WatchList() {
		if strings.HasPrefix(watched, folder+string(filepath.Separator)) {
			w.events.Remove(watched) // it may have gone by itself
		}
	}
}

// concerns reports whether a path is one of those watched, or below one.
func (w *Watcher) concerns(path string) bool {
	if slices.Contains(w.Files, path) {
		return true
	}
	return slices.ContainsFunc(w.Folders, func(folder string) bool {
		rest, below := strings.CutPrefix(path, folder)
		return below && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(folder, string(filepath.Separator)))
	})
}

// batch is what was heard together.
type batch struct {
	paths map[string]bool
	all   bool
}

func (b *batch) add(path string) {
	if b.paths == nil {
		b.paths = map[string]bool{}
	}
	b.paths[path] = true
}

// lost takes an error of the system. That events were dropped, or one could not be
// told, can be mended; that there is no room for more cannot.
func (b *batch) lost(err error) error {
	if err := limit(err); errors.Is(err, ErrLimit) {
		return err
	}
	b.all = true
	return nil
}

func (b *batch) empty() bool { return len(b.paths) == 0 && !b.all }

func (b *batch) change() Change {
	change := Change{All: b.all}
	for path := range b.paths {
		change.Paths = append(change.Paths, path)
	}
	slices.Sort(change.Paths)
	return change
}
