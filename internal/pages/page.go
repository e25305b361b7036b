package pages

import (
	"bytes"

	"portulan/internal/diag"
	"portulan/internal/when"
)

// Page is one address of the site.
type Page struct {
	URL     string     // below the base address, as in /projets/xpicc/
	File    string     // in the output folder, as in projets/xpicc/index.html
	Listed  bool       // in the site map
	Updated when.Value // of its record, if it has one
	End     []byte     // of a file whose name says what it holds: its last bytes; otherwise nil
	owner   string     // the file of its record or of the layouts, for messages
	static  bool       // a file of the layouts, published as it is
	field   string     // the field of that record which gives the address, if one does
	write   func(s *Site, out *bytes.Buffer) []diag.Problem
}

// Render writes a page of the plan. What is wrong with it comes back; a page with an
// error among its problems may be cut short.
func (s *Site) Render(p Page, out *bytes.Buffer) []diag.Problem { return p.write(s, out) }
