package pages

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
)

// maxSitemap is the number of addresses that one site map may list
// (sitemaps.org, protocol 0.9).
const maxSitemap = 50_000

// sitemapPath begins the addresses of site maps.
const sitemapPath = "/sitemap"

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemaps list the pages for robots: one map, or an index of several where
// there are too many pages for one.
func (s *Site) sitemaps(pages []Page) []Page {
	listed := slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return !p.Listed })
	if len(listed) <= maxSitemap {
		return s.unlessStatic(bytesPage(sitemapPath+".xml", func(s *Site) []byte { return s.sitemap(listed) }))
	}
	var maps []Page
	for part := range slices.Chunk(listed, maxSitemap) {
		maps = append(maps, bytesPage(fmt.Sprintf("%s-%d.xml", sitemapPath, len(maps)+1), func(s *Site) []byte { return s.sitemap(part) }))
	}
	index := bytesPage(sitemapPath+".xml", func(s *Site) []byte { return s.sitemapIndex(maps) })
	return s.unlessStatic(append(slices.Clip(maps), index)...)
}

func (s *Site) sitemap(pages []Page) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="` + sitemapNamespace + `">` + "\n")
	for _, p := range pages {
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

func (s *Site) sitemapIndex(maps []Page) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<sitemapindex xmlns="` + sitemapNamespace + `">` + "\n")
	for _, m := range maps {
		b.WriteString("<sitemap><loc>")
		xml.EscapeText(&b, []byte(s.abs(m.URL)))
		b.WriteString("</loc></sitemap>\n")
	}
	b.WriteString("</sitemapindex>\n")
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
