package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/record"
	"portulan/internal/site"
)

// newFlags are what a new record is given; what is missing is asked for.
type newFlags struct {
	content   string
	id        string
	summary   string
	programme string
}

// kindWords are the words for a kind of record, in either language.
var kindWords = map[string]directory.Kind{
	"programme":    directory.KindProgramme,
	"appel":        directory.KindCall,
	"call":         directory.KindCall,
	"projet":       directory.KindProject,
	"project":      directory.KindProject,
	"organisation": directory.KindOrganisation,
	"secteur":      directory.KindSector,
	"sector":       directory.KindSector,
	"page":         directory.KindPage,
}

func newNew(t *terminal) *cobra.Command {
	var flags newFlags
	cmd := &cobra.Command{
		Use:   "new <kind> [title]",
		Short: "Make a record",
		Long: `New makes a record at its place in the content folder: its title, and the keys that
people fill in first, each with what it means and an example. The kinds are programme,
appel or call, projet or project, organisation, secteur or sector, and page. On a
terminal, what is not given is asked for.`,
		Example: `  portulan new projet
  portulan new projet "Atelier du canal" --summary "Un atelier de menuiserie."
  portulan new appel "Premier appel" --programme relance-des-ateliers`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: completeKind,
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, ok := kindWords[plain.Words(args[0])]
			if !ok {
				return fmt.Errorf("%q: one of programme, appel, projet, organisation, secteur, page is needed", args[0])
			}
			title := ""
			if len(args) == 2 {
				title = args[1]
			}
			return runNew(cmd, t, &flags, kind, title)
		},
	}
	cmd.Flags().StringVar(&flags.content, "content", "content", "folder of the records")
	cmd.Flags().StringVar(&flags.id, "id", "", "name of its file and of its page (default: from the title)")
	cmd.Flags().StringVar(&flags.summary, "summary", "", "a sentence or two")
	cmd.Flags().StringVar(&flags.programme, "programme", "", "of a call: the id of its programme")
	return cmd
}

func completeKind(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for word := range kindWords {
		words = append(words, word)
	}
	slices.Sort(words)
	return words, cobra.ShellCompDirectiveNoFileComp
}

func runNew(cmd *cobra.Command, t *terminal, flags *newFlags, kind directory.Kind, title string) error {
	of := siteFlags{content: flags.content, layouts: ownLayouts}
	settings, _, options, err := of.options(t)
	if err != nil {
		return err
	}
	content := options.Path(flags.content)
	programmes := filepath.Join(content, record.Folder(directory.KindProgramme, settings.Language))
	if title, err = flags.complete(t, kind, title, programmes); err != nil {
		return err
	}
	id := cmp.Or(flags.id, plain.Slug(title))
	if !record.IsID(id) {
		return fmt.Errorf("%q cannot be the name of a file: give one with --id, in small letters, digits and hyphens", id)
	}
	name, others := place(kind, settings.Language, flags.programme, id)
	for _, other := range append(others, name) {
		if _, err := os.Stat(filepath.Join(content, filepath.FromSlash(other))); err == nil {
			return fmt.Errorf("%s is there already: give another name with --id", path.Join(filepath.ToSlash(flags.content), other))
		}
	}
	file := filepath.Join(content, filepath.FromSlash(name))
	if err := writeNew(file, record.Draft(kind, settings.Language, title, flags.summary)); err != nil {
		return err
	}
	shown := path.Join(filepath.ToSlash(flags.content), name)
	if err := accepted(cmd.Context(), t, settings, options, shown); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	t.say("Fiche créée : %s", "Record made: %s", shown)
	return nil
}

// complete asks for what is not given.
func (f *newFlags) complete(t *terminal, kind directory.Kind, title, programmes string) (string, error) {
	if strings.TrimSpace(title) == "" {
		if !t.asks {
			return "", errors.New(`a title is needed, as in: portulan new projet "Atelier du canal"`)
		}
		var err error
		if title, err = t.ask(diag.Text{FR: "Titre", EN: "Title"}, "", said(checkTitle)); err != nil {
			return "", err
		}
		if f.summary == "" {
			none := func(string) string { return "" }
			if f.summary, err = t.ask(diag.Text{FR: "Résumé, en une phrase (facultatif)", EN: "Summary, in a sentence (optional)"}, "", none); err != nil {
				return "", err
			}
		}
	}
	if kind != directory.KindCall {
		return title, nil
	}
	return title, f.chooseProgramme(t, programmes)
}

// chooseProgramme makes sure that a call has a programme that is there.
func (f *newFlags) chooseProgramme(t *terminal, programmes string) error {
	found, err := fs.Glob(os.DirFS(programmes), "*/index.md")
	if err != nil {
		return err
	}
	var ids []string
	for _, index := range found {
		ids = append(ids, path.Dir(index))
	}
	if len(ids) == 0 {
		return errors.New("a call belongs to a programme, and there is none: make one with portulan new programme")
	}
	check := func(id string) error {
		if !slices.Contains(ids, id) {
			return fmt.Errorf("--programme: one of %s is needed", strings.Join(ids, ", "))
		}
		return nil
	}
	if f.programme == "" && t.asks {
		suggestion := ""
		if len(ids) == 1 {
			suggestion = ids[0]
		}
		f.programme, err = t.ask(diag.Text{FR: "Identifiant du programme", EN: "Id of the programme"}, suggestion, said(check))
		return err
	}
	return check(f.programme)
}

// place is where the file of a record stands in the content folder, and where else
// one of the same id could.
func place(kind directory.Kind, lang diag.Language, programme, id string) (name string, others []string) {
	folder := path.Join(record.Folder(kind, lang), programme)
	file, index := path.Join(folder, id+".md"), path.Join(folder, id, "index.md")
	if kind == directory.KindProgramme {
		return index, []string{file}
	}
	return file, []string{index}
}

// accepted reads the site with its new record, and shows the errors that the record
// brings: its address may be that of another page.
func accepted(ctx context.Context, t *terminal, settings *site.Settings, options build.Options, file string) error {
	options.Progress = nil
	loaded, err := build.Load(ctx, settings, options)
	if err != nil {
		return err
	}
	defer loaded.Close()
	var brought []diag.Problem
	for _, p := range loaded.Problems.Sorted() {
		if p.File == file && p.IsError() {
			brought = append(brought, p)
		}
	}
	if len(brought) > 0 {
		t.problems(brought)
		return errProblems
	}
	return nil
}
