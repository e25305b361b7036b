package publish

import (
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"
)

// same are the names of the files to keep from the target. The zero value is
// ready to use.
type same struct {
	mu    sync.Mutex
	names []string
}

func (s *same) add(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names = append(s.names, name)
}

// each calls f with every name, from as many goroutines as there are
// processors, until one fails.
func (s *same) each(f func(name string) error) error {
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		g.Go(func() error {
			for i := w; i < len(s.names); i += workers {
				if err := f(s.names[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// keep puts a file of the target into the new tree.
func (s *Stage) keep(name string) error {
	if err := s.folderOf(name); err != nil {
		return err
	}
	if err := s.carry(s.published(name), s.next(name)); err != nil {
		return failure(err, s.next(name))
	}
	return nil
}
