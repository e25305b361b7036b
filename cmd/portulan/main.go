// Command portulan compiles a git repository of Markdown records of public
// funding programmes, their calls and the projects that they fund into a
// static site.
//
// Exit codes: 0 fine, 1 problems in the content, 2 wrong use or environment.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"portulan/internal/diag"
)

// Exit codes.
const (
	exitFine        = 0
	exitProblems    = 1
	exitEnvironment = 2
)

func main() {
	// bleve writes to the standard log why it cannot open a segment, again at each
	// try. That an index is damaged is told by the terminal, once; nothing of ours
	// uses that log, and the servers have their own.
	log.SetOutput(io.Discard)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

// run runs a command line and returns its exit code.
func run(ctx context.Context, args []string) int {
	terminal := newTerminal(os.Stdin, os.Stdout, os.Stderr)
	root := newRoot(terminal)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	}
	terminal.failure(err)
	return exitEnvironment
}

// errProblems is the end of a command that has shown problems of the content.
var errProblems = errors.New("problems in the content")

func newRoot(terminal *terminal) *cobra.Command {
	root := &cobra.Command{
		Use:   "portulan",
		Short: "Compile Markdown records of public programmes into a static site",
		Long: `Portulan compiles a git repository of Markdown records (funding programmes,
their calls, the projects they fund, the organisations behind them) into an
accessible static site.

Exit codes: 0 fine, 1 problems in the content, 2 wrong use or environment.`,
		Example:       "  portulan build\n  portulan check --format github",
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.PersistentFlags().BoolVarP(&terminal.quiet, "quiet", "q", false, "say nothing but problems")
	root.AddCommand(newBuild(terminal), newCheck(terminal), newSearch(terminal), newServe(terminal), newInit(terminal), newNew(terminal), newSchema(terminal), newVersion(), newDocs(), newMan())
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Example = "  portulan completion bash > /etc/bash_completion.d/portulan"
			for _, shell := range c.Commands() {
				shell.Example = "  portulan completion " + shell.Name()
			}
		}
	}
	return root
}

// environmentLanguage is the language of messages until the site's settings are
// read.
func environmentLanguage() diag.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if len(v) >= 2 && v[:2] == "fr" {
				return diag.French
			}
			return diag.English
		}
	}
	return diag.English
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [command]",
		Short:   "Tell more about a command",
		Example: "  portulan help build",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return fmt.Errorf("there is no command %q; portulan --help lists them", strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}
