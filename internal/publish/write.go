package publish

import (
	"io/fs"
	"os"
	"path"
)

// Write adds a file to the site, by its slash-separated name within the
// target (see [CheckName]). If the target has the same bytes under that name,
// its file is kept rather than written again. Text files are followed by their
// compressed editions, where those are worth having.
//
// After an error the stage can only be discarded. The content is not kept.
func (s *Stage) Write(name string, content []byte) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errClosed
	}
	if err := s.write(name, content); err != nil {
		s.failed.CompareAndSwap(nil, &err)
		return err
	}
	return nil
}

// Keep adds the target's file of that name to the site as it is, and reports
// whether there is one. It is for a file whose name says what it holds, which
// then need not be made again. The file must end in the bytes given: after a
// power cut it may be empty or cut short.
//
// It reports false of a text too, if it would have compressed editions: write
// it. After an error the stage can only be discarded.
func (s *Stage) Keep(name string, end []byte) (bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return false, errClosed
	}
	kept, err := s.keepWhole(name, end)
	if err != nil {
		s.failed.CompareAndSwap(nil, &err)
	}
	return kept, err
}

func (s *Stage) keepWhole(name string, end []byte) (bool, error) {
	if err := CheckName(name); err != nil {
		return false, err
	}
	info, ok := s.reusable(name)
	if !ok || len(s.press) > 0 && compressible(name, int(info.Size())) || !endsIn(s.published(name), info.Size(), end) {
		return false, nil
	}
	return true, s.reuse(name, info)
}

func (s *Stage) write(name string, content []byte) error {
	if err := CheckName(name); err != nil {
		return err
	}
	unchanged, err := s.put(name, content)
	if err != nil || !compressible(name, len(content)) {
		return err
	}
	for _, p := range s.press {
		edition := name + p.suffix
		// Each build writes a text and its editions together, so the edition
		// beside an unchanged text is still that text's.
		if unchanged && s.old.current {
			if info, ok := s.reusable(edition); ok {
				if err := s.reuse(edition, info); err != nil {
					return err
				}
				continue
			}
		}
		packed, err := p.pack(content)
		if err != nil {
			return failure(err, s.next(edition))
		}
		if worthwhile(len(packed), len(content)) {
			if _, err := s.put(edition, packed); err != nil {
				return err
			}
		}
	}
	return nil
}

// put adds one file, linked or written.
func (s *Stage) put(name string, content []byte) (unchanged bool, err error) {
	info, ok := s.reusable(name)
	if ok && info.Size() == int64(len(content)) && s.publishedAs(name, content) {
		return true, s.reuse(name, info)
	}
	if err := s.names.claim(name); err != nil {
		return false, err
	}
	if err := s.folderOf(name); err != nil {
		return false, err
	}
	path := s.next(name)
	err = s.create(path, content)
	if err == nil && s.modes.chmod {
		err = os.Chmod(path, 0o644)
	}
	if err != nil {
		return false, failure(err, path)
	}
	if ok {
		s.replaced.Add(1)
	}
	s.written.Add(1)
	s.count(int64(len(content)))
	return false, nil
}

// reuse adds the file of that name from the target. It is linked into the new
// tree by Commit only, as a site without any change needs no new tree.
func (s *Stage) reuse(name string, info fs.FileInfo) error {
	if err := s.names.claim(name); err != nil {
		return err
	}
	s.same.add(name)
	s.count(info.Size())
	return nil
}

func (s *Stage) count(size int64) {
	s.files.Add(1)
	s.bytes.Add(size)
}

// folderOf makes the folders above a file of the new tree.
func (s *Stage) folderOf(name string) error {
	return s.folders.make(s.shop.next, path.Dir(name), s.modes)
}

// publishedAs reports whether the target's file of that name holds content.
func (s *Stage) publishedAs(name string, content []byte) bool {
	buf, ok := s.buffers.Get().(*[]byte)
	if !ok {
		b := make([]byte, 64<<10)
		buf = &b
	}
	defer s.buffers.Put(buf)
	return sameBytes(s.published(name), content, *buf)
}

// reusable finds the file of that name in the target, if it is a plain file.
func (s *Stage) reusable(name string) (fs.FileInfo, bool) {
	if !s.old.marked {
		return nil, false
	}
	info, err := os.Lstat(s.published(name))
	if err != nil || !info.Mode().IsRegular() || info.Mode().Perm() != s.modes.file {
		return nil, false
	}
	return info, true
}
