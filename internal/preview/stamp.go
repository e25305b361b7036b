package preview

import (
	"io/fs"
	"time"
)

// stamp is what a system tells of a file without reading it. A file that has the
// stamp of before is taken for the same, unless it had just been written then.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
	inode    uint64
	changed  int64 // when its entry last changed, where the system tells it
}

// stampOf is the stamp of a file found at an instant. One that was written just
// before is like no other: it may be written again within the same tick of the
// file system's clock.
func stampOf(info fs.FileInfo, found time.Time) stamp {
	s := stamp{size: info.Size(), modified: info.ModTime(), mode: info.Mode()}
	s.inode, s.changed = identity(info)
	if found.Sub(s.modified) < tick {
		s.size = -1
	}
	return s
}

// tick is longer than the steps of the clocks of most file systems, which are of a few
// milliseconds. That of FAT has steps of 2 s: where nothing tells of changes there, the
// second of two saves of the same length within a step is not seen. A tick of 2 s would
// have each save of a layout read twice, and git at each comparison after a commit.
const tick = 20 * time.Millisecond

// fresh reports whether the stamp is like no other.
func (s stamp) fresh() bool { return s.size < 0 }
