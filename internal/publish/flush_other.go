//go:build !linux

package publish

// flush does nothing: this system syncs file by file only, at a cost that a
// site which can be built again is not worth.
func flush(string) error { return nil }
