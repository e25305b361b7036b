package preview

import "sync"

// readers are those who look at the directory of a state, which must not change
// meanwhile. Most are done in a moment, and waited for; some take long, and are not.
type readers struct {
	all      sync.RWMutex
	entry    sync.Mutex // of what follows
	long     int        // how many take long
	excluded bool       // they are kept out
}

// join is called before a short look, leave after it.
func (r *readers) join()  { r.all.RLock() }
func (r *readers) leave() { r.all.RUnlock() }

// settle is called before a long look, rise after it.
func (r *readers) settle() {
	r.entry.Lock()
	r.long++
	r.entry.Unlock()
	r.all.RLock()
}

func (r *readers) rise() {
	r.all.RUnlock()
	r.entry.Lock()
	r.long--
	r.entry.Unlock()
}

// exclude keeps all readers out, once those who are in have left. It reports false, and
// does not, where one takes long. It is called by one goroutine alone, as readmit is.
func (r *readers) exclude() bool {
	r.entry.Lock()
	defer r.entry.Unlock()
	if r.long > 0 {
		return false
	}
	if !r.excluded {
		r.all.Lock()
		r.excluded = true
	}
	return true
}

// readmit lets readers in again, if they were kept out.
func (r *readers) readmit() {
	r.entry.Lock()
	defer r.entry.Unlock()
	if r.excluded {
		r.excluded = false
		r.all.Unlock()
	}
}
