package preview

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/pages"
	"portulan/internal/search"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/watch"
)

// Options say what is previewed, and how.
type Options struct {
	build.Options // whose Now is not used

	Now   func() time.Time // the instant at which the site is true
	Fixed bool             // Now never changes
	Poll  bool             // files are compared from time to time, and not watched

	Changed func(*View) // is told of each new view; may be nil
	// Unwatched is told why the system does not tell of changes, which are then
	// found by comparing files alone: [ErrPoll], [ErrRemote], [watch.ErrLimit] or
	// what the system said. It may be nil.
	Unwatched func(error)
	// Log is told why a search failed. It may be nil.
	Log *slog.Logger

	watch func(watch.Options) (*watch.Watcher, error) // [watch.New], but in tests
}

// Why changes are found by comparing files alone.
var (
	ErrPoll   = errors.New("asked for")
	ErrRemote = errors.New("the files are on a network or shared file system")
)

// Preview is a site that is written and looked at. [Preview.View] may be called
// from several goroutines.
type Preview struct {
	o       Options
	maker   maker
	watcher *watch.Watcher // nil where nothing tells of changes
	view    atomic.Pointer[View]
	search  searched
	readers readers

	rhythm rhythm
	good   *state // the last in which nothing was found wrong so far
	sure   *state // the last in which nothing is: all of it was looked at
	memo   memo
	failed []diag.Problem // that the last check found in templates
	clash  bool           // it found addresses that clash
	check  *check         // of the state that is shown
}

// View is what is shown from one change to the next; it never changes.
type View struct {
	Language diag.Language
	Problems []diag.Problem // as a build would say them
	Settled  bool           // all has been looked at: there is nothing else to say

	latest   *state
	shown    *state // the latest, or the last one without errors
	replaced chan struct{}
}

// Replaced is closed once there is a newer view.
func (v *View) Replaced() <-chan struct{} { return v.replaced }

// Gap tells why git does not say when files changed; [source.Whole] where it does.
func (v *View) Gap() source.Gap { return v.latest.history.Gap }

// New reads a site, whose pages can be asked for once it returns. It begins to
// look for changes before, so that none is missed; [Preview.Run] takes them in. The
// caller closes what it returns.
func New(ctx context.Context, o Options) (*Preview, error) {
	p := &Preview{o: o, maker: maker{Options: o}}
	p.maker.alone = p.alone
	p.search = searched{preview: p, live: search.NewLive("")}
	var failed error
	if p.watcher, failed = o.watcher(); failed == nil {
		p.rhythm = seldom
	} else {
		p.rhythm = often
		if o.Unwatched != nil {
			o.Unwatched(failed)
		}
	}
	s, err := p.maker.make(ctx, watch.Change{All: true})
	if err != nil {
		if p.watcher != nil {
			p.watcher.Close()
		}
		return nil, err
	}
	p.show(ctx, s)
	return p, nil
}

// Close lets the search index go. Searches fail afterwards.
func (p *Preview) Close() error { return p.search.live.Close() }

// watcher watches the files of the site, if the system can.
func (o *Options) watcher() (*watch.Watcher, error) {
	content, layouts := o.Path(o.Content), o.Path(o.Layouts)
	switch {
	case o.Poll:
		return nil, ErrPoll
	case watch.Remote(content) || watch.Remote(layouts) || watch.Remote(o.Root):
		return nil, ErrRemote
	}
	begin := o.watch
	if begin == nil {
		begin = watch.New
	}
	return begin(watch.Options{
		Folders: []string{content, layouts}, Files: []string{o.Path(site.File)},
		Skip: func(path string) bool {
			return strings.HasPrefix(path, content+string(filepath.Separator)) && source.IsIgnored(filepath.Base(path))
		},
	})
}

// View is what is shown now.
func (p *Preview) View() *View { return p.view.Load() }

// look has what is shown now looked at: pages are to be made within it, so that what
// they are made of stays as it is.
func (p *Preview) look(at func(*View)) {
	p.readers.join()
	defer p.readers.leave()
	at(p.View())
}

// study is [Preview.look] for what takes long.
func (p *Preview) study(at func(*View)) {
	p.readers.settle()
	defer p.readers.rise()
	at(p.View())
}

// alone has no one look until the next view is shown. It reports whether that can be
// had soon.
func (p *Preview) alone() bool {
	if p.check != nil {
		p.check.stop()
	}
	return p.readers.exclude()
}

