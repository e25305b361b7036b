package pages

import (
	"net/url"
	"path/filepath"
	"strings"

	"portulan/internal/directory"
	"portulan/internal/site"
)

// edit is the address at which a forge edits the file of a record; empty where the
// settings name no forge, or the file is not in the folder of the settings.
func (s *Site) edit(r *directory.Record) string {
	if s.EditURL == "" || !filepath.IsLocal(r.File) {
		return ""
	}
	segments := strings.Split(r.File, "/")
	for i, segment := range segments {
		segments[i] = url.PathEscape(segment)
	}
	return strings.Replace(s.EditURL, site.FileMark, strings.Join(segments, "/"), 1)
}
