package source

import (
	"bufio"
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"portulan/internal/when"
)

// History returns the day of the last commit of each file of a folder, by its
// path relative to the folder, as git tells it. It is empty where there is no
// git, no repository, or only a part of the history (a shallow clone), which
// would date every file of the day it was cut.
func History(ctx context.Context, folder string, loc *time.Location) map[string]when.Value {
	git := func(args ...string) ([]byte, error) {
		return exec.CommandContext(ctx, "git", append([]string{"-C", folder, "-c", "core.quotePath=false"}, args...)...).Output()
	}
	facts, err := git("rev-parse", "--is-shallow-repository", "--show-prefix")
	if err != nil {
		return nil
	}
	shallow, prefix, _ := strings.Cut(strings.TrimSpace(string(facts)), "\n")
	if shallow != "false" {
		return nil
	}
	log, err := git("log", "--format=%x00%x01%ct", "--name-only", "--no-renames", "-z", "--", ".")
	if err != nil {
		return nil
	}
	return parseLog(log, filepath.ToSlash(strings.TrimSpace(prefix)), loc)
}

// parseLog reads commits, newest first: a NUL, a byte that begins no name, the
// time in seconds, then the names of the files, each ended by a NUL.
func parseLog(log []byte, prefix string, loc *time.Location) map[string]when.Value {
	days := map[string]when.Value{}
	var day when.Value
	scanner := bufio.NewScanner(bytes.NewReader(log))
	scanner.Buffer(nil, 1<<20)
	scanner.Split(splitNUL)
	for scanner.Scan() {
		name := strings.Trim(scanner.Text(), "\n")
		if text, isTime := strings.CutPrefix(name, "\x01"); isTime {
			seconds, _ := strconv.ParseInt(text, 10, 64)
			y, m, d := time.Unix(seconds, 0).In(loc).Date()
			day = when.Value{Start: time.Date(y, m, d, 0, 0, 0, 0, loc), Precision: when.Day}
			continue
		}
		if name, ours := strings.CutPrefix(name, prefix); ours && name != "" {
			if _, known := days[name]; !known {
				days[name] = day
			}
		}
	}
	return days
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
