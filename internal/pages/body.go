package pages

import (
	"context"
	"net/url"
	"path"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/markdown"
	"portulan/internal/plain"
)

// renderBody reads and renders the body of a record, whose links and pictures
// are found by links. Its problems are at their line of the file.
func (s *Site) renderBody(r *directory.Record, links markdown.Resolver) (markdown.Document, []diag.Problem) {
	text, line, problems := s.content.ReadBody(s.content.Rel(r.File), r.Body.Offset, r.Body.Line)
	doc := s.markdown.Render(text, links)
	for _, p := range doc.Problems {
		p.File = r.File
		p.Line += line - 1
		problems = append(problems, p)
	}
	for i := range doc.Fragments {
		doc.Fragments[i].Line += line - 1
	}
	return doc, problems
}

// PlainText is the text of a record's body, as [Options].Text is given it. It depends
// on the body and the language of the site alone.
func (s *Site) PlainText(r *directory.Record) string {
	text, _, _ := s.content.ReadBody(s.content.Rel(r.File), r.Body.Offset, r.Body.Line)
	return s.plain().Render(text, s.resolver(r)).Text
}

// lookup finds what a body leads to.
type lookup interface {
	markdown.Resolver
	anchor(href, id string) *diag.Fault
}

// resolver finds what the links and pictures of one body lead to.
type resolver struct {
	*Site
	folder string // of the record's file, in the content folder
}

func (s *Site) resolver(r *directory.Record) resolver { return resolver{s, s.folderOf(r)} }

// Link takes the path of a record's or a document's file, the address of a
// page, or the folder and the id of a record.
func (r resolver) Link(dest string) (string, *diag.Fault) {
	name, err := url.PathUnescape(dest)
	if err != nil {
		name = dest
	}
	name, _, _ = strings.Cut(name, "?")
	if at := r.address(name); at != "" {
		return r.href(at), nil
	}
	if f, fault := r.media.document(r.file(name)); fault == nil {
		return r.href(f.URL), nil
	} else if fault.Code != diag.DocumentMissing {
		return "", fault
	}
	is := func(other *directory.Record) bool {
		return r.content.Rel(other.File) == r.file(name) || strings.Trim(other.URL, "/") == strings.Trim(name, "/")
	}
	if slices.ContainsFunc(r.directory.Held, is) {
		return "", diag.NewFault(diag.ReferenceDraft, "id", dest)
	}
	if i := slices.IndexFunc(r.directory.Unreadable, is); i >= 0 {
		return r.href(r.directory.Unreadable[i].URL), nil
	}
	return "", diag.NewFault(diag.LinkBroken, "dest", dest).Meant(r.near(name)...)
}

// address is that of the page that a link names; empty if it names none.
func (r resolver) address(name string) string {
	if strings.HasSuffix(name, ".md") {
		if record := r.directory.In(r.content.File(r.file(name))); record != nil {
			return record.URL
		}
		return ""
	}
	if url := r.directory.URLOf(name); url != "" {
		return url
	}
	for _, candidate := range []string{name, path.Join("/"+r.folder, name), "/" + name} {
		candidate = strings.TrimRight(path.Join("/", candidate), "/")
		if r.has(candidate + "/") { // as most are
			return candidate + "/"
		}
		if r.has(candidate) {
			return candidate
		}
	}
	return ""
}

// file is the path in the content folder of a file named beside the record, or
// from the content folder if it begins with a slash.
func (r resolver) file(name string) string { return beside(r.folder, name) }

func beside(folder, name string) string {
	if strings.HasPrefix(name, "/") {
		return path.Clean(strings.TrimPrefix(name, "/"))
	}
	return path.Join(folder, name)
}

func (r resolver) near(name string) []string {
	return r.pageNames().Nearest(strings.TrimSuffix(name, ".md"))
}

// namePages are the addresses of pages, for links that name none.
func (s *Site) namePages() *plain.Lexicon {
	pages, _, _ := s.plan.whole(context.Background())
	all := make([]string, 0, len(pages))
	for _, p := range pages {
		if p.URL != "/" && !strings.Contains(p.URL, ".") {
			all = append(all, strings.TrimSuffix(p.URL, "/"))
		}
	}
	return plain.NewLexicon(all)
}

// Image takes the file of a picture.
func (r resolver) Image(dest string) (markdown.Image, *diag.Fault) {
	name, err := url.PathUnescape(dest)
	if err != nil {
		name = dest
	}
	p, fault := r.media.picture(r.file(name))
	if fault.IsError() {
		return markdown.Image{}, fault
	}
	return markdown.Image{Src: r.href(p.URL), Width: p.Width, Height: p.Height}, fault
}

// anchor says whether the page at an address has an anchor.
func (s *Site) anchor(href, id string) *diag.Fault {
	address := strings.TrimPrefix(href, s.prefix)
	if slices.Contains(s.theme.ids, id) {
		return nil
	}
	known, ok := s.anchors.Load(address)
	if !ok {
		var anchors []string
		if r := s.directory.At(address); r != nil {
			doc, _ := s.renderBody(r, s.resolver(r))
			anchors = doc.Anchors
		}
		known, _ = s.anchors.LoadOrStore(address, anchors)
	}
	if slices.Contains(known.([]string), id) {
		return nil
	}
	return diag.NewFault(diag.AnchorBroken, "url", address, "anchor", id).Meant(plain.Nearest(id, known.([]string))...)
}
