package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/pages"
)

func newCheck(t *terminal) *cobra.Command {
	var flags siteFlags
	format := string(diag.TextFormat)
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the records without publishing",
		Long: `Check does all that build does, except publishing: every problem of every file
is shown in one run. The formats github and gitlab annotate the lines of a
change in a pull request or a merge request.`,
		Example: `  portulan check
  portulan check --format github
  portulan check --format gitlab > gl-code-quality-report.json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(diag.Formats(), diag.Format(format)) {
				return fmt.Errorf("--format %q: one of %s is needed", format, formats())
			}
			return runCheck(cmd, t, &flags, diag.Format(format))
		},
	}
	flags.add(cmd)
	cmd.Flags().StringVar(&format, "format", format, "how problems are printed: "+formats())
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(strings.Split(formats(), ", "), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func formats() string {
	var names []string
	for _, f := range diag.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

func runCheck(cmd *cobra.Command, t *terminal, flags *siteFlags, format diag.Format) error {
	settings, problems, options, err := flags.options(t)
	if err != nil {
		return err
	}
	loaded, err := build.Load(cmd.Context(), settings, options)
	if err != nil {
		return err
	}
	defer loaded.Close()
	options.Keep = func(string, []byte) (bool, error) { return true, nil } // there is nothing to check in them
	loaded.Problems.Add(problems...)
	if err := loaded.Render(cmd.Context(), options, func(string, []byte) error { return nil }); err != nil {
		return err
	}
	problems = pages.MergeLayoutProblems(loaded.Problems.Sorted())
	if format == diag.TextFormat {
		t.problems(problems)
	} else {
		t.clear()
		if err := diag.Print(t.out, problems, format, t.language, false); err != nil {
			return err
		}
	}
	if flags.stops(problems) {
		return errProblems
	}
	if format == diag.TextFormat && len(problems) == 0 {
		t.say("Rien à signaler.", "Nothing to report.")
	}
	return nil
}