// Run keeps up with the files until ctx is done.
func (p *Preview) Run(ctx context.Context) {
	changes, unwatched := make(chan watch.Change), make(chan error, 1)
	if p.watcher != nil {
		go func() {
			unwatched <- p.watcher.Run(ctx, func(change watch.Change) {
				select {
				case changes <- change:
				case <-ctx.Done():
				}
			})
		}()
	}
	checked := make(chan *check)
	start := func() {
		p.check = startCheck(ctx, p.View().latest, &p.memo, p.check, checked)
	}
	start()
	defer func() { p.check.stop() }()

	timer := time.NewTimer(p.rhythm.next(0))
	defer timer.Stop()
	look := func(change watch.Change) {
		if p.update(ctx, change) {
			start()
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case change := <-changes:
			look(change)
		case <-timer.C:
			begun := time.Now()
			look(watch.Change{All: true})
			timer.Reset(p.rhythm.next(time.Since(begun)))
		case err := <-unwatched:
			if ctx.Err() == nil {
				p.rhythm = often
				timer.Reset(p.rhythm.next(0))
				if p.o.Unwatched != nil {
					p.o.Unwatched(err)
				}
			}
		case done := <-checked:
			p.settle(ctx, done)
		}
	}
}

// rhythm is how often files are compared with what is known of them: all the time
// where nothing else tells of changes, and otherwise seldom, for what it may have
// missed. A comparison takes a small share of the processor's time.
type rhythm struct {
	least time.Duration
	share int // of the time, as one in so many
}

var (
	often  = rhythm{250 * time.Millisecond, 10}
	seldom = rhythm{2 * time.Second, 50}
)

// next is how long to wait after a comparison.
func (r rhythm) next(took time.Duration) time.Duration {
	return max(r.least, time.Duration(r.share)*took)
}

// update takes a change in. It reports whether there is a new state.
func (p *Preview) update(ctx context.Context, change watch.Change) bool {
	defer p.readers.readmit() // if nothing was published
	s, err := p.maker.make(ctx, change)
	if err != nil || s == p.View().latest {
		return false // once there is a site, there is no error
	}
	p.check.stop()
	p.show(ctx, s)
	return true
}

// few is how many records one edits by hand between two looks: so many are taken in by
// themselves, and their bodies looked at before the change is shown.
const few = 16

// show shows a state of which not all has been looked at.
func (p *Preview) show(ctx context.Context, s *state) {
	p.memo.begin(s)
	if before := p.view.Load(); before != nil && s.site != nil {
		if edited := s.content.editedSince(before.latest.content); len(edited) <= few {
			for _, f := range edited {
				p.memo.judge(s, f)
			}
		}
	}
	found := p.memo.problems(s)
	if p.clash && s.site != nil { // do not show as good what is likely not to be
		clashes, _ := s.clashes(ctx)
		found = append(found, clashes...)
	}
	if before := p.view.Load(); before != nil && before.latest.theme == s.theme {
		found = append(found, p.failed...) // until a check says otherwise
	}
	p.publish(ctx, s, found, false)
}

// settle takes the end of a check.
func (p *Preview) settle(ctx context.Context, done *check) {
	if done != p.check {
		return // of an earlier state
	}
	p.failed = slices.DeleteFunc(slices.Clone(done.problems), func(found diag.Problem) bool { return found.Code != diag.LayoutBroken })
	p.clash = len(done.clashes) > 0
	p.publish(ctx, done.state, slices.Concat(done.clashes, done.problems), true)
}

// publish makes a new view. A state with errors is not shown if an earlier one had
// none.
func (p *Preview) publish(ctx context.Context, s *state, found []diag.Problem, settled bool) {
	var all diag.List
	all.Add(s.problems...)
	all.Add(found...)
	v := &View{
		Language: s.settings.Language, Settled: settled, Problems: pages.MergeLayoutProblems(all.Sorted()),
		latest: s, shown: s, replaced: make(chan struct{}),
	}
	wrong := s.site == nil || diag.HasErrors(v.Problems)
	switch {
	case !wrong && settled:
		p.good, p.sure = s, s
	case !wrong:
		p.good = s
	case p.good == s:
		p.good = p.sure
	}
	if wrong && p.good != nil {
		if p.good.spent() {
			restored := p.maker.restored(ctx, p.good)
			if p.sure == p.good {
				p.sure = restored
			}
			p.good = restored
		}
		v.shown = p.good
	}
	if before := p.view.Swap(v); before != nil {
		close(before.replaced)
	}
	p.readers.readmit()
	if p.o.Changed != nil {
		p.o.Changed(v)
	}
}
