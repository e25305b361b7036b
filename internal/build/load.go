package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/when"
)

// Options say where a site is and how it is built. Paths are relative to Root,
// unless they are absolute.
type Options struct {
	Root    string // of the site, where portulan.yaml stands
	Content string
	Layouts string
	BaseURL string    // in the place of that of the settings, unless empty
	Now     time.Time // the instant at which the site is true
	Drafts  bool      // publish drafts and records of a later date as well
	Index   string    // folder of the search index; empty for none

	// Keep publishes the file of that name that the last publication left, and
	// reports whether there is a whole one, which ends in those bytes. It is asked
	// of files whose names say what they hold, before they are made. It may be nil.
	Keep func(name string, end []byte) (bool, error)

	// Progress is told of each stage as it goes on. It may be nil.
	Progress func(stage Stage, done, total int)
}

// Path is where a folder of the site stands.
func (o Options) Path(folder string) string {
	if filepath.IsAbs(folder) {
		return folder
	}
	return filepath.Join(o.Root, folder)
}

// Stage is a part of a run.
type Stage string

// The stages.
const (
	Reading   Stage = "reading"
	Rendering Stage = "rendering"
)

func (o Options) progress(stage Stage, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// Loaded is a site that is read, with what is wrong in its records.
type Loaded struct {
	Settings  *site.Settings
	Directory *directory.Directory
	Site      *pages.Site // nil where the layouts cannot be used
	Problems  *diag.List
	History   *source.History // of the content folder
	Pages     int             // for people: HTML files, redirects included; set by Render
	tree      source.Tree
	content   *source.Folder
	layouts   *os.Root
	root      string
	index     index
}

// Close lets the site's folders go. The site cannot be rendered afterwards.
func (l *Loaded) Close() {
	l.index.discard()
	if l.content != nil {
		l.content.Close()
	}
	if l.layouts != nil {
		l.layouts.Close()
	}
}

// ReadSettings reads the settings of a site. A folder without them is no site,
// which is not a problem of content but an error.
func (o Options) ReadSettings() (*site.Settings, []diag.Problem, error) {
	text, err := os.ReadFile(filepath.Join(o.Root, site.File))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, diag.NewFault(diag.SettingsMissing)
	}
	if err != nil {
		return nil, nil, err // it names the file
	}
	settings, problems := o.ParseSettings(text)
	return settings, problems, nil
}

// ParseSettings reads the text of a site's settings as they are for a run: with the
// base address of the options in the place of theirs. Without any, it says so.
func (o Options) ParseSettings(text []byte) (*site.Settings, []diag.Problem) {
	settings, problems := site.Parse(text)
	if o.BaseURL != "" {
		settings.BaseURL = o.BaseURL
	} else if settings.BaseURL == site.DefaultBase && !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Field == "base_url" }) {
		fault := diag.NewFault(diag.BaseURLMissing, "url", site.DefaultBase)
		problems = append(problems, diag.Problem{Fault: *fault, File: site.File})
	}
	return settings, problems
}

// Load reads a site with its settings, as [Options.ReadSettings] gave them. The caller closes what it returns.
func Load(ctx context.Context, settings *site.Settings, o Options) (*Loaded, error) {
	l := &Loaded{Settings: settings, Problems: &diag.List{}, root: o.Root}
	var err error
	if l.content, err = source.OpenFolder(o.Path(o.Content)); err != nil {
		return nil, folderError(err, o.Content)
	}
	var layouts fs.FS
	if l.layouts, err = os.OpenRoot(o.Path(o.Layouts)); err == nil {
		layouts = l.layouts.FS()
	} else if !errors.Is(err, fs.ErrNotExist) {
		l.Close()
		return nil, folderError(err, o.Layouts)
	}
	l.tree = source.Tree{FS: l.content, Name: filepath.ToSlash(o.Content)}

	listing, err := l.tree.List(l.Problems)
	if err != nil {
		l.Close()
		return nil, folderError(err, o.Content)
	}
	var theme *pages.Theme
	var aside sync.WaitGroup // the theme is read while records are
	aside.Go(func() {
		var problems []diag.Problem
		theme, problems = pages.LoadTheme(settings, layouts)
		l.add(problems)
	})
	l.History = source.ReadHistory(ctx, o.Path(o.Content))
	reading := o.Records(settings, l.History.Days(settings.Location))
	records := record.Read(l.tree, listing.Records, reading, l.Problems)
	aside.Wait()

	var problems []diag.Problem
	l.Directory, problems = directory.New(records)
	l.add(problems)
	if theme == nil {
		return l, nil
	}
	planned := pages.Options{
		Settings: settings, Directory: l.Directory, Content: l.tree, Assets: listing.Assets, Theme: theme, Now: o.Now,
		Past: Past(ctx, l.History, reading),
	}
	if o.Index != "" {
		l.index.describer, l.index.options = Describe(l.Directory, settings, theme)
		planned.Text = l.index.add
	}
	l.Site, problems = pages.New(planned)
	l.add(problems)
	if l.Site != nil {
		problems, _ = l.Site.Check(ctx)
		l.add(problems)
	}
	return l, nil
}

// Past is what a site may ask of its history, read with the options of its
// records; nil where there is none. It asks git until ctx is done.
func Past(ctx context.Context, history *source.History, reading record.Options) *pages.Past {
	if history.Gap != source.Whole {
		return nil
	}
	return &pages.Past{
		Added: history.Added,
		Editions: func(names []string, give func(string, []record.Edition)) {
			record.Editions(ctx, history, names, reading, give)
		},
	}
}

// Records are the options with which the site's records are read, given the days
// on which they last changed.
func (o Options) Records(settings *site.Settings, updated map[string]when.Value) record.Options {
	return record.Options{
		Language: settings.Language,
		Context: schema.Context{
			Location: settings.Location,
			Vocabularies: map[string][]schema.Word{
				record.Audiences:    settings.Audiences,
				record.ProjectTypes: settings.ProjectTypes,
			},
		},
		Now:      o.Now,
		Drafts:   o.Drafts,
		Updated:  updated,
		Progress: func(done, total int) { o.progress(Reading, done, total) },
	}
}

// add takes problems that know their field but not yet their line.
func (l *Loaded) add(problems []diag.Problem) {
	l.tree.Annotate(problems)
	if slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.File == site.File }) {
		text, _ := os.ReadFile(filepath.Join(l.root, site.File)) // read a moment ago
		site.Annotate(problems, text)
	}
	l.Problems.Add(problems...)
}

func folderError(err error, folder string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.NewFault(diag.ContentMissing, "folder", folder)
	}
	return fmt.Errorf("open %s: %w", folder, err)
}
