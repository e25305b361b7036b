package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/record"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/watch"
)

// state is the site as it was at one moment. It never changes, but that its directory
// may go on to be that of the next one.
type state struct {
	number    int // from 1, in the order in which they are made
	now       time.Time
	settings  *site.Settings
	theme     *pages.Theme // nil where it cannot be used
	history   *source.History
	content   *content
	tree      source.Tree
	directory *directory.Live
	edition   int            // of the directory, with which the state is what it was
	related   []diag.Problem // what is wrong between records
	site      *pages.Site    // nil where there is no theme
	pictured  []diag.Problem // what is wrong with its pictures and documents
	problems  []diag.Problem // all that is known before pages are planned and bodies looked at
	next      time.Time      // when it is no longer true; zero: never
}

// clashes is what is wrong between the addresses of the site, for which all of it is
// planned. It reports false if ctx is done before.
func (s *state) clashes(ctx context.Context) (found []diag.Problem, complete bool) {
	found, complete = s.site.Check(ctx)
	found = slices.Clone(found)
	s.tree.Annotate(found)
	return found, complete
}

// spent reports whether the directory of the state has become that of a later one.
func (s *state) spent() bool { return s.directory.Edition() != s.edition }

// maker makes states, each from what is known since the one before. It is used by
// one goroutine at a time.
type maker struct {
	Options
	// alone has no one look at any state from now on, until the next one is shown. It
	// reports whether that could be had.
	alone   func() bool
	last    *state   // nil at first
	content *content // that of the last state, with the stamps that files have now

	settings     *site.Settings
	settingsText []byte
	settingsSaid []diag.Problem
	theme        *pages.Theme
	themeSaid    []diag.Problem
	layouts      map[string]stamp
	commits      commits
	missing      []diag.Problem // settings or a folder that went
}

// make makes the state of now. It returns the last one where nothing has changed.
// The error is that there is no site to begin with.
func (m *maker) make(ctx context.Context, change watch.Change) (*state, error) {
	missing := m.missing
	m.missing = nil
	if err := m.readSettings(); err != nil {
		return nil, err
	}
	m.readTheme(change)
	s := &state{now: m.Now().In(m.settings.Location), settings: m.settings, theme: m.theme}
	if err := m.readContent(ctx, s.now, change); err != nil {
		return nil, err
	}
	s.history = m.commits.history
	if last := m.last; last != nil && last.sameFrame(s) && last.content.same(m.content) &&
		reflect.DeepEqual(missing, m.missing) && last.trueAt(s.now) {
		return last, nil
	}
	s.content = m.content
	s.tree = source.Tree{FS: s.content, Name: filepath.ToSlash(m.Content)}
	edits, comparable := m.edits(s)
	if comparable && len(edits) == 0 && m.revises(s) {
		s.revise(m.last)
	} else {
		m.relate(s, edits, comparable)
		m.plan(ctx, s)
	}
	_, said := s.content.said()
	s.problems = slices.Concat(m.missing, m.settingsSaid, m.themeSaid, said, s.related, s.pictured)
	if m.last != nil {
		s.number = m.last.number
	}
	s.number++
	m.last = s
	return s, nil
}

// sameFrame reports whether two states have the same settings, theme and history.
func (s *state) sameFrame(other *state) bool {
	return s.settings == other.settings && s.theme == other.theme && s.history == other.history
}

// trueAt reports whether nothing changes by itself until an instant.
func (s *state) trueAt(now time.Time) bool { return s.next.IsZero() || now.Before(s.next) }

// edits are the records of a state that are not as in the last one, bodies aside. It
// reports false where they are many, or others are due.
func (m *maker) edits(s *state) ([]recordEdit, bool) {
	last := m.last
	if last == nil || last.settings != s.settings || !last.sameHeld(s.now) {
		return nil, false
	}
	return s.content.editsSince(last.content)
}

// revises reports whether a state of the same records differs from the last one in
// bodies alone.
func (m *maker) revises(s *state) bool {
	last := m.last
	return last.site != nil && last.sameFrame(s) && last.trueAt(s.now) && s.content.sameAssets(last.content)
}

// revise takes all but bodies from the last state, which is still true.
func (s *state) revise(last *state) {
	s.now, s.next = last.now, last.next
	s.directory, s.edition, s.related, s.pictured = last.directory, last.edition, last.related, last.pictured
	s.site = last.site.Revised(s.tree)
}

// plan makes the site, if its theme can be used; its pages are planned as they are
// asked for.
func (m *maker) plan(ctx context.Context, s *state) {
	if s.theme != nil {
		s.site, s.pictured = pages.New(pages.Options{
			Settings: s.settings, Directory: s.directory.Directory, Content: s.tree, Assets: s.content.names(), Theme: s.theme, Now: s.now,
			Past: build.Past(ctx, s.history, m.records(s.settings, s.now)), Describe: s.content.describe,
		})
		m.annotate(s.tree, s.pictured)
	}
	if !m.Fixed {
		s.next = s.directory.TrueUntil(s.now)
	}
}

// relate relates the records that are not as in the last state, or all of them.
func (m *maker) relate(s *state, edits []recordEdit, comparable bool) {
	if !comparable || !m.follow(s, edits) {
		m.relateAll(s)
		return
	}
	s.directory = m.last.directory
	s.edition, s.related = s.directory.Edition(), s.directory.Problems()
	s.tree.Annotate(s.related)
}

