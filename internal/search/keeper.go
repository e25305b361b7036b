package search

import "sync"

// keeper keeps an index open as long as it is the present one or someone uses it.
type keeper struct {
	mu      sync.Mutex
	current *lease // nil for none
}

// lease is an open index and how many are using it; its keeper is one of them.
type lease struct {
	index *Index
	users int
}

// replace puts an index, or none, in the place of the present one.
func (k *keeper) replace(x *Index) {
	k.mu.Lock()
	defer k.mu.Unlock()
	former := k.current
	if k.current = nil; x != nil {
		k.current = &lease{index: x, users: 1}
	}
	if former != nil {
		former.drop()
	}
}

// hold returns the present index with one more user; nil if there is none.
func (k *keeper) hold() *lease {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.current != nil {
		k.current.users++
	}
	return k.current
}

func (k *keeper) release(l *lease) {
	k.mu.Lock()
	defer k.mu.Unlock()
	l.drop()
}

// drop closes an index that nobody uses any more. Its keeper is locked.
func (l *lease) drop() {
	if l.users--; l.users == 0 {
		l.index.Close()
	}
}
