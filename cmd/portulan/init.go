package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"portulan/internal/diag"
	"portulan/internal/starter"
)

// initFlags are what a new site is given; what is missing is asked for.
type initFlags struct {
	title    string
	language string
	baseURL  string
}

func newInit(t *terminal) *cobra.Command {
	var flags initFlags
	cmd := &cobra.Command{
		Use:   "init [folder]",
		Short: "Start a site in an empty folder",
		Long: `Init starts a site in an empty folder, which is made if it is not there: settings, an
example of each kind of record, the checks and the publication of GitHub and GitLab,
and the settings of editors. It builds at once. On a terminal, what the flags do not
say is asked for.`,
		Example: `  portulan init annuaire
  portulan init annuaire --title "Annuaire des programmes" --language fr --base-url https://annuaire.exemple.fr/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			return runInit(t, &flags, folder)
		},
	}
	cmd.Flags().StringVar(&flags.title, "title", "", "name of the site")
	cmd.Flags().StringVar(&flags.language, "language", "", "language of the site: fr, en (default fr)")
	cmd.Flags().StringVar(&flags.baseURL, "base-url", "", "public address of the site (default https://example.org/)")
	cmd.RegisterFlagCompletionFunc("language", cobra.FixedCompletions([]string{"fr", "en"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// exampleBase is the address of a site that has none yet.
const exampleBase = "https://example.org/"

func runInit(t *terminal, flags *initFlags, folder string) error {
	if err := isFree(folder); err != nil {
		return err
	}
	if err := flags.complete(t); err != nil {
		return err
	}
	baseURL, err := base(flags.baseURL)
	if err != nil {
		return about("--base-url", err)
	}
	files, err := starter.Files(starter.Options{
		Language: diag.Language(flags.language), Title: flags.title, BaseURL: baseURL, Now: time.Now(),
	})
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := writeNew(filepath.Join(folder, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	if err := writeSchemas(jsonSchemas(t.language), filepath.Join(folder, ".schemas")); err != nil {
		return err
	}
	way := ""
	if folder != "." {
		way = "cd " + folder + diag.Text{FR: ", puis ", EN: ", then "}.In(t.language)
	}
	t.say("Le site « %s » commence dans %s. Pour le voir : %sportulan serve", "The site “%s” begins in %s. To see it: %sportulan serve", flags.title, folder, way)
	return nil
}

// isFree refuses a folder that holds anything but a repository without files.
func isFree(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return refuse("%s n’est pas vide : %s s’y trouve. Donnez le nom d’un nouveau dossier", "%s is not empty: it holds %s. Name a new folder", folder, e.Name())
		}
	}
	return nil
}

// complete asks for what the flags do not say. Where nobody can answer, only the
// title is needed.
func (f *initFlags) complete(t *terminal) error {
	asked := []struct {
		flag       string
		value      *string
		question   diag.Text
		suggestion string
		wrong      func(string) error
	}{
		{"--language", &f.language, diag.Text{FR: "Langue du site, fr ou en", EN: "Language of the site, fr or en"}, string(diag.French), checkLanguage},
		{"--title", &f.title, diag.Text{FR: "Nom du site", EN: "Name of the site"}, "", checkTitle},
		{"--base-url", &f.baseURL, diag.Text{FR: "Adresse publique du site", EN: "Public address of the site"}, exampleBase, checkBase},
	}
	for _, a := range asked {
		switch {
		case *a.value == "" && t.asks:
			answer, err := t.ask(a.question, a.suggestion, a.wrong)
			if err != nil {
				return err
			}
			*a.value = answer
		case *a.value == "":
			*a.value = a.suggestion
			fallthrough
		default:
			if err := a.wrong(*a.value); err != nil {
				return about(a.flag, err)
			}
		}
		if a.value == &f.language {
			t.language = diag.Language(f.language)
		}
	}
	return nil
}

func checkLanguage(text string) error {
	if text != string(diag.French) && text != string(diag.English) {
		return refuse("écrivez fr ou en", "fr or en is needed")
	}
	return nil
}

func checkTitle(text string) error {
	if strings.TrimSpace(text) == "" {
		return refuse("il faut un nom", "a name is needed")
	}
	return nil
}

func checkBase(text string) error {
	_, err := base(text)
	return err
}

// writeNew writes a file that must not be there yet, and the folders that it needs.
func writeNew(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
