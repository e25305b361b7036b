package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"portulan/internal/pages"
	"portulan/internal/serve"
)

// serveFlags say what is served, and where.
type serveFlags struct {
	public string
	index  string
	path   string
	host   string
	port   int
	renew  bool
}

// assetsStay is how long after a build the styles and scripts of the one before can
// still be had: longer than anyone takes over a page.
const assetsStay = time.Hour

func newServe(t *terminal) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve a published folder to browsers",
		Long: `Serve gives a published folder to browsers, for real: with conditional requests,
compressed editions, security headers, limits against slow and greedy clients, and
no trace of readers. A new build is taken over with the next request. Put a proxy
that holds the certificate in front of it (docs/deploy.md).

In the folder of a site, or with --index, it also answers searches: of readers without
scripts on the search page, and of programs at /api/ (/api/openapi.json tells how).

With --renew it also builds the site of the working folder in the published folder:
at once, then each time that the status of a call changes.

A request is a line of log on the standard error; --quiet leaves faults only. /healthz
answers "ok". SIGTERM and SIGINT let requests under way end.`,
		Example: `  portulan serve --public public
  portulan serve --public /srv/annuaire/public --host 0.0.0.0 --port 80
  portulan serve --public public --renew`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd, t, &flags) },
	}
	cmd.Flags().StringVar(&flags.public, "public", "", "published folder to serve")
	cmd.Flags().StringVar(&flags.index, "index", "", "folder of the search index, in the place of the setting")
	cmd.Flags().StringVar(&flags.path, "path", "/", "path at which the site stands, as in its base address")
	cmd.Flags().StringVar(&flags.host, "host", "127.0.0.1", "address to listen at; 0.0.0.0 for all")
	cmd.Flags().IntVar(&flags.port, "port", 8080, "port to listen at; 0 for a free one")
	cmd.Flags().BoolVar(&flags.renew, "renew", false, "build the site at once and when the status of a call changes")
	cmd.MarkFlagRequired("public")
	cmd.MarkFlagDirname("public")
	return cmd
}

func runServe(cmd *cobra.Command, t *terminal, flags *serveFlags) error {
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	log := requestLog(t)
	var next time.Time
	if flags.renew {
		var err error
		next, err = publishNow(cmd, t, flags.public)
		if errors.Is(err, errProblems) {
			next = time.Now().Add(serve.Again) // the last good site is served meanwhile
		} else if err != nil {
			return err
		}
	}
	path, err := sitePath(flags.path)
	if err != nil {
		return err
	}
	searched, err := openSearch(t, flags.index, log)
	if err != nil {
		return err
	}
	var mounts map[string]http.Handler
	if searched != nil {
		defer searched.index.Close()
		mounts = map[string]http.Handler{apiPath: searched.service.API(path + strings.TrimPrefix(apiPath, "/"))}
	}
	public, err := serve.Open(serve.Options{
		Folder: flags.public, Path: path, Now: time.Now, Log: log,
		AssetFolders: pages.AssetFolders(), IsAsset: pages.IsAsset, Stays: assetsStay, Mounts: mounts,
	})
	if err != nil {
		return fmt.Errorf("--public: %w", err)
	}
	defer public.Close()
	var handler http.Handler = public
	if searched != nil {
		if handler, err = searched.page(public, path); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(flags.host, strconv.Itoa(flags.port)))
	if err != nil {
		return err
	}
	address := url.URL{Scheme: "http", Host: listener.Addr().String(), Path: path}
	t.say("Le site est servi à l’adresse %s", "The site is served at %s", address.String())
	if flags.renew {
		renewed := make(chan struct{})
		go func() {
			defer close(renewed)
			serve.Renew(ctx, serve.SystemClock{}, next, func(context.Context) (time.Time, error) { return publishNow(cmd, t, flags.public) }, log)
		}()
		defer func() { cancel(); <-renewed }()
	}
	return serve.Serve(ctx, listener, handler, serve.DefaultLimits(), log)
}

// publishNow builds the site of the working folder, and returns when it next
// changes.
func publishNow(cmd *cobra.Command, t *terminal, public string) (time.Time, error) {
	return runBuild(cmd, t, &siteFlags{content: "content", layouts: ownLayouts}, public, "")
}

// sitePath is a path with a slash at both ends.
func sitePath(text string) (string, error) {
	trimmed := strings.Trim(text, "/")
	u, err := url.Parse("/" + trimmed)
	if err != nil || u.Path != "/"+trimmed || u.RawQuery != "" || u.Fragment != "" || strings.Contains(trimmed, "//") {
		return "", fmt.Errorf("--path %q: a path is needed, as in /directory/", text)
	}
	if trimmed == "" {
		return "/", nil
	}
	return "/" + trimmed + "/", nil
}

func requestLog(t *terminal) *slog.Logger {
	level := slog.LevelInfo
	if t.quiet {
		level = slog.LevelError
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
