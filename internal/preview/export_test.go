package preview

import (
	"context"
	"strings"

	"portulan/internal/search"
	"portulan/internal/watch"
)

// Take takes a change in, and looks at all of it, before it returns.
func (p *Preview) Take(ctx context.Context, change watch.Change) *View {
	ended := make(chan *check, 1)
	if p.check == nil {
		p.check = startCheck(ctx, p.View().latest, &p.memo, ended)
		p.settle(<-ended)
	}
	if p.update(ctx, change) {
		p.check = startCheck(ctx, p.View().latest, &p.memo, ended)
		p.settle(<-ended)
	}
	return p.View()
}

// Files are the files of the site that is shown, media aside.
func (v *View) Files() []string {
	var files []string
	for _, p := range v.shown.site.Plan() {
		files = append(files, p.File)
	}
	return files
}

// Published returns a file of the site, as a build would write it.
func (v *View) Published(name string) ([]byte, bool) {
	body, _, status := v.render("/" + strings.TrimSuffix(name, "index.html"))
	return body, status == 200
}

// Never makes the preview compare no files: what it sees is what it was told.
func (p *Preview) Never() { p.rhythm = rhythm{least: 1 << 62} }

// FailToWatch has the system watch nothing.
func (o *Options) FailToWatch(why error) {
	o.watch = func(watch.Options) (*watch.Watcher, error) { return nil, why }
}

// Search calls use with the search index of what is shown.
func (p *Preview) Search(use func(*search.Index) error) error { return p.search.Use(use) }
