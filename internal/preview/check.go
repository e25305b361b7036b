package preview

import (
	"bytes"
	"context"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/site"
	"portulan/internal/source"
)

// check looks for what is wrong in all the pages of a state, beside the requests.
type check struct {
	state    *state
	clashes  []diag.Problem // once it has ended
	problems []diag.Problem // likewise, those in pages
	took     time.Duration  // likewise; at least, if it was stopped
	cancel   context.CancelFunc
	ended    chan struct{}
}

// startCheck starts to look at a state, after the one before has been looked at, and
// sends the check once it has ended by itself. The memo is the check's until it is stopped.
func startCheck(ctx context.Context, s *state, m *memo, before *check, ended chan<- *check) *check {
	ctx, cancel := context.WithCancel(ctx)
	c := &check{state: s, cancel: cancel, ended: make(chan struct{})}
	if before != nil {
		c.took = before.took
	}
	go func() {
		complete := c.wait(ctx)
		if complete {
			begun := time.Now()
			complete = c.look(ctx, m)
			took := time.Since(begun)
			if !complete {
				took = max(took, c.took)
			}
			c.took = took
		}
		close(c.ended)
		if complete {
			select {
			case ended <- c:
			case <-ctx.Done():
			}
		}
	}()
	return c
}

// How long a check waits for another edit: as long as it is likely to take, so that who
// edits a large site is not slowed by checks of states that are soon gone.
const (
	leastWait = 200 * time.Millisecond // below, it does not wait
	mostWait  = 2 * time.Second
)

// wait reports whether there is still something to look at after a wait.
func (c *check) wait(ctx context.Context) bool {
	if c.took < leastWait {
		return true
	}
	timer := time.NewTimer(min(c.took, mostWait))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// stop ends the check, if it is under way, and waits for that.
func (c *check) stop() {
	c.cancel()
	<-c.ended
}

// look reports whether it came to its end. A site whose templates are the program's
// own can only be wrong in bodies; those of a site are tried on every page.
func (c *check) look(ctx context.Context, m *memo) bool {
	s := c.state
	if s.site == nil {
		return ctx.Err() == nil
	}
	var complete bool
	if c.clashes, complete = s.clashes(ctx); !complete {
		return false
	}
	if s.theme.Own() && !diag.HasErrors(s.problems) && !diag.HasErrors(c.clashes) {
		var out bytes.Buffer
		for _, p := range s.site.Plan() {
			if ctx.Err() != nil {
				return false
			}
			if p.End != nil {
				continue // a picture, which is made of nothing that a site can get wrong
			}
			out.Reset()
			problems := s.site.Render(p, &out)
			s.tree.Annotate(problems)
			c.problems = append(c.problems, problems...)
		}
		m.forget(s)
		return true
	}
	for r := range s.directory.All() {
		if ctx.Err() != nil {
			return false
		}
		m.judge(s, s.content.find(s.tree.Rel(r.File)))
	}
	m.forget(s)
	c.problems = m.problems(s)
	return true
}

// memo is what was found of bodies, as long as it holds.
type memo struct {
	theme    *pages.Theme
	settings *site.Settings
	found    map[string]finding // by file
	wrong    map[string]bool    // the files of which there is something to say
}

type finding struct {
	of *file // its origin
	pages.Verdict
}

// begin forgets what does not hold for a state.
func (m *memo) begin(s *state) {
	if m.found == nil || m.theme != s.theme || m.settings != s.settings {
		*m = memo{theme: s.theme, settings: s.settings, found: map[string]finding{}, wrong: map[string]bool{}}
	}
}

// judge looks at the body of a record's file, unless what was found still holds.
func (m *memo) judge(s *state, f *file) {
	r := s.recordOf(f)
	if r == nil {
		return
	}
	if known, ok := m.found[f.name]; ok && known.of == f.origin && s.site.Upholds(r, known.Verdict) {
		return
	}
	verdict := s.site.Judge(r)
	s.tree.Annotate(verdict.Problems)
	m.found[f.name] = finding{f.origin, verdict}
	if delete(m.wrong, f.name); len(verdict.Problems) > 0 {
		m.wrong[f.name] = true
	}
}

// problems are those that were found in the bodies of a state's records.
func (m *memo) problems(s *state) []diag.Problem {
	var problems []diag.Problem
	for name := range m.wrong {
		if s.recordOf(s.content.find(name)) != nil {
			problems = append(problems, m.found[name].Problems...)
		}
	}
	return problems
}

// forget drops what was found of files that are no record of the state.
func (m *memo) forget(s *state) {
	for name := range m.found {
		if s.recordOf(s.content.find(name)) == nil {
			delete(m.found, name)
			delete(m.wrong, name)
		}
	}
}

// recordOf is the record of a file as it stands in the directory; nil where it has
// none, or one that is kept back.
func (s *state) recordOf(f *file) *directory.Record {
	if f == nil || f.kind != source.Record {
		return nil
	}
	of, ok := f.says.record.(interface{ Header() *directory.Record })
	if !ok {
		return nil
	}
	if r := s.directory.At(of.Header().URL); r != nil && r.File == of.Header().File {
		return r
	}
	return s.directory.In(of.Header().File)
}

// editedSince are the record files that are new or changed.
func (c *content) editedSince(before *content) []*file {
	var edited []*file
	i := 0
	for _, f := range c.files {
		if i < len(before.files) && before.files[i] == f {
			i++
			continue
		}
		for i < len(before.files) && before.files[i].name < f.name {
			i++
		}
		if i < len(before.files) && before.files[i].name == f.name && before.files[i].origin == f.origin {
			continue
		}
		if f.kind == source.Record {
			edited = append(edited, f)
		}
	}
	return edited
}
