package main

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/site"
	"portulan/internal/when"
)

// siteFlags say which site a command works on, and when.
type siteFlags struct {
	content, layouts string
	date             string
	baseURL          string
	drafts           bool
	strict           bool
}

// ownLayouts is the folder of a site's own layouts, which it need not have.
const ownLayouts = "layouts"

func (f *siteFlags) add(cmd *cobra.Command) {
	f.addSite(cmd.Flags())
	cmd.Flags().BoolVar(&f.strict, "strict", false, "take warnings for errors")
}

func (f *siteFlags) addSite(flags *pflag.FlagSet) {
	flags.StringVar(&f.content, "content", "content", "folder of the records")
	flags.StringVar(&f.layouts, "layouts", ownLayouts, "folder of the site's own layouts")
	flags.StringVar(&f.date, "date", "", "instant at which the site is true: a day, or a day and a time (default: now)")
	flags.StringVar(&f.baseURL, "base-url", "", "public address, in the place of the setting")
	flags.BoolVar(&f.drafts, "drafts", false, "publish drafts and records of a later date as well")
}

// options reads the settings of the site in the working folder, and what the
// flags say. The terminal speaks the site's language from then on.
func (f *siteFlags) options(t *terminal) (*site.Settings, []diag.Problem, build.Options, error) {
	root, err := os.Getwd()
	if err != nil {
		return nil, nil, build.Options{}, err
	}
	o := build.Options{Root: root, Content: f.content, Layouts: f.layouts, Drafts: f.drafts, Progress: t.progress}
	if o.BaseURL, err = base(f.baseURL); err != nil {
		return nil, nil, o, about("--base-url", err)
	}
	settings, problems, err := o.ReadSettings()
	if err != nil {
		return nil, nil, o, err
	}
	t.language = settings.Language
	if o.Now, err = instant(f.date, settings.Location, t.language); err != nil {
		return nil, nil, o, err
	}
	if f.layouts != ownLayouts {
		if _, err := os.Stat(o.Path(f.layouts)); err != nil {
			return nil, nil, o, fmt.Errorf("--layouts: %w", err)
		}
	}
	var sorted diag.List
	sorted.Add(problems...)
	return settings, sorted.Sorted(), o, nil
}

// instant is the moment that --date names: a day is its first instant.
func instant(text string, loc *time.Location, lang diag.Language) (time.Time, error) {
	if text == "" {
		return time.Now().In(loc), nil
	}
	v, fault := when.Parse(text, loc)
	if fault.IsError() {
		return time.Time{}, fmt.Errorf("--date: %s. %s", fault.Message(lang), fault.Remedy(lang))
	}
	if !v.Firm() {
		return time.Time{}, refuse("--date: « %s » n’est pas un jour ; il en faut un comme 2023-06-15 ou 2023-07-31T12:01+02:00",
			"--date: “%s” is no day; one is needed as in 2023-06-15 or 2023-07-31T12:01+02:00", text)
	}
	return v.Start, nil
}

func base(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", refuse("« %s » n’est pas une adresse ; il en faut une comme https://exemple.fr/annuaire/",
			"“%s” is no address; one is needed as in https://example.org/directory/", text)
	}
	return strings.TrimRight(u.String(), "/") + "/", nil
}

// stops reports whether problems keep a site from being published.
func (f *siteFlags) stops(problems []diag.Problem) bool {
	errors, warnings := diag.Count(problems)
	return errors > 0 || f.strict && warnings > 0
}
