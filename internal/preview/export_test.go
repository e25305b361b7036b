package preview

import (
	"context"
	"strings"

	"portulan/internal/search"
	"portulan/internal/watch"
)

// Take takes a change in, and looks at all of it, before it returns.
func (p *Preview) Take(ctx context.Context, change watch.Change) *View {
	return p.TakeSlowly(ctx, change, func(*View) {})
}

// TakeSlowly has the change looked at as it is shown at first, before all of it is
// checked.
func (p *Preview) TakeSlowly(ctx context.Context, change watch.Change, look func(*View)) *View {
	ended := make(chan *check, 1)
	if p.check == nil {
		p.check = startCheck(ctx, p.View().latest, &p.memo, nil, ended)
		p.settle(ctx, <-ended)
	}
	if p.update(ctx, change) {
		look(p.View())
		p.check = startCheck(ctx, p.View().latest, &p.memo, nil, ended)
		p.settle(ctx, <-ended)
	}
	return p.View()
}

// Update takes a change in, of which not all is looked at.
func (p *Preview) Update(ctx context.Context, change watch.Change) *View {
	p.update(ctx, change)
	return p.View()
}

// Look has what is shown looked at, as requests do: the pages of a preview that runs may
// only be made so.
func (p *Preview) Look(at func(*View)) { p.look(at) }

// Study has what is shown looked at, as searches do.
func (p *Preview) Study(at func(*View)) { p.study(at) }

// Latest reports whether the latest state is shown, and not one before it.
func (v *View) Latest() bool { return v.shown == v.latest }

// Follows reports whether the directory of the latest state is that of an earlier one,
// which follows the edits.
func (v *View) Follows() bool { return v.latest.edition > 0 }

// Succeeds reports whether the directory of an earlier view has become that of this one.
func (v *View) Succeeds(before *View) bool { return v.latest.directory == before.latest.directory }

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
	made := v.shown.render("/" + strings.TrimSuffix(name, "index.html"))
	return made.body, made.status == 200
}

// Never makes the preview compare no files: what it sees is what it was told.
func (p *Preview) Never() { p.rhythm = rhythm{least: 1 << 62} }

// FailToWatch has the system watch nothing.
func (o *Options) FailToWatch(why error) {
	o.watch = func(watch.Options) (*watch.Watcher, error) { return nil, why }
}

// Search calls use with the search index of what is shown.
func (p *Preview) Search(use func(*search.Index) error) error { return p.search.Use(use) }
