package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Earlier says which files of the builds before stay beside those of this one: who
// opened a page before still asks for what that page named. The zero value keeps none.
type Earlier struct {
	Folders  []string               // in which there are any
	Outlives func(path string) bool // whether a file stays, by its path below the root, as in /assets/main-F3D4AIRX.css
	Now      time.Time
	For      time.Duration // how long a file stays after the first build that no longer has it
}

// earlierKey begins the lines of the mark that name the files of earlier builds, each
// with the instant at which a build first had it no longer.
const earlierKey = "earlier: "

// leftBehind are the files of earlier builds that stay, with the instant from which no
// build has had them. It reports whether they are those of the target.
func (s *Stage) leftBehind() (left map[string]time.Time, same bool, err error) {
	if s.earlier.For <= 0 || !s.old.marked {
		return nil, true, nil
	}
	known, err := readEarlier(s.published(Mark))
	if err != nil {
		return nil, false, failure(err, s.published(Mark))
	}
	left = map[string]time.Time{}
	for _, folder := range s.earlier.Folders {
		err := filepath.WalkDir(s.published(folder), func(at string, e fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // no build had one
			}
			if err != nil || !e.Type().IsRegular() {
				return err
			}
			relative, err := filepath.Rel(s.target, at)
			if err != nil {
				return err
			}
			name := filepath.ToSlash(relative)
			if CheckName(name) != nil || !s.earlier.Outlives("/"+plainName(name)) || s.names.has(name) {
				return nil
			}
			since, before := known[name]
			if !before {
				since = s.earlier.Now
			}
			if s.earlier.Now.Sub(since) <= s.earlier.For {
				left[name] = since
			}
			return nil
		})
		if err != nil {
			return nil, false, failure(err, s.published(folder))
		}
	}
	return left, maps.EqualFunc(left, known, time.Time.Equal), nil
}

// plainName is the name of the file of which one is a compressed edition, or its own.
func plainName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")
}

// keepEarlier puts files of earlier builds into the new tree, and says in its mark since
// when they are that.
func (s *Stage) keepEarlier(left map[string]time.Time) error {
	if len(left) == 0 {
		return nil
	}
	mark := bytes.NewBufferString(markText)
	for _, name := range slices.Sorted(maps.Keys(left)) {
		if err := s.keep(name); err != nil {
			return err
		}
		fmt.Fprintf(mark, "%s%s %s\n", earlierKey, left[name].UTC().Format(time.RFC3339), name)
	}
	if err := os.WriteFile(s.next(Mark), mark.Bytes(), s.modes.file); err != nil {
		return failure(err, s.next(Mark))
	}
	return nil
}

// readEarlier reads what a mark says of files of earlier builds. A line that it cannot
// read is of no file.
func readEarlier(mark string) (map[string]time.Time, error) {
	text, err := os.ReadFile(mark)
	if err != nil {
		return nil, err
	}
	known := map[string]time.Time{}
	for line := range strings.Lines(string(text)) {
		said, keyed := strings.CutPrefix(strings.TrimSuffix(line, "\n"), earlierKey)
		at, name, parted := strings.Cut(said, " ")
		if since, err := time.Parse(time.RFC3339, at); keyed && parted && err == nil {
			known[path.Clean(name)] = since
		}
	}
	return known, nil
}
