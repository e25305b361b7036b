package main

import (
	"cmp"
	"context"
	"errors"
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
		Use:   "new [kind] [title]",
		Short: "Make a record",
		Long: `New makes a record at its place in the content folder: its title, and the keys that
people fill in first, each with what it means and an example. The kinds are programme,
appel or call, projet or project, organisation, secteur or sector, and page. On a
terminal, what is not given is asked for.`,
		Example: `  portulan new projet
  portulan new projet "Atelier du canal" --summary "Un atelier de menuiserie."
  portulan new appel "Premier appel" --programme relance-des-ateliers`,
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: completeKind,
		RunE: func(cmd *cobra.Command, args []string) error {
			args = append(args, "", "")
			return runNew(cmd, t, &flags, args[0], args[1])
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

func runNew(cmd *cobra.Command, t *terminal, flags *newFlags, word, title string) error {
	of := siteFlags{content: flags.content, layouts: ownLayouts}
	settings, _, options, err := of.options(t)
	if err != nil {
		return err
	}
	kind, err := askKind(t, word)
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
		return refuse("« %s » ne peut pas être le nom d’un fichier : donnez-en un par --id, en minuscules sans accents, chiffres et traits d’union",
			"“%s” cannot be the name of a file: give one with --id, in small letters, digits and hyphens", id)
	}
	name, others := place(kind, settings.Language, flags.programme, id)
	for _, other := range append(others, name) {
		if _, err := os.Stat(filepath.Join(content, filepath.FromSlash(other))); err == nil {
			return refuse("%s existe déjà : donnez un autre nom par --id", "%s is there already: give another name with --id", path.Join(filepath.ToSlash(flags.content), other))
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

// askKind is the kind of record that a word names. It is asked for where there is none
// and a person can answer.
func askKind(t *terminal, word string) (directory.Kind, error) {
	check := func(word string) error {
		if _, ok := kindWords[plain.Words(word)]; !ok {
			return refuse("quelle sorte de fiche ? Écrivez programme, appel, projet, organisation, secteur ou page",
				"which kind of record? One of programme, call, project, organisation, sector, page is needed")
		}
		return nil
	}
	var err error
	if word == "" && t.asks {
		word, err = t.ask(diag.Text{FR: "Sorte de fiche (programme, appel, projet, organisation, secteur, page)", EN: "Kind of record (programme, call, project, organisation, sector, page)"}, "", check)
	} else {
		err = check(word)
	}
	return kindWords[plain.Words(word)], err
}

// complete asks for what is not given.
func (f *newFlags) complete(t *terminal, kind directory.Kind, title, programmes string) (string, error) {
	if strings.TrimSpace(title) == "" {
		if !t.asks {
			return "", refuse(`il faut un titre, comme dans : portulan new projet "Atelier du canal"`, `a title is needed, as in: portulan new project "Canal workshop"`)
		}
		var err error
		if title, err = t.ask(diag.Text{FR: "Titre", EN: "Title"}, "", checkTitle); err != nil {
			return "", err
		}
		if f.summary == "" {
			none := func(string) error { return nil }
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
		return refuse("un appel appartient à un programme, et il n’y en a pas : créez-en un par portulan new programme",
			"a call belongs to a programme, and there is none: make one with portulan new programme")
	}
	check := func(id string) error {
		if !slices.Contains(ids, id) {
			return refuse("--programme: l’identifiant d’un programme est nécessaire : %s", "--programme: the id of a programme is needed: %s", strings.Join(ids, ", "))
		}
		return nil
	}
	if f.programme == "" && t.asks {
		suggestion := ""
		if len(ids) == 1 {
			suggestion = ids[0]
		}
		f.programme, err = t.ask(diag.Text{FR: "Identifiant du programme", EN: "Id of the programme"}, suggestion, check)
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
