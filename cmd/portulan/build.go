package main

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"github.com/spf13/cobra"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/pages"
	"portulan/internal/publish"
	"portulan/internal/search"
	"portulan/internal/search/edition"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/when"
)

func newBuild(t *terminal) *cobra.Command {
	var flags siteFlags
	var out, profile, index string
	var keepDays uint
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
			_, err := runBuild(cmd, t, &flags, out, index, keepDays)
			return err
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVarP(&out, "out", "o", "public", "folder to publish in")
	cmd.Flags().StringVar(&index, "index", "", "folder of the search index, in the place of the setting")
	cmd.Flags().UintVar(&keepDays, "keep-days", 0, "days for which files named by their content stay after the build that no longer has them")
	cmd.Flags().StringVar(&profile, "cpuprofile", "", "write a CPU profile to this file")
	cmd.Flags().MarkHidden("cpuprofile")
	return cmd
}

// runBuild publishes the site, and returns the instant until which it is true.
// Files of earlier builds stay for some days.
func runBuild(cmd *cobra.Command, t *terminal, flags *siteFlags, out, index string, keepDays uint) (until time.Time, err error) {
	start := time.Now()
	settings, problems, options, err := flags.options(t)
	if err != nil {
		return until, err
	}
	out = options.Path(out)
	if settings.Search.On {
		options.Index = cmp.Or(index, settings.Search.Index)
	}
	// Of two builds at once the second waits here, and reads what is there then.
	stage, err := publish.Open(cmd.Context(), out, publishOptions(t, settings, options, keepDays))
	if err != nil {
		return until, err
	}
	defer stage.Discard()
	options.Keep = stage.Keep
	loaded, err := build.Load(cmd.Context(), settings, options)
	if err != nil {
		return until, err
	}
	defer loaded.Close()
	loaded.Problems.Add(problems...)
	if err := loaded.Render(cmd.Context(), options, stage.Write); err != nil {
		return until, err
	}
	all := pages.MergeLayoutProblems(loaded.Problems.Sorted())
	t.problems(all)
	if flags.stops(all) {
		t.say("Rien n’est publié : corrigez les erreurs ci-dessus.", "Nothing is published: mend the errors above.")
		return until, errProblems
	}
	var derived edition.Written
	if options.Index != "" {
		if derived, err = loaded.WriteEdition(cmd.Context(), stage.Write); err != nil {
			return until, err
		}
	}
	summary, err := stage.Commit()
	if err != nil {
		return until, err
	}
	var written search.Written
	if options.Index != "" {
		if written, err = loaded.PublishIndex(); err != nil {
			return until, err
		}
	}
	t.summary(loaded, options, summary, written, derived, out, all, time.Since(start))
	return loaded.Directory.TrueUntil(options.Now), nil
}

func publishOptions(t *terminal, settings *site.Settings, o build.Options, keepDays uint) publish.Options {
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
	options.Earlier = publish.Earlier{
		Folders: pages.AssetFolders(), Outlives: pages.Outlives, Now: o.Now, For: time.Duration(keepDays) * 24 * time.Hour,
	}
	for _, encoding := range settings.Compress {
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
func (t *terminal) summary(l *build.Loaded, o build.Options, s publish.Summary, x search.Written, e edition.Written, out string, problems []diag.Problem, took time.Duration) {
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
	words := l.Site.Locale()
	t.say("Site : %s pages, %s fichiers, %s (écrits : %s, inchangés : %s, retirés : %s).",
		"Site: %s pages, %s files, %s (written: %s, unchanged: %s, removed: %s).",
		words.Int(int64(l.Pages)), words.Int(int64(s.Files)), l.Site.FileSize(int(s.Bytes)),
		words.Int(int64(s.Written)), words.Int(int64(s.Unchanged)), words.Int(int64(s.Removed)))
	if o.Index != "" {
		t.say("Recherche : %s, index de %s, %s s.", "Search: %s, index of %s, %s s.",
			t.plural(x.Documents, diag.Text{FR: "fiche", EN: "record"}.In(t.language), diag.Text{FR: "fiches", EN: "records"}.In(t.language)), l.Site.FileSize(int(x.Bytes)), t.seconds(x.Took))
		t.say("Recherche dans le navigateur : %s fichiers, %s, %s s.", "Search in the browser: %s files, %s, %s s.",
			words.Int(int64(e.Files)), l.Site.FileSize(int(e.Bytes)), t.seconds(e.Took))
	}
	if _, warnings := diag.Count(problems); warnings > 0 {
		t.say("Avertissements : %d.", "Warnings: %d.", warnings)
	}
	t.gap(l.History.Gap)
	if next := l.Directory.NextChange(o.Now); next.IsZero() {
		t.say("Le site ne changera plus de lui-même.", "The site will not change by itself.")
	} else {
		next = next.In(l.Settings.Location)
		t.say("Il changera de lui-même %s, %s.", "It next changes by itself %s, %s.",
			words.On(when.Value{Start: next, Precision: when.Minute}), words.Zone(next))
	}
	if relative, err := filepath.Rel(o.Root, out); err == nil && filepath.IsLocal(relative) {
		out = relative
	}
	t.say("Publié dans %s en %s s.", "Published in %s in %s s.", out, t.seconds(took))
}

// gap tells that git does not say when records, and what feeds and calendars tell
// of them, have changed.
func (t *terminal) gap(gap source.Gap) {
	switch gap {
	case source.NoRepository:
		t.say("Sans historique git, les pages, les flux et les calendriers ont les dates des fiches (updated, published).",
			"Without a git history, pages, feeds and calendars have the dates of records (updated, published).")
	case source.Shallow:
		t.say("L’historique git est incomplet (git fetch --unshallow) : les pages, les flux et les calendriers ont les dates des fiches (updated, published).",
			"The git history is cut short (git fetch --unshallow): pages, feeds and calendars have the dates of records (updated, published).")
	}
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
