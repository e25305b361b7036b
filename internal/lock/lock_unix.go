//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package lock

import (
	"os"

	"golang.org/x/sys/unix"
)

// Try locks a file against other builds, this process's own included, until
// it is closed. It reports false if another one holds it.
func Try(f *os.File) (bool, error) {
	for {
		switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err {
		case nil:
			return true, nil
		case unix.EINTR:
		case unix.EWOULDBLOCK:
			return false, nil
		default:
			return false, err
		}
	}
}
