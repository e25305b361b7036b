package pages

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// sitemap lists the pages for robots (sitemaps.org, protocol 0.9). A map has at
// most 50,000 addresses; beyond, the first ones are listed and an index is
// needed.
func (s *Site) sitemap(pages []Page) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range pages {
		if !p.Listed {
			continue
		}
		b.WriteString("<url><loc>")
		xml.EscapeText(&b, []byte(s.abs(p.URL)))
		b.WriteString("</loc>")
		if p.Updated.Firm() {
			fmt.Fprintf(&b, "<lastmod>%s</lastmod>", p.Updated.Start.Format("2006-01-02"))
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// redirectMap is the former addresses in the form that static hosts read: from,
// to, and the HTTP status.
func (s *Site) redirectMap() []byte {
	var b bytes.Buffer
	for r := range s.directory.All() {
		for _, from := range r.Aliases {
			fmt.Fprintf(&b, "%s %s 301\n", s.href(from), s.href(r.URL))
		}
	}
	return b.Bytes()
}
