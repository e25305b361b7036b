//go:build !linux

package watch

// Remote reports whether changes of a folder may be made by another system, which
// tells this one nothing. Only Linux is asked.
func Remote(string) bool { return false }
