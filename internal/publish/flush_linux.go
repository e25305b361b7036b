package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// flush returns once all that was written to the file system of dir is on the
// disk: one call for the whole tree, and the place where a write that the
// system had put off can still fail.
func flush(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := unix.Syncfs(int(f.Fd())); err != nil {
		return os.NewSyscallError("syncfs", err)
	}
	return nil
}
