package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sync/singleflight"
)

// A generation is one folder as a build published it: the next build puts another
// in its place.
type generation struct {
	root      *os.Root
	info      fs.FileInfo // of the folder, by which the next is told from it
	redirects map[string]string
	files     sync.Map     // *file by name: those that were asked for
	memory    atomic.Int64 // bytes of them that are held
	loading   singleflight.Group
}

// How much of a generation is held in memory, and what of it.
const (
	maxMemory = 64 << 20
	maxHeld   = 512 << 10 // of one file
)

// recheck is how long a file is taken to be as it was. A build does not change a
// file in place, but a hand might.
const recheck = time.Second

// errFolder is that a name is of a folder.
var errFolder = errors.New("a folder")

func openGeneration(folder string) (*generation, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	g := &generation{root: root}
	if g.info, err = root.Stat("."); err == nil {
		g.redirects, err = readRedirects(root)
	}
	if err != nil {
		root.Close()
		return nil, err
	}
	return g, nil
}

// readRedirects reads the map of former addresses that the build wrote: from, to,
// and 301. A folder may have none.
func readRedirects(root *os.Root) (map[string]string, error) {
	f, err := root.Open("_redirects")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	redirects := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) != 3 || words[2] != "301" {
			continue
		}
		if from, err := url.PathUnescape(words[0]); err == nil {
			redirects[from] = words[1]
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read _redirects: %w", err)
	}
	return redirects, nil
}

// file returns a file of the folder. It is fs.ErrNotExist for what is not there or
// may not be served, and errFolder for a folder.
func (g *generation) file(name string, now time.Time) (*file, error) {
	if f := g.known(name); f != nil && now.Sub(time.Unix(0, f.checked.Load())).Abs() < recheck {
		return f, nil
	}
	f, err, _ := g.loading.Do(name, func() (any, error) { return g.current(name, now) })
	if err != nil {
		return nil, err
	}
	return f.(*file), nil
}

// known returns a file as it was last read; nil if it never was.
func (g *generation) known(name string) *file {
	f, _ := g.files.Load(name)
	known, _ := f.(*file)
	return known
}

// current compares a file with the disk, and reads it if it is another. It is called
// for one request at a time of those for the same file.
func (g *generation) current(name string, now time.Time) (*file, error) {
	handle, info, err := g.open(name)
	if err != nil {
		return nil, err
	}
	defer handle.Close()
	known := g.known(name)
	if known != nil && known.is(info) {
		known.checked.Store(now.UnixNano())
		return known, nil
	}
	loaded, err := g.load(name, handle, info)
	if err != nil {
		return nil, err
	}
	if known != nil {
		g.memory.Add(-known.held())
	}
	loaded.checked.Store(now.UnixNano())
	g.files.Store(name, loaded)
	return loaded, nil
}

// open opens a plain file. What waits for a writer, such as a pipe, is not waited
// for.
func (g *generation) open(name string) (*os.File, fs.FileInfo, error) {
	f, err := g.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, absent(err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = errFolder
	case !info.Mode().IsRegular():
		err = fs.ErrNotExist
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// absent makes one of the many ways of not being there: a name that is too long or
// goes through a file, a link that leads out of the folder or nowhere. What the
// server itself lacks stays an error.
func absent(err error) error {
	for _, ours := range []error{os.ErrClosed, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EIO, fs.ErrPermission} {
		if errors.Is(err, ours) {
			return err
		}
	}
	return fs.ErrNotExist
}

// load reads a file and its compressed editions. Small ones are held, as long as
// there is room.
func (g *generation) load(name string, handle *os.File, info fs.FileInfo) (_ *file, err error) {
	f := &file{info: info, contentType: ContentType(name)}
	defer func() {
		if err != nil {
			g.memory.Add(-f.held())
		}
	}()
	whole, err := g.edition(name, "", handle, info)
	f.editions = []edition{whole}
	if err != nil {
		return nil, err
	}
	if !compressible(f.contentType) {
		return f, nil
	}
	for _, coding := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		packed, info, err := g.open(name + coding.suffix)
		if err != nil {
			continue
		}
		e, err := g.edition(name+coding.suffix, coding.name, packed, info)
		packed.Close()
		f.editions = append(f.editions, e)
		if err != nil {
			return nil, err
		}
	}
	if len(f.editions) == 1 && whole.data != nil {
		if e, ok := squeeze(whole.data); ok && g.reserve(e.size) {
			f.editions = append(f.editions, e)
		}
	}
	return f, nil
}

func (g *generation) edition(name, coding string, handle io.Reader, info fs.FileInfo) (edition, error) {
	e := edition{name: name, coding: coding, size: info.Size()}
	if e.size > maxHeld || !g.reserve(e.size) {
		var err error
		e.etag, err = tagOf(handle)
		return e, err
	}
	data, err := io.ReadAll(io.LimitReader(handle, maxHeld+1))
	g.memory.Add(int64(len(data)) - e.size)
	e.data, e.size, e.etag = data, int64(len(data)), tag(data)
	return e, err
}

// reserve takes memory for bytes to be held, if there is room.
func (g *generation) reserve(n int64) bool {
	if g.memory.Add(n) <= maxMemory {
		return true
	}
	g.memory.Add(-n)
	return false
}
