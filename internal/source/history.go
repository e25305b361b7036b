package source

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"portulan/internal/when"
)

// History is what git tells of the files of a folder: when each was changed, and
// what it held then. It follows the branch that is checked out, a merge being
// one change: the one that was published.
type History struct {
	Gap     Gap
	folder  string
	changes map[string][]commit // by the path of the file relative to the folder, the last one first
}

// Gap is why there is no history.
type Gap string

// The gaps.
const (
	Whole        Gap = ""        // there is none
	NoRepository Gap = "none"    // no git, or no repository
	Shallow      Gap = "shallow" // a part of the history only, which would date every file of the day it was cut
)

// commit is a change of one file.
type commit struct {
	seconds int64  // of Unix time
	blob    string // what the file held from then on; empty where it was deleted
}

// ReadHistory reads the history of a folder.
func ReadHistory(ctx context.Context, folder string) *History {
	h := &History{folder: folder}
	facts, err := h.git(ctx, "rev-parse", "--is-shallow-repository", "--show-prefix").Output()
	if err != nil {
		h.Gap = NoRepository
		return h
	}
	shallow, prefix, _ := strings.Cut(strings.TrimSpace(string(facts)), "\n")
	if shallow != "false" {
		h.Gap = Shallow
		return h
	}
	log, err := h.git(ctx, "log", "--first-parent", "--date-order", "--format=%x00%x01%ct",
		"--raw", "--no-abbrev", "--find-renames", "-z", "--", ".").Output()
	if err != nil { // no commit yet
		h.Gap = NoRepository
		return h
	}
	h.changes = parseLog(log, filepath.ToSlash(strings.TrimSpace(prefix)))
	return h
}

// git is a command of git on the folder. It asks nothing of the network, even
// where the repository has left files there.
func (h *History) git(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", h.folder, "-c", "core.quotePath=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_NO_LAZY_FETCH=1")
	return cmd
}

// parseLog reads commits, the last one first. Each is a NUL, a byte that begins
// no name, and the time in seconds; then come the changes of files: their modes,
// blobs and kind, the name, and, where it was renamed, the new name. Each part is
// ended by a NUL.
//
// The changes of a file under a former name are filed under the present one.
func parseLog(log []byte, prefix string) map[string][]commit {
	changes := map[string][]commit{}
	renamed := map[string]string{} // former name to present one
	var seconds int64
	scanner := bufio.NewScanner(bytes.NewReader(log))
	scanner.Buffer(nil, 1<<20)
	scanner.Split(splitNUL)
	next := func() (part string) {
		if scanner.Scan() {
			part = strings.Trim(scanner.Text(), "\n")
		}
		return part
	}
	file := func(name string, c commit) {
		if name, ours := strings.CutPrefix(name, prefix); ours {
			changes[name] = append(changes[name], c)
		}
	}
	present := func(name string) string {
		if now, known := renamed[name]; known {
			return now
		}
		return name
	}
	for scanner.Scan() {
		part := strings.Trim(scanner.Text(), "\n")
		if text, isTime := strings.CutPrefix(part, "\x01"); isTime {
			seconds, _ = strconv.ParseInt(text, 10, 64)
			continue
		}
		facts := strings.Fields(part) // :100644 100644 <blob> <blob> M
		if len(facts) != 5 {
			continue
		}
		c := commit{seconds, facts[3]}
		switch name := next(); facts[4][0] {
		case 'D':
			file(name, commit{seconds: seconds})
		case 'R':
			to := next()
			now := present(to)
			file(now, c)
			file(name, commit{seconds: seconds})
			delete(renamed, to) // before, the name was another file's
			renamed[name] = now
		case 'A':
			file(present(name), c)
			delete(renamed, name) // likewise
		default:
			file(present(name), c)
		}
	}
	return changes
}

func splitNUL(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

// Days returns the day of the last commit of each file, in a zone, by the path
// of the file relative to the folder.
func (h *History) Days(loc *time.Location) map[string]when.Value {
	days := make(map[string]when.Value, len(h.changes))
	for name, changes := range h.changes {
		y, m, d := time.Unix(changes[0].seconds, 0).In(loc).Date()
		days[name] = when.Value{Start: time.Date(y, m, d, 0, 0, 0, 0, loc), Precision: when.Day}
	}
	return days
}

// Added returns when a file was first committed; zero if it never was.
func (h *History) Added(name string) time.Time {
	changes := h.changes[name]
	if len(changes) == 0 {
		return time.Time{}
	}
	return time.Unix(changes[len(changes)-1].seconds, 0).UTC()
}

// Version is what a file held from a commit on.
type Version struct {
	At   time.Time // of the commit, in UTC
	Text []byte
}

// Versions gives each file its versions, from the first to the last, in the order of the
// names. Where git fails on the way, the files that are left get none.
func (h *History) Versions(ctx context.Context, names []string, give func(name string, versions []Version)) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cat := h.git(ctx, "cat-file", "--batch")
	ask, err := cat.StdinPipe()
	if err != nil {
		return
	}
	answers, err := cat.StdoutPipe()
	if err != nil || cat.Start() != nil {
		return
	}
	defer func() {
		cancel() // what is left to say is of no use
		cat.Wait()
	}()
	go func() {
		defer ask.Close()
		w := bufio.NewWriter(ask)
		defer w.Flush()
		for _, name := range names {
			for _, c := range h.oldestFirst(name) {
				w.WriteString(c.blob + "\n") // an error ends what is read as well
			}
		}
	}()
	r := bufio.NewReader(answers)
	for _, name := range names {
		var versions []Version
		for _, c := range h.oldestFirst(name) {
			text, err := readBlob(r)
			if err != nil {
				return
			}
			if text != nil {
				versions = append(versions, Version{At: time.Unix(c.seconds, 0).UTC(), Text: text})
			}
		}
		give(name, versions)
	}
}

// oldestFirst is the changes of a file after which it was there.
func (h *History) oldestFirst(name string) []commit {
	var list []commit
	changes := h.changes[name]
	for i := len(changes) - 1; i >= 0; i-- {
		if changes[i].blob != "" {
			list = append(list, changes[i])
		}
	}
	return list
}

// readBlob reads an answer of git cat-file --batch; nil where the repository
// lacks the blob, or it is larger than a record may be.
func readBlob(r *bufio.Reader) ([]byte, error) {
	header, err := r.ReadString('\n')
	if err != nil {
		return nil, err
	}
	facts := strings.Fields(header) // <name> blob <size>, or <name> missing
	if len(facts) != 3 {
		return nil, nil
	}
	size, err := strconv.Atoi(facts[2])
	if err != nil {
		return nil, err
	}
	if size > MaxSize {
		_, err := r.Discard(size + 1)
		return nil, err
	}
	text := make([]byte, size)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, err
	}
	_, err = r.Discard(1)
	return text, err
}
