package publish

import (
	"os"
	"strings"
)

// mountWithin returns a mount point that is dir or lies in it, or "". Such a
// folder cannot be replaced, and what is mounted in it must not be removed
// with the old site.
func mountWithin(dir string) string {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "" // no /proc here: the swap itself will tell
	}
	for _, point := range mountPoints(string(table)) {
		if point == dir || strings.HasPrefix(point, dir+"/") {
			return point
		}
	}
	return ""
}

// mountPoints reads the fifth field of each line of a mountinfo table, where
// spaces, tabs, line ends and backslashes are written in octal: proc(5).
func mountPoints(table string) []string {
	var points []string
	for line := range strings.Lines(table) {
		if fields := strings.Fields(line); len(fields) > 4 {
			points = append(points, unescape.Replace(fields[4]))
		}
	}
	return points
}

var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
