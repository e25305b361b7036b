package serve

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// maxPath is the longest path that is looked at, in bytes as they are sent. The
// longest address of a page is far below it.
const maxPath = 2048

// route is what the path of a request asks for.
type route struct {
	path    string // decoded, absolute and clean; a slash at its end is kept
	refused int    // an HTTP status, if no file can have such a path
	moved   bool   // the path was written in another way: the reader is sent to it
}

// routeOf reads the address of a request. A file name on some system could hold what
// is refused here; none of a site that we publish does.
func routeOf(u *url.URL, requestURI string) route {
	raw := u.EscapedPath()
	switch {
	case u.Host != "" || u.Opaque != "" || !strings.HasPrefix(requestURI, "/"):
		return route{refused: http.StatusBadRequest} // for a proxy, or for the server as a whole
	case len(raw) > maxPath:
		return route{refused: http.StatusRequestURITooLong}
	case !strings.HasPrefix(u.Path, "/") || !utf8.ValidString(u.Path) || strings.ContainsFunc(u.Path, isUnfit) || hidesSlash(raw) || climbs(u.Path):
		return route{refused: http.StatusBadRequest}
	}
	clean := path.Clean(u.Path)
	if clean != "/" && endsWithFolder(u.Path) {
		clean += "/"
	}
	return route{path: clean, moved: clean != u.Path}
}

// isUnfit reports whether no path holds the character: a control character, or what
// some systems take for a slash.
func isUnfit(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }

// hidesSlash reports whether a path holds a slash that is written so as not to be
// taken for one.
func hidesSlash(raw string) bool {
	return strings.Contains(strings.ToLower(raw), "%2f")
}

// climbs reports whether a path leads above its root at any of its steps.
func climbs(p string) bool {
	depth := 0
	for step := range strings.SplitSeq(p, "/") {
		switch step {
		case "", ".":
		case "..":
			if depth--; depth < 0 {
				return true
			}
		default:
			depth++
		}
	}
	return false
}

func endsWithFolder(p string) bool {
	return strings.HasSuffix(p, "/") || strings.HasSuffix(p, "/.") || strings.HasSuffix(p, "/..")
}

// isHidden reports whether a path is not for readers: files whose name begins with
// a dot, the folder of RFC 8615 aside, and those that tell a host what to do.
func isHidden(p string) bool {
	if p == "/_redirects" || p == "/_headers" {
		return true
	}
	rest := strings.TrimPrefix(p, "/.well-known/")
	return strings.HasPrefix(rest, ".") || strings.Contains(rest, "/.")
}

// redirect sends the reader to another path of this site, with the query that they
// had.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	target := url.URL{Path: to, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", target.String())
	w.Header().Set("Cache-Control", askAgain)
	w.WriteHeader(http.StatusMovedPermanently)
}
