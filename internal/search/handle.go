package search

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"portulan/internal/diag"
)

// Handle keeps the index of a folder open, for who answers many requests, and
// follows it: once a build has put another in its place, the next request is
// answered from that one, while those under way end with theirs. An index that
// cannot be opened does not take the place of one that can.
type Handle struct {
	folder string

	opening sync.Mutex
	closed  bool
	name    string      // of the present index
	seen    os.FileInfo // of the manifest that was read last; nil for none
	failed  error       // what kept its index from being opened, if anything did
	tried   time.Time   // when it was opened
	keeper
}

// tryAgain is how long an index that cannot be opened is left alone while its
// manifest stays: it takes long to find out, and other requests wait.
const tryAgain = time.Second

// NewHandle returns a handle on the index of a folder, which need not be there
// yet.
func NewHandle(folder string) *Handle { return &Handle{folder: folder} }

// Use calls use with the present index, which stays open until it returns. The
// error is that of use, or a [diag.Fault] where there is no index.
func (h *Handle) Use(use func(*Index) error) error {
	l, err := h.take()
	if err != nil {
		return err
	}
	defer h.release(l)
	return use(l.index)
}

// take returns the present index with one more user.
func (h *Handle) take() (*lease, error) {
	h.opening.Lock()
	defer h.opening.Unlock()
	if h.closed {
		return nil, diag.NewFault(diag.SearchIndexMissing, "path", h.folder)
	}
	if manifest, err := os.Stat(filepath.Join(h.folder, manifestName)); err != nil || !h.knows(manifest) {
		h.seen, h.tried = manifest, time.Now()
		h.failed = h.open()
	}
	if l := h.hold(); l != nil {
		return l, nil
	}
	return nil, h.failed
}

// knows reports whether a manifest is the one that was read last, so that there is
// nothing to do.
func (h *Handle) knows(manifest os.FileInfo) bool {
	return h.seen != nil && os.SameFile(manifest, h.seen) && manifest.ModTime().Equal(h.seen.ModTime()) && manifest.Size() == h.seen.Size() &&
		(h.failed == nil || time.Since(h.tried) < tryAgain)
}

// open makes the index that stands in the folder the present one.
func (h *Handle) open() error {
	m, err := readManifest(h.folder)
	if err != nil || m.Index == h.name {
		return err
	}
	x, err := Open(h.folder)
	if err != nil {
		return err
	}
	h.replace(x)
	h.name = m.Index
	return nil
}

// Close lets the index go once all requests under way have ended. Those that come
// later are told that there is none.
func (h *Handle) Close() {
	h.opening.Lock()
	defer h.opening.Unlock()
	h.closed = true
	h.replace(nil)
}
