package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
)

// Options say how a target is published. The zero value is ready to use.
type Options struct {
	// Keep are folders that the target must neither be nor contain: the root
	// of the site, the home of the person.
	Keep []string
	// Sources are folders that the target must not lie within either: the
	// content, the layouts.
	Sources []string
	// Waiting is called once if another build holds the target, before
	// waiting for it. It may be nil.
	Waiting func()
	// Compress are the encodings in which text files are written besides
	// their plain bytes. None by default.
	Compress []Encoding
	// Earlier are the files of earlier builds that stay. None by default.
	Earlier Earlier
}

// Stage is a site on its way to the target. Its methods may be called from
// several goroutines.
type Stage struct {
	target  string // absolute, without symbolic links
	shop    *workshop
	press   []*press
	modes   modes
	names   names
	folders folders
	same    same
	kept    []string // root files of the target's owner, carried over
	earlier Earlier
	old     oldTree

	buffers sync.Pool // of *[]byte, for reading the target

	// The three things that a file system may refuse.
	create   func(path string, content []byte) error
	link     func(from, to string) error
	exchange func(a, b string) error

	mu     sync.RWMutex // held for reading by Write, for writing by the end
	closed bool
	failed atomic.Pointer[error] // the first error of Write

	files, written, replaced, bytes atomic.Int64
}

// oldTree is what stood in the target when the stage was opened.
type oldTree struct {
	marked  bool // it bears our mark
	current bool // and the mark is of this version
}

var errClosed = errors.New("publish: the stage was committed or discarded already")

// Open prepares the publication of a site in the folder target, which is made
// if absent, with its parents. It waits while another build holds the target,
// until ctx is done, and clears what a killed build left.
//
// Errors hold a [diag.Fault], except that of a wait cut short, which wraps the
// cause of ctx.
func Open(ctx context.Context, target string, opts Options) (*Stage, error) {
	var presses []*press
	for _, e := range opts.Compress {
		p := newPress(e)
		if p == nil {
			return nil, fmt.Errorf("publish: unknown encoding %q", e)
		}
		if !slices.ContainsFunc(presses, func(q *press) bool { return q.suffix == p.suffix }) {
			presses = append(presses, p)
		}
	}
	path, err := locate(target, opts)
	if err != nil {
		return nil, err
	}
	// Looked at before anything is made beside it, and again once alone.
	if _, err := inspect(path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, failure(err, path)
	}
	shop, err := enter(ctx, path, opts.Waiting)
	if err != nil {
		return nil, err
	}
	s := &Stage{
		target: path, shop: shop, press: presses, earlier: opts.Earlier,
		create: create, link: os.Link, exchange: exchange,
	}
	if err := s.prepare(); err != nil {
		s.Discard() // what it cannot remove, the next Open meets
		return nil, err
	}
	return s, nil
}

// prepare clears the workshop and starts the new tree with the mark and the
// files that belong to the target's owner.
func (s *Stage) prepare() error {
	if err := s.shop.recover(s.target); err != nil {
		return failure(err, s.target)
	}
	found, err := inspect(s.target)
	if err != nil {
		return err
	}
	s.kept = found.kept
	s.old = oldTree{marked: found.marked, current: found.version == markVersion}
	if err := os.Mkdir(s.shop.next, 0o755); err != nil {
		return failure(err, s.shop.next)
	}
	mark := s.next(Mark)
	if err := s.create(mark, []byte(markText)); err != nil {
		return failure(err, mark)
	}
	if s.modes, err = probe(mark, s.shop.next); err != nil {
		return failure(err, mark)
	}
	for _, name := range s.kept {
		if err := s.carry(filepath.Join(s.target, name), s.next(name)); err != nil {
			return failure(err, s.next(name))
		}
	}
	s.names.reserve(append(s.kept, Mark))
	return nil
}

// Discard gives the publication up and removes what was staged. It does
// nothing after Commit or Discard, so that it can be deferred.
func (s *Stage) Discard() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.discard()
}

func (s *Stage) discard() error {
	if s.closed {
		return nil
	}
	s.closed = true
	_, err := removeTree(s.shop.next)
	s.shop.leave()
	if err != nil {
		return failure(err, s.shop.next)
	}
	return nil
}

// next is the path of a file of the new tree, published that of the same file
// in the target.
func (s *Stage) next(name string) string {
	return s.shop.next + string(filepath.Separator) + filepath.FromSlash(name)
}

func (s *Stage) published(name string) string {
	return s.target + string(filepath.Separator) + filepath.FromSlash(name)
}
