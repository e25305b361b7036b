package pages

import (
	"html/template"
	"slices"
	"sync"
	"time"

	"portulan/internal/card"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/markdown"
	"portulan/internal/opendata/linked"
	"portulan/internal/plain"
	"portulan/internal/record"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/when"
)

// Options is what a site is made of.
type Options struct {
	Settings  *site.Settings
	Directory *directory.Directory
	Content   source.Tree
	Assets    []string // pictures and documents of the content
	Theme     *Theme
	Now       time.Time // the instant at which the site is true
	Past      *Past     // nil where nothing is known of it

	// Text is given the plain text of each record's body as it is rendered, one
	// block a line, from several goroutines. It may be nil.
	Text func(r *directory.Record, text string)

	// Describe reads and describes a file of the assets, with the function of that
	// name; nil: as it stands in Content.
	Describe func(name string) (*Medium, error)
}

// Site is a site ready to be rendered. It may be used from several goroutines.
type Site struct {
	*site.Settings
	directory *directory.Directory
	content   source.Tree
	now       time.Time
	past      *Past
	theme     *templates
	bundle    bundle
	locale    *locale.Locale
	markdown  *markdown.Renderer
	plain     func() *markdown.Renderer // which gives plain texts too
	linked    *linked.Writer
	giveText  func(r *directory.Record, text string) // nil if no one asks for texts
	plan      *plan
	painter   *card.Painter // of pictures; nil where the site wants none

	siteShared func() *shared // the picture of pages that have none of their own, made once
	media      *media
	prefix     string            // the path of the base address, without a slash at its end
	acronyms   map[string]string // in full, by themselves
	logo       *picture          // nil if the site has none

	headerMenu, footerMenu []Way
	inMenu                 map[string]bool // the addresses that a menu marks as the current one

	told      func() *told                   // what feeds and calendars tell, made once
	actions   func() map[*directory.Call]int // the places of calls in the order of action, found once
	pageNames func() *plain.Lexicon          // for links that name no page, made once

	parts     *sync.Map // part to its HTML, once made
	anchors   *sync.Map // address to the anchors of its body, once asked for
	timelines *sync.Map // call to what it becomes from now on, once asked for
}

// New prepares a site, of which no page is planned yet. A site whose templates
// cannot be used is nil, and the problems say why.
func New(o Options) (*Site, []diag.Problem) {
	s := &Site{
		Settings:  o.Settings,
		directory: o.Directory,
		content:   o.Content,
		now:       o.Now.In(o.Settings.Location),
		past:      o.Past,
		media:     newMedia(o),
		prefix:    basePath(o.Settings.BaseURL),
		locale:    o.Theme.locale,
		bundle:    o.Theme.bundle,
		giveText:  o.Text,
		parts:     new(sync.Map),
		anchors:   new(sync.Map),
		timelines: new(sync.Map),
	}
	s.told = sync.OnceValue(s.tellAll)
	s.actions = sync.OnceValue(s.rankActions)
	s.pageNames = sync.OnceValue(s.namePages)
	var err error
	if s.theme, err = parseTemplates(o.Theme.layers, s.functions(), s.locale); err != nil {
		return nil, []diag.Problem{layoutProblem(err)}
	}
	options := markdown.Options{
		Language: s.Language,
		Labels: markdown.Labels{
			Table: s.text("table.label"),
			Notes: s.text("footnotes.title"),
			Back:  s.text("footnotes.back"),
		},
		Reserved:  s.theme.ids,
		PlainText: o.Text != nil,
	}
	s.markdown = markdown.New(options)
	s.plain = sync.OnceValue(func() *markdown.Renderer {
		options.PlainText = true
		return markdown.New(options)
	})
	s.acronyms = s.spellings()
	s.linked = s.linkedWriter()
	s.menus()
	if s.SocialImages {
		s.painter = card.New(o.Theme.chart)
		s.siteShared = sync.OnceValue(func() *shared { return s.shared(s.siteCard()) })
	}
	s.plan = s.newPlan()
	var problems []diag.Problem
	s.logo, problems = s.findLogo()
	return s, slices.Concat(problems, s.checkMedia(), s.checkPages())
}

// Revised is the site with other bodies, all else being the same, the plan among it.
// The site stays as it is.
func (s *Site) Revised(content source.Tree) *Site {
	revised := *s
	revised.content, revised.anchors = content, new(sync.Map)
	return &revised
}

// Prefix is the path of the base address, without a slash at its end: empty for a
// site that has a host to itself.
func (s *Site) Prefix() string { return s.prefix }

// Locale is how the site's language writes.
func (s *Site) Locale() *locale.Locale { return s.locale }

// text is an interface text that the program itself relies on.
func (s *Site) text(key string, args ...any) string {
	text, err := s.locale.T(key, args...)
	if err != nil {
		return "[" + key + "]"
	}
	return text
}

// today is the day at which the site is true.
func (s *Site) today() when.Value { return when.Value{Start: s.now, Precision: when.Day} }

// folder is the first part of the addresses of a kind of record.
func (s *Site) folder(kind directory.Kind) string {
	if kind == directory.KindCall {
		return s.text("address.calls")
	}
	return record.Folder(kind, s.Language)
}

// html marks a text that this package has rendered as safe.
func html(b []byte) template.HTML { return template.HTML(b) }
