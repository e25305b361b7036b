package source

import (
	"os"
	"sync"

	"golang.org/x/sys/unix"
)

// beneath are the rules of os.Root, for the kernel (5.6 and later) to keep: a
// path and the links on it lead nowhere but below the folder.
var beneath = unix.OpenHow{
	Flags:   unix.O_RDONLY | unix.O_CLOEXEC | unix.O_LARGEFILE,
	Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS,
}

// buffers are large enough for nearly every file to be read at once.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

// readBeneath reads a file below a folder. It reports false for all that is not
// plainly read.
func readBeneath(dir *os.File, name string) (text []byte, ok bool) {
	conn, err := dir.SyscallConn()
	if err != nil {
		return nil, false
	}
	err = conn.Control(func(folder uintptr) {
		how := beneath
		fd, err := unix.Openat2(int(folder), name, &how)
		if err != nil {
			return
		}
		defer unix.Close(fd)
		text, ok = readAll(fd)
	})
	return text, ok && err == nil
}

func readAll(fd int) ([]byte, bool) {
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	text := []byte{}
	for {
		n, err := unix.Read(fd, buffer[:])
		switch {
		case err == unix.EINTR:
		case err != nil:
			return nil, false
		case n == 0:
			return text, true
		default:
			text = append(text, buffer[:n]...)
		}
	}
}
