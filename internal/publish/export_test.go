package publish

import (
	"errors"
	"syscall"
)

// WithoutExchange makes the stage swap by two renames, as on a file system
// that cannot exchange two folders.
func WithoutExchange(s *Stage) { s.exchange = func(a, b string) error { return errors.ErrUnsupported } }

// WithFullDisk makes every file after the first n meet a full disk.
func WithFullDisk(s *Stage, n int) {
	real := s.create
	s.create = func(path string, content []byte) error {
		if n--; n < 0 {
			return syscall.ENOSPC
		}
		return real(path, content)
	}
}

// WithoutLinks makes the stage copy what it keeps, as on a file system where a
// file has one name only.
func WithoutLinks(s *Stage) { s.link = func(from, to string) error { return syscall.EPERM } }

var Failure = failure
