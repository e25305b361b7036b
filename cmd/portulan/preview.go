package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"portulan/internal/diag"
	"portulan/internal/preview"
	"portulan/internal/watch"
)

// previewFlags say which site is shown while it is written, and how.
type previewFlags struct {
	siteFlags
	open bool
	poll bool
}

func (f *previewFlags) set() *pflag.FlagSet {
	set := pflag.NewFlagSet("preview", pflag.ContinueOnError)
	f.addSite(set)
	set.BoolVar(&f.open, "open", false, "open the site in the browser")
	set.BoolVar(&f.poll, "poll", false, "find changes by comparing files, where the system does not tell of them")
	return set
}

// patience is how long a browser may take to send the head of a request.
const patience = 10 * time.Second

// runPreview shows the site of the working folder until it is told to stop.
func runPreview(cmd *cobra.Command, t *terminal, flags *serveFlags) error {
	_, _, options, err := flags.preview.options(t)
	if err != nil {
		return err
	}
	start := time.Now()
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	report, log := reporter{terminal: t}, failureLog()
	now := options.Now
	o := preview.Options{
		Options: options, Now: time.Now, Poll: flags.preview.poll,
		Changed: report.changed, Unwatched: report.unwatched, Log: log,
	}
	if flags.preview.date != "" {
		o.Now, o.Fixed = func() time.Time { return now }, true
	}
	site, err := preview.New(ctx, o)
	if err != nil {
		return err
	}
	defer site.Close()
	listener, err := listen(flags.host, flags.port)
	if err != nil {
		return err
	}
	address := siteAddress(listener.Addr(), flags.host)
	t.say("Le site est visible à l’adresse %s (prêt en %s s). Ctrl+C arrête.", "The site can be seen at %s (ready in %s s). Ctrl+C stops.",
		address, t.seconds(time.Since(start)))
	t.gap(site.View().Gap())
	if flags.preview.open {
		if err := openBrowser(address); err != nil {
			t.say("Ouvrez cette adresse dans un navigateur : %v.", "Open that address in a browser: %v.", err)
		}
	}
	server := &http.Server{
		Handler: site.Handler(ctx.Done(), flags.host), ReadHeaderTimeout: patience,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelError),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	ran := make(chan struct{})
	go func() {
		defer close(ran)
		site.Run(ctx)
	}()
	select {
	case <-ctx.Done():
		server.Close()
		<-ran
		return nil
	case err := <-served:
		stop()
		<-ran
		return err
	}
}

// ports is how many ports are tried, one after the other.
const ports = 100

// listen takes a port, or the next one that is free.
func listen(host string, port int) (net.Listener, error) {
	for next := port; ; next++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(next)))
		if !errors.Is(err, syscall.EADDRINUSE) || port == 0 || next == port+ports || next == 65535 {
			return listener, err
		}
	}
}

// siteAddress is where a browser of this machine finds what listens at an address.
func siteAddress(at net.Addr, host string) string {
	_, port, _ := net.SplitHostPort(at.String())
	if ip := net.ParseIP(host); ip != nil && (ip.IsUnspecified() || ip.Equal(net.IPv4(127, 0, 0, 1))) {
		host = "localhost"
	}
	u := url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: "/"}
	return u.String()
}

// openBrowser shows an address in the browser of the person.
func openBrowser(address string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", address).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	}
	return exec.Command("xdg-open", address).Start()
}

// reporter tells the terminal what is new since the last time. Its methods are
// called one after the other.
type reporter struct {
	*terminal
	known []diag.Problem
}

func (r *reporter) changed(v *preview.View) {
	r.language = v.Language
	fresh, mended := difference(r.known, v.Problems), difference(v.Problems, r.known)
	if !v.Settled {
		mended = nil // they may be found again
	}
	if len(fresh) > 0 {
		r.problems(fresh)
		r.known = append(r.known, fresh...)
	}
	for _, p := range mended {
		what := diag.Clean(p.Message(r.language))
		if p.File != "" {
			what = diag.Clean(p.File) + diag.Text{FR: " : ", EN: ": "}.In(r.language) + what
		}
		r.say("Corrigé : %s", "Mended: %s", what)
	}
	if v.Settled {
		if len(r.known) > 0 && len(v.Problems) == 0 {
			r.say("Plus aucun problème.", "No problem is left.")
		}
		r.known = v.Problems
	}
}

// difference returns the problems of which there is none in the first list. One
// that moved with the lines above it is the same.
func difference(known, list []diag.Problem) []diag.Problem {
	return slices.DeleteFunc(slices.Clone(list), func(p diag.Problem) bool {
		return slices.ContainsFunc(known, func(k diag.Problem) bool {
			return k.File == p.File && k.Field == p.Field && k.Code == p.Code && k.Message(diag.English) == p.Message(diag.English)
		})
	})
}

// unwatched says that changes are found by comparing files alone, and why.
func (r *reporter) unwatched(err error) {
	switch {
	case errors.Is(err, preview.ErrPoll):
	case errors.Is(err, preview.ErrRemote):
		r.say("Les fichiers sont sur un disque partagé : ils sont comparés régulièrement, et les changements se voient un peu plus tard.",
			"The files are on a shared disk: they are compared from time to time, and changes are seen a little later.")
	case errors.Is(err, watch.ErrLimit):
		r.say("La limite de dossiers surveillés du système est atteinte (fs.inotify.max_user_watches ou max_user_instances) : les fichiers sont comparés régulièrement, et les changements se voient un peu plus tard.",
			"The system’s limit of watched folders is reached (fs.inotify.max_user_watches or max_user_instances): files are compared from time to time, and changes are seen a little later.")
	default:
		r.say("Le système ne signale pas les changements (%s) : les fichiers sont comparés régulièrement.",
			"The system does not tell of changes (%s): files are compared from time to time.", fmt.Sprint(err))
	}
}
