package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// serveFlags say what is served, and where: the site while it is written, or a
// published folder.
type serveFlags struct {
	preview previewFlags
	public  publicFlags
	host    string
	port    int
}

func newServe(t *terminal) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while it is written, or serve a published folder",
		Long: `Serve shows the site of the working folder in a browser, as build would publish
it. What is saved is seen, and found, at once: the open page reloads by itself, and
what is wrong is shown over it and listed at /_problems/. A site with errors is not
published: its pages stay as they were until the errors are mended. Only this
machine can ask for pages, unless --host says otherwise.

With --public it gives a published folder to browsers, for real: with conditional
requests, compressed editions, security headers, limits against slow and greedy
clients, and no trace of readers. A new build is taken over with the next request.
Put a proxy that holds the certificate in front of it (docs/deploy.md). In the folder
of a site, or with --index, it also answers searches: of readers without scripts on
the search page, and of programs at /api/ (/api/openapi.json tells how). With --renew
it also builds the site of the working folder in that folder: at once, then each
time that the status of a call changes, and each midnight, when days are counted
anew.

A request to a published folder is a line of log on the standard error; --quiet
leaves faults only. /healthz answers "ok". SIGTERM and SIGINT let requests under way
end.`,
		Example: `  portulan serve
  portulan serve --open --drafts
  portulan serve --date 2023-06-15 --port 8000
  portulan serve --public public
  portulan serve --public /srv/annuaire/public --host 0.0.0.0 --port 80
  portulan serve --public public --renew`,
		Args: cobra.NoArgs,
	}
	previewed, published := flags.preview.set(), flags.public.set()
	cmd.Flags().AddFlagSet(previewed)
	cmd.Flags().AddFlagSet(published)
	cmd.Flags().StringVar(&flags.host, "host", "127.0.0.1", "address to listen at; 0.0.0.0: any of this machine")
	cmd.Flags().IntVar(&flags.port, "port", 8080, "port to listen at; 0: a free one; a preview takes the next one if it is busy")
	cmd.MarkFlagDirname("public")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed("public") {
			if name := given(previewed); name != "" {
				return refuse("--%s concerne le site que l’on écrit, et --public un dossier publié : ôtez l’un des deux",
					"--%s is for the site while it is written, and --public for a folder that is published: leave one out", name)
			}
			return runPublic(cmd, t, &flags)
		}
		if name := given(published); name != "" {
			return refuse("--%s concerne un dossier publié : nommez-le par --public", "--%s is for a published folder: name it with --public", name)
		}
		return runPreview(cmd, t, &flags)
	}
	return cmd
}

// given is the name of the first flag of a set that was given; empty if none was.
func given(flags *pflag.FlagSet) (name string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Changed && name == "" {
			name = f.Name
		}
	})
	return name
}
