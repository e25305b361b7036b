package preview

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"portulan/internal/source"
	"portulan/internal/when"
)

// commits are what git tells of the content, as long as it notes nothing new.
type commits struct {
	history *source.History       // another one where it tells something else
	days    map[string]when.Value // on which files were last committed, in the zone
	zone    *time.Location
	log     string // where git notes each commit and checkout; empty outside of a repository
	mark    stamp  // of that file
}

// read asks git where something was noted since the last time. It reports whether the
// days may be others.
func (c *commits) read(ctx context.Context, folder string, zone *time.Location) bool {
	log, mark := headLog(folder), stamp{}
	if info, err := os.Stat(log); err == nil {
		mark = stampOf(info, time.Now())
	}
	known := c.history
	if known == nil || c.log != log || c.mark != mark || mark.fresh() {
		c.log, c.mark = log, mark
		if now := source.ReadHistory(ctx, folder); !reflect.DeepEqual(now, known) {
			c.history = now
		}
	}
	if c.history == known && c.zone.String() == zone.String() {
		return false
	}
	c.days, c.zone = c.history.Days(zone), zone
	return true
}

// headLog is the file in which git notes what HEAD was set to, in the repository
// of a folder (git-reflog, gitrepository-layout).
func headLog(folder string) string {
	for {
		git := filepath.Join(folder, ".git")
		info, err := os.Stat(git)
		switch {
		case err == nil && info.IsDir():
			return filepath.Join(git, "logs", "HEAD")
		case err == nil: // of a linked work tree or a submodule
			text, _ := os.ReadFile(git)
			dir := strings.TrimSpace(strings.TrimPrefix(string(text), "gitdir:"))
			if !filepath.IsAbs(dir) {
				dir = filepath.Join(folder, dir)
			}
			return filepath.Join(dir, "logs", "HEAD")
		}
		above := filepath.Dir(folder)
		if above == folder {
			return ""
		}
		folder = above
	}
}
