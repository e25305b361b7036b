package search

import "sync"

// Handle keeps the index of a folder open, for who answers many requests, and
// follows it: once a build has put another in its place, the next request is
// answered from that one, while those under way end with theirs. An index that
// cannot be opened does not take the place of one that can.
type Handle struct {
	folder string

	mu      sync.Mutex
	current *lease
	name    string // of the present index
}

// lease is an open index and how many are using it; the handle is one of them.
type lease struct {
	index *Index
	users int
}

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
	h.mu.Lock()
	defer h.mu.Unlock()
	m, err := readManifest(h.folder)
	if err == nil && m.Index != h.name {
		var x *Index
		if x, err = Open(h.folder); err == nil {
			h.replace(&lease{index: x, users: 1})
			h.name = m.Index
		}
	}
	if h.current == nil {
		return nil, err
	}
	h.current.users++
	return h.current, nil
}

// replace puts an index in the place of the present one. h.mu is held.
func (h *Handle) replace(l *lease) {
	former := h.current
	h.current = l
	if former != nil {
		h.drop(former)
	}
}

func (h *Handle) release(l *lease) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop(l)
}

// drop closes an index that nobody uses any more. h.mu is held.
func (h *Handle) drop(l *lease) {
	if l.users--; l.users == 0 {
		l.index.Close()
	}
}

// Close lets the index go once all requests under way have ended.
func (h *Handle) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current != nil {
		h.replace(nil)
	}
}
