package publish

import (
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// names are the files and folders of the new tree. A name is taken once,
// whatever its case and its Unicode form: some file systems and some hosts see
// one file where others see two. The zero value is ready to use.
type names struct {
	mu    sync.Mutex
	taken map[string]string // by folded name; folders end in a slash
}

// reserve takes root names that the site may not write.
func (n *names) reserve(roots []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.taken = map[string]string{}
	for _, name := range roots {
		n.taken[plain.FoldName(name)] = name
	}
}

// claim takes a checked name and the folders above it.
func (n *names) claim(name string) error {
	folded := plain.FoldName(name)
	n.mu.Lock()
	defer n.mu.Unlock()
	// Folding may change the length of an element, never the number of them.
	for i, j := 0, 0; ; i, j = i+1, j+1 {
		next, nextFolded := strings.IndexByte(name[i:], '/'), strings.IndexByte(folded[j:], '/')
		if next < 0 {
			break
		}
		i, j = i+next, j+nextFolded
		folder, key := name[:i+1], folded[:j]
		if other, ok := n.taken[key]; ok && other != folder {
			return refuse(diag.PublishNameTwice, "name", name, "other", other)
		}
		n.taken[key] = folder
	}
	if other, ok := n.taken[folded]; ok {
		return refuse(diag.PublishNameTwice, "name", name, "other", other)
	}
	n.taken[folded] = name
	return nil
}

// has reports whether a name is taken.
func (n *names) has(name string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	_, taken := n.taken[plain.FoldName(name)]
	return taken
}

// CheckName refuses a name that could leave the published folder, or that some
// system would read as another one. A good name is slash-separated and
// relative; its elements are in Unicode form NFC, hold no control or invisible
// character and none of \ : * ? " < > |, and end in neither a space nor a dot.
// The names .git and [Mark] are refused wherever they stand.
func CheckName(name string) error {
	if !fs.ValidPath(name) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)) ||
		!norm.NFC.IsNormalString(name) || strings.ContainsFunc(name, unsafe) {
		return refuse(diag.PublishNameUnsafe, "name", printable(name))
	}
	for element := range strings.SplitSeq(name, "/") {
		last := element[len(element)-1]
		if last == '.' || last == ' ' {
			return refuse(diag.PublishNameUnsafe, "name", printable(name))
		}
		if element[0] == '.' && (plain.FoldName(element) == ".git" || plain.FoldName(element) == Mark) {
			return refuse(diag.PublishNameReserved, "name", printable(name))
		}
	}
	return nil
}

func unsafe(r rune) bool {
	return strings.ContainsRune(`\:*?"<>|`, r) || !unicode.IsPrint(r)
}

// printable makes a refused name fit for a message.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return '\ufffd'
		}
		return r
	}, name)
}
