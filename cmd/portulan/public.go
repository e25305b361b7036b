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
	"github.com/spf13/pflag"

	"portulan/internal/pages"
	"portulan/internal/serve"
)

// publicFlags say which published folder is served, and how it is renewed.
type publicFlags struct {
	folder string
	index  string
	path   string
	renew  bool
}

func (f *publicFlags) set() *pflag.FlagSet {
	set := pflag.NewFlagSet("public", pflag.ContinueOnError)
	set.StringVar(&f.folder, "public", "", "serve this published folder")
	set.StringVar(&f.index, "index", "", "with --public: folder of the search index, in the place of the setting")
	set.StringVar(&f.path, "path", "/", "with --public: path at which the site stands, as in its base address")
	set.BoolVar(&f.renew, "renew", false, "with --public: build the site at once, when the status of a call changes, and each midnight")
	return set
}

// assetsStay is how long after a build the styles and scripts of the one before can
// still be had: longer than anyone takes over a page.
const assetsStay = time.Hour

// runPublic serves a published folder until it is told to stop.
func runPublic(cmd *cobra.Command, t *terminal, flags *serveFlags) error {
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	log := requestLog(t)
	var next time.Time
	if flags.public.renew {
		var err error
		next, err = publishNow(cmd, t, &flags.public)
		if errors.Is(err, errProblems) {
			next = time.Now().Add(serve.Again) // the last good site is served meanwhile
		} else if err != nil {
			return err
		}
	}
	path, err := sitePath(flags.public.path)
	if err != nil {
		return err
	}
	searched, err := openSearch(t, flags.public.index, log)
	if err != nil {
		return err
	}
	var mounts map[string]http.Handler
	if searched != nil {
		defer searched.index.Close()
		mounts = map[string]http.Handler{apiPath: searched.service.API(path + strings.TrimPrefix(apiPath, "/"))}
	}
	public, err := serve.Open(serve.Options{
		Folder: flags.public.folder, Path: path, Now: time.Now, Log: log,
		AssetFolders: pages.AssetFolders(), IsAsset: pages.IsAsset, Outlives: pages.Outlives, Stays: assetsStay,
		Mounts: mounts,
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
	if flags.public.renew {
		renewed := make(chan struct{})
		go func() {
			defer close(renewed)
			serve.Renew(ctx, serve.SystemClock{}, next, func(context.Context) (time.Time, error) { return publishNow(cmd, t, &flags.public) }, log)
		}()
		defer func() { cancel(); <-renewed }()
	}
	return serve.Serve(ctx, listener, handler, serve.DefaultLimits(), log)
}

// publishNow builds the site of the working folder, and returns the instant until
// which it is true.
func publishNow(cmd *cobra.Command, t *terminal, f *publicFlags) (time.Time, error) {
	return runBuild(cmd, t, &siteFlags{content: "content", layouts: ownLayouts}, f.folder, f.index, 0)
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
	if t.quiet {
		return failureLog()
	}
	return slog.New(slog.NewTextHandler(os.Stderr, nil))
}

// failureLog is a log of what fails, and of nothing else.
func failureLog() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}
