package publish

import (
	"errors"
	"io/fs"
	"os"

	"portulan/internal/diag"
)

// Summary says what a publication did. Its files are those of the site,
// compressed editions included, without the mark, the owner's own files and those of
// earlier builds.
type Summary struct {
	Files     int   // in the published site
	Written   int   // new, or with other bytes than before
	Unchanged int   // kept from the last publication
	Removed   int   // published before, and no longer
	Bytes     int64 // of all Files
}

// Commit puts the new tree in the place of the target, and removes the old
// one. If nothing changed, the target is left as it is. On an error the stage
// is discarded and the target is as before, with one exception: a fault of the
// code [diag.PublishLeftover] comes with the summary of a site that is
// published, of which the old files could not all be removed.
func (s *Stage) Commit() (Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Summary{}, errClosed
	}
	sum, err := s.commit()
	if leftover := s.discard(); err == nil && leftover != nil {
		err = leftover
	}
	return sum, err
}

func (s *Stage) commit() (Summary, error) {
	if err := s.failed.Load(); err != nil {
		return Summary{}, *err
	}
	sum := Summary{
		Files:   int(s.files.Load()),
		Written: int(s.written.Load()),
		Bytes:   s.bytes.Load(),
	}
	sum.Unchanged = sum.Files - sum.Written
	left, stand, err := s.leftBehind()
	if err != nil {
		return Summary{}, err
	}
	if sum.Written == 0 && s.old.current && stand {
		n, err := countFiles(s.target)
		if err == nil && s.removed(n-len(left)) == 0 {
			return sum, nil
		}
	}
	if err := s.same.each(s.keep); err != nil {
		return Summary{}, err
	}
	if err := s.keepEarlier(left); err != nil {
		return Summary{}, err
	}
	// What stands in the target now may have come since Open.
	if _, err := inspect(s.target); err != nil {
		return Summary{}, err
	}
	if err := s.swap(); err != nil {
		return Summary{}, failure(err, s.target)
	}
	n, err := removeTree(s.shop.next)
	sum.Removed = s.removed(n - len(left))
	if err != nil {
		return sum, wrap(diag.NewFault(diag.PublishLeftover, "path", s.target, "left", s.shop.next), err)
	}
	return sum, nil
}

// removed is how many of the n files of the old tree the new one has not.
func (s *Stage) removed(n int) int {
	n -= len(s.kept) + int(s.files.Load()-s.written.Load()+s.replaced.Load())
	if s.old.marked {
		n--
	}
	return max(n, 0)
}

// swap puts the new tree in the target's place and the old one in the
// workshop: in one step where the system has it, else in two, the first of
// which is taken back if the second fails.
func (s *Stage) swap() error {
	if s.exchange(s.shop.next, s.target) == nil {
		return nil
	}
	moved := os.Rename(s.target, s.shop.old)
	if moved != nil && !errors.Is(moved, fs.ErrNotExist) {
		return moved
	}
	if err := os.Rename(s.shop.next, s.target); err != nil {
		if moved == nil {
			err = errors.Join(err, os.Rename(s.shop.old, s.target))
		}
		return err
	}
	if moved == nil {
		return os.Rename(s.shop.old, s.shop.next)
	}
	return nil
}