func (m *maker) relateAll(s *state) {
	read, _ := s.content.said()
	records := record.SortOut(read, m.records(s.settings, s.now))
	s.directory = directory.NewLive(records.Clone())
	s.edition, s.related = s.directory.Edition(), s.directory.Problems()
	s.tree.Annotate(s.related)
}

// follow makes the directory of the last state follow a few edits, after which it is
// that of no state so far. It reports whether it could.
func (m *maker) follow(s *state, edits []recordEdit) bool {
	options := m.records(s.settings, s.now)
	for _, e := range edits {
		if r := e.header(); r == nil || options.HoldsBack(r) {
			return false
		}
	}
	if len(edits) > 0 && !m.alone() {
		return false
	}
	for _, e := range edits {
		if !m.last.directory.Change(e.was, e.is) {
			return false
		}
	}
	return true
}

// restored is a state with a directory of its own again.
func (m *maker) restored(ctx context.Context, s *state) *state {
	restored := *s
	m.relateAll(&restored)
	m.plan(ctx, &restored)
	return &restored
}

// records are the options with which records are read at an instant.
func (m *maker) records(settings *site.Settings, now time.Time) record.Options {
	options := m.Records(settings, m.commits.days)
	options.Now = now
	return options
}

// annotate finds the lines of problems that know their field, in records and in the
// settings.
func (m *maker) annotate(tree source.Tree, problems []diag.Problem) {
	tree.Annotate(problems)
	if slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.File == site.File }) {
		site.Annotate(problems, m.settingsText)
	}
}

// sameHeld reports whether no record is due between the state and an instant.
func (s *state) sameHeld(now time.Time) bool {
	return !slices.ContainsFunc(s.directory.Later, func(at time.Time) bool { return at.After(s.now) != at.After(now) })
}

// readSettings reads portulan.yaml where it changed. Settings that went are said to
// be missing, and stay as they were.
func (m *maker) readSettings() error {
	text, err := os.ReadFile(filepath.Join(m.Root, site.File))
	switch {
	case err == nil && m.settings != nil && bytes.Equal(text, m.settingsText):
		return nil
	case err == nil:
		m.settingsText = text
		m.settings, m.settingsSaid = m.ParseSettings(text)
		return nil
	}
	fault := diag.NewFault(diag.SettingsMissing)
	if m.settings == nil {
		return fault
	}
	m.missing = append(m.missing, diag.Problem{Fault: *fault})
	return nil
}

// readTheme reads the layouts where they changed, or the settings did.
func (m *maker) readTheme(change watch.Change) {
	folder := m.Path(m.Layouts)
	heard := slices.ContainsFunc(change.Paths, func(path string) bool {
		return path == folder || strings.HasPrefix(path, folder+string(filepath.Separator))
	})
	if m.last != nil && m.last.settings == m.settings && !heard && !change.All {
		return
	}
	stamps := layoutStamps(folder)
	if m.last != nil && m.last.settings == m.settings && !heard && maps.Equal(stamps, m.layouts) {
		return
	}
	m.layouts = stamps
	var own fs.FS
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		own = onDisk(folder)
	}
	m.theme, m.themeSaid = pages.LoadTheme(m.settings, own)
	site.Annotate(m.themeSaid, m.settingsText)
}

// onDisk is a folder whose files are opened as they are asked for, and none out of
// it: it holds nothing open, and may be replaced.
type onDisk string

func (d onDisk) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return os.OpenInRoot(string(d), filepath.FromSlash(name))
}

// layoutStamps are the stamps of the files of a folder of layouts.
func layoutStamps(folder string) map[string]stamp {
	stamps := map[string]stamp{}
	filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // LoadTheme says what cannot be read
		}
		if info, err := os.Stat(name); err == nil {
			stamps[name] = stampOf(info, time.Now())
		}
		return nil
	})
	return stamps
}

// readContent reads what changed of the content. A folder that went is said to be
// missing, and its files stay as they were.
func (m *maker) readContent(ctx context.Context, now time.Time, change watch.Change) error {
	folder := m.Path(m.Content)
	committed := m.commits.read(ctx, folder, m.settings.Location)
	r := reader{folder: folder, name: filepath.ToSlash(m.Content), record: m.records(m.settings, now)}
	if m.last != nil && m.last.settings != m.settings && !sameRules(m.last.settings, m.settings) {
		m.content = r.again(m.content, func(*file) bool { return true })
	} else if m.content != nil && committed {
		m.content = r.again(m.content, func(f *file) bool { return f.says.updated != m.commits.days[f.name] })
	}
	var found *content
	var err error
	if m.content == nil || change.All {
		found, err = r.all(m.content)
	} else {
		found, err = r.some(m.content, change.Paths)
	}
	if err == nil {
		m.content = found
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("open %s: %w", m.Content, err)
	} else {
		err = diag.NewFault(diag.ContentMissing, "folder", m.Content)
	}
	if m.content == nil {
		return err
	}
	m.missing = append(m.missing, problemOf(err, m.Content))
	return nil
}

// problemOf makes a problem of what keeps a folder from being read.
func problemOf(err error, folder string) diag.Problem {
	if fault, ok := errors.AsType[*diag.Fault](err); ok {
		return diag.Problem{Fault: *fault}
	}
	return diag.Problem{Fault: *source.Unreadable(err), File: folder}
}

// sameRules reports whether records are read alike under two settings.
func sameRules(a, b *site.Settings) bool {
	return a.Language == b.Language && a.Location.String() == b.Location.String() &&
		reflect.DeepEqual(a.Audiences, b.Audiences) && reflect.DeepEqual(a.ProjectTypes, b.ProjectTypes)
}
