package build

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"portulan/internal/diag"
	"portulan/internal/pages"
)

// Render renders every page of the site, then the pictures and documents that
// they name, and gives each to write, from several goroutines. What is wrong
// goes to the site's problems. The first error of write ends the run.
//
// A site whose records or layouts have errors is not published: only the bodies
// of its records are looked at then, so that all that is wrong is said at once,
// and nothing is written.
func (l *Loaded) Render(ctx context.Context, o Options, write func(name string, content []byte) error) error {
	if l.Site == nil {
		return nil
	}
	plan := l.Site.Plan()
	if diag.HasErrors(l.Problems.Sorted()) {
		return l.renderAll(ctx, o, l.Site.Bodies(), func(string, []byte) error { return nil })
	}
	if err := l.index.begin(ctx, o.Path(o.Index)); err != nil {
		return err
	}
	l.Pages = 0
	for _, p := range plan {
		if strings.HasSuffix(p.File, ".html") {
			l.Pages++
		}
	}
	if err := l.renderAll(ctx, o, plan, write); err != nil {
		return err
	}
	return l.renderAll(ctx, o, l.Site.Media(), write)
}

func (l *Loaded) renderAll(ctx context.Context, o Options, plan []pages.Page, write func(name string, content []byte) error) error {
	var next, done atomic.Int64
	var failed atomic.Pointer[error]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(plan)) {
		workers.Go(func() {
			var out bytes.Buffer
			for failed.Load() == nil && ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(plan) {
					return
				}
				if err := l.renderPage(o, plan[i], &out, write); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
				o.progress(Rendering, int(done.Add(1)), len(plan))
			}
		})
	}
	workers.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return context.Cause(ctx)
}

func (l *Loaded) renderPage(o Options, p pages.Page, out *bytes.Buffer, write func(name string, content []byte) error) error {
	if p.End != nil && o.Keep != nil {
		if kept, err := o.Keep(p.File, p.End); kept || err != nil {
			return err
		}
	}
	out.Reset()
	l.add(l.Site.Render(p, out))
	return write(p.File, out.Bytes())
}
