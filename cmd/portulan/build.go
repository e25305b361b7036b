package main

import (
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"github.com/spf13/cobra"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/publish"
)

func newBuild(t *terminal) *cobra.Command {
	var flags siteFlags
	var out, profile string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Publish the site in the output folder",
		Long: `Build reads the records of the site in the working folder, checks them, and
publishes a static site. Errors in the content stop publication; the site that
was published before is then left as it is.`,
		Example: `  portulan build
  portulan build --date 2023-06-15
  portulan build --base-url https://example.org/directory/ --strict`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if profile != "" {
				stop, err := startProfile(profile)
				if err != nil {
					return err
				}
				defer stop()
			}
			return runBuild(cmd, t, &flags, out)
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "public", "folder to publish in")
	cmd.Flags().StringVar(&profile, "cpuprofile", "", "write a CPU profile to this file")
	cmd.Flags().MarkHidden("cpuprofile")
	return cmd
}

func runBuild(cmd *cobra.Command, t *terminal, flags *siteFlags, out string) error {
	start := time.Now()
	settings, problems, options, err := flags.options(t)
	if err != nil {
		return err
	}
	if flags.stops(problems) {
		t.problems(problems)
		return errProblems
	}
	out = options.Path(out)
	loaded, err := build.Load(cmd.Context(), settings, options)
	if err != nil {
		return err
	}
	defer loaded.Close()
	loaded.Problems.Add(problems...)
	stage, err := publish.Open(cmd.Context(), out, publishOptions(t, loaded, options))
	if err != nil {
		return err
	}
	defer stage.Discard()
	if loaded.Site != nil {
		if err := loaded.Render(cmd.Context(), options, stage.Write); err != nil {
			return err
		}
	}
	all := loaded.Problems.Sorted()
	t.problems(all)
	if flags.stops(all) || loaded.Site == nil {
		t.say("Rien n’est publié : corrigez les erreurs ci-dessus.", "Nothing is published: mend the errors above.")
		return errProblems
	}
	summary, err := stage.Commit()
	if err != nil {
		return err
	}
	t.summary(loaded, options, summary, out, all, time.Since(start))
	return nil
}

func publishOptions(t *terminal, loaded *build.Loaded, o build.Options) publish.Options {
	options := publish.Options{
		Keep:    []string{o.Root},
		Sources: []string{o.Path(o.Content), o.Path(o.Layouts)},
		Waiting: func() {
			t.say("Une autre publication est en cours : attente de sa fin…", "Another publication is under way: waiting for it to end…")
		},
	}
	if home, err := os.UserHomeDir(); err == nil {
		options.Keep = append(options.Keep, home)
	}
	for _, encoding := range loaded.Settings.Compress {
		options.Compress = append(options.Compress, publish.Encoding(encoding))
	}
	return options
}

var kindNames = map[directory.Kind][2]diag.Text{
	directory.KindProgramme:    {{FR: "programme", EN: "programme"}, {FR: "programmes", EN: "programmes"}},
	directory.KindCall:         {{FR: "appel", EN: "call"}, {FR: "appels", EN: "calls"}},
	directory.KindProject:      {{FR: "projet", EN: "project"}, {FR: "projets", EN: "projects"}},
	directory.KindOrganisation: {{FR: "organisation", EN: "organisation"}, {FR: "organisations", EN: "organisations"}},
	directory.KindSector:       {{FR: "secteur", EN: "sector"}, {FR: "secteurs", EN: "sectors"}},
	directory.KindPage:         {{FR: "page libre", EN: "free page"}, {FR: "pages libres", EN: "free pages"}},
}

// summary tells what was published, and when it next changes by itself.
func (t *terminal) summary(l *build.Loaded, o build.Options, s publish.Summary, out string, problems []diag.Problem, took time.Duration) {
	counts := map[directory.Kind]int{}
	for r := range l.Directory.All() {
		counts[r.Kind]++
	}
	records := ""
	for _, kind := range directory.Kinds() {
		n := counts[kind]
		if n == 0 {
			continue
		}
		if records != "" {
			records += ", "
		}
		records += t.plural(n, kindNames[kind][0].In(t.language), kindNames[kind][1].In(t.language))
	}
	if records == "" {
		records = diag.Text{FR: "aucune fiche", EN: "no record"}.In(t.language)
	}
	t.say("Fiches : %s.", "Records: %s.", records)
	t.say("Site : %d pages, %d fichiers, %.1f Mo (%d écrits, %d inchangés, %d retirés).",
		"Site: %d pages, %d files, %.1f MB (%d written, %d unchanged, %d removed).",
		l.Pages, s.Files, float64(s.Bytes)/1e6, s.Written, s.Unchanged, s.Removed)
	if _, warnings := diag.Count(problems); warnings > 0 {
		t.say("Avertissements : %d.", "Warnings: %d.", warnings)
	}
	if next := l.Directory.NextChange(o.Now); next.IsZero() {
		t.say("Le site ne changera plus de lui-même.", "The site will not change by itself.")
	} else {
		next = next.In(l.Settings.Location)
		t.say("Prochain changement de lui-même : %s.", "It next changes by itself: %s.", next.Format("2006-01-02 15:04 MST"))
	}
	if relative, err := filepath.Rel(o.Root, out); err == nil && filepath.IsLocal(relative) {
		out = relative
	}
	t.say("Publié dans %s en %.2f s.", "Published in %s in %.2f s.", out, took.Seconds())
}

// startProfile profiles the processor's time until it is stopped.
func startProfile(name string) (stop func(), err error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}
