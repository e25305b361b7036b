package build

import (
	"context"

	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/search"
	"portulan/internal/search/edition"
	"portulan/internal/site"
)

// index is the search index of a run: records are described as their pages are
// rendered, and none is kept.
type index struct {
	describer *search.Describer
	options   search.WriterOptions
	ctx       context.Context
	writer    *search.Writer // nil where none is written
}

// begin begins the index, if the run has one.
func (i *index) begin(ctx context.Context, folder string) (err error) {
	if i.describer == nil {
		return nil
	}
	i.ctx = ctx
	i.writer, err = search.Create(folder, i.options)
	return err
}

// add describes a record whose body was rendered. An error comes back when the
// index is published.
func (i *index) add(r *directory.Record, text string) {
	if i.writer != nil {
		i.writer.Add(i.ctx, i.describer.Describe(r, text))
	}
}

func (i *index) discard() {
	if i.writer != nil {
		i.writer.Discard()
		i.writer = nil
	}
}

// WriteEdition gives the files of the edition of the search index for browsers to
// write. It is for a run that has an index, once the site is rendered and before
// the index is published.
func (l *Loaded) WriteEdition(ctx context.Context, write func(name string, content []byte) error) (edition.Written, error) {
	var written edition.Written
	err := l.index.writer.Finish(func(x *search.Index) (err error) {
		written, err = edition.Write(ctx, x, write)
		return err
	})
	return written, err
}

// PublishIndex puts the search index of the rendered site in its place. Without
// it the index that stood there stays. It is for a run that has an index.
func (l *Loaded) PublishIndex() (search.Written, error) {
	w := l.index.writer
	l.index.writer = nil
	return w.Commit()
}

// Describe prepares the search index of a site: what makes documents of its records,
// and what it is made of besides.
func Describe(d *directory.Directory, settings *site.Settings, theme *pages.Theme) (*search.Describer, search.WriterOptions) {
	x := search.NewDescriber(d, settings, theme.Locale())
	return x, search.WriterOptions{
		Language: settings.Language, Zone: settings.Location, Vocabulary: x.Vocabulary(), Synonyms: synonyms(settings, theme),
	}
}

// synonyms are the names that say the same thing: those of the theme, then the
// site's own.
func synonyms(settings *site.Settings, theme *pages.Theme) [][]string {
	var all [][]string
	for _, g := range theme.Synonyms {
		all = append(all, g)
	}
	for _, g := range settings.Synonyms {
		all = append(all, g)
	}
	return all
}
