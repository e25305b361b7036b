package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/judge"
	"portulan/layouts"
)

// searchFlags are what the command line asks for besides the query.
type searchFlags struct {
	index, date, sort string
	questions         string
	filters           []string
	kinds             []string
	limit, offset     int
	asJSON, counts    bool
	list              bool
}

func newSearch(t *terminal) *cobra.Command {
	var flags searchFlags
	cmd := &cobra.Command{
		Use:   "search <query>",
		Short: "Search the site’s records",
		Long: `Search asks the index that build wrote. Words are understood as people write
them: accents, plurals and small mistakes do not matter, and names of places,
sectors, audiences, statuses, amounts and dates are understood as such.

In a query, "words in quotes" stand in that order, -word leaves out, word* is
the beginning of a word, and sector:design is a value of a filter.

A file of questions, each with the page that is expected, tells how good the
answers are: --questions prints the place and the query of each question whose
first result is another page, then the shares of those that have an expected
page first, and among the first three.`,
		Example: `  portulan search appels ouverts design Hauts-de-France
  portulan search --json --limit 3 "plus de 100 000 €"
  portulan search --filter region=REG-32 --sort deadline --date 2023-06-15
  portulan search --questions questions.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSearch(cmd, t, &flags, strings.Join(args, " "))
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.index, "index", "", "folder of the search index, in the place of the setting")
	f.StringVar(&flags.date, "date", "", "instant of statuses: a day, or a day and a time (default: now)")
	f.StringVar(&flags.sort, "sort", string(search.ByRelevance), "relevance, deadline, date, amount or name")
	f.StringArrayVar(&flags.filters, "filter", nil, "a facet and one of its values, as status=open; - is for records that have none")
	f.StringSliceVar(&flags.kinds, "kind", nil, "kind of record: programme, call, call/ami, project…")
	f.IntVar(&flags.limit, "limit", 10, "how many results to show")
	f.IntVar(&flags.offset, "offset", 0, "how many results to pass over")
	f.BoolVar(&flags.counts, "facets", false, "count the values of every facet")
	f.BoolVar(&flags.list, "list", false, "write the address of every result, one a line, and nothing else")
	f.StringVar(&flags.questions, "questions", "", "file of questions to ask, each with the addresses expected")
	f.BoolVar(&flags.asJSON, "json", false, "write the answer as JSON")
	cmd.MarkFlagsMutuallyExclusive("list", "json", "questions")
	return cmd
}

func runSearch(cmd *cobra.Command, t *terminal, flags *searchFlags, query string) error {
	root, err := os.Getwd()
	if err != nil {
		return err
	}
	settings, _, err := build.Options{Root: root}.ReadSettings()
	if err != nil {
		return err
	}
	t.language = settings.Language
	now, err := instant(flags.date, settings.Location, t.language)
	if err != nil {
		return err
	}
	request, err := flags.request(query, now)
	if err != nil {
		return err
	}
	folder := build.Options{Root: root}.Path(cmp.Or(flags.index, settings.Search.Index))
	index, err := search.Open(folder)
	if err != nil {
		return err
	}
	defer index.Close()
	switch {
	case flags.questions != "":
		return judgeIndex(cmd.Context(), t, index, flags.questions, settings.Location, now)
	case flags.list:
		return listAll(cmd.Context(), t, index, request)
	}
	answer, err := index.Search(cmd.Context(), request)
	if err != nil {
		return err
	}
	if flags.asJSON {
		return printJSON(t, answer)
	}
	words, err := locale.New(settings.Language, layouts.FS)
	if err != nil {
		return err
	}
	t.answer(answer, words)
	return nil
}

// judgeIndex asks the questions of a file and prints how they are answered.
func judgeIndex(ctx context.Context, t *terminal, index *search.Index, file string, zone *time.Location, now time.Time) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	questions, err := judge.Read(f, zone, now)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report, err := judge.Ask(ctx, index, questions)
	if err != nil {
		return err
	}
	return report.Write(t.out)
}

// listAll prints the addresses of all that is found, in its order.
func listAll(ctx context.Context, t *terminal, index *search.Index, r search.Request) error {
	all, err := index.All(ctx, r)
	if err != nil {
		return err
	}
	for _, address := range all {
		fmt.Fprintln(t.out, address)
	}
	return nil
}

// request is what the flags and the query ask for.
func (f *searchFlags) request(query string, now time.Time) (search.Request, error) {
	r := search.Request{Query: query, Sort: search.Sort(f.sort), Offset: f.offset, Limit: f.limit, Now: now, Filter: map[facet.Name][]string{}}
	for _, filter := range f.filters {
		name, value, found := strings.Cut(filter, "=")
		if !found || value == "" {
			return r, fmt.Errorf("--filter %q: a facet and a value are needed, as status=open", filter)
		}
		r.Filter[facet.Name(name)] = append(r.Filter[facet.Name(name)], value)
	}
	if len(f.kinds) > 0 {
		r.Filter[facet.Kind] = append(r.Filter[facet.Kind], f.kinds...)
	}
	if f.counts {
		r.Facets = facet.All
	}
	return r, nil
}

// How results are drawn on a terminal.
const (
	bold, faint, marked, plainText = "\x1b[1m", "\x1b[2m", "\x1b[1;33m", "\x1b[0m"
)

func (t *terminal) style(style, text string) string {
	if !t.coloured || text == "" {
		return text
	}
	return style + text + plainText
}

// excerpt writes a text with its marked words in colour; without colours they
// stand as they are.
func (t *terminal) excerpt(e search.Excerpt, style string) string {
	var b strings.Builder
	for _, p := range e {
		if p.Mark {
			b.WriteString(t.style(marked, p.Text))
		} else {
			b.WriteString(t.style(style, p.Text))
		}
	}
	return b.String()
}

// answer prints the answer to a query for a person.
func (t *terminal) answer(a *search.Answer, words *locale.Locale) {
	for _, c := range a.Corrections {
		t.say("« %s » ne se trouve nulle part : recherche de « %s ».", "“%s” is nowhere: searching for “%s”.", c.From, c.To)
	}
	for _, r := range a.Readings {
		if r.Applied {
			t.say("Compris : %s. En mots : %s", "Understood: %s. As words: %s", t.style(bold, meaning(&r, t.language)), r.AsWords)
			if r.WithoutTotal > 0 {
				t.say("Sans cela, %s", "Without it, %s", t.results(r.WithoutTotal))
			}
		} else if r.AsFilter != "" {
			t.say("Essayez aussi : %s", "Try also: %s", r.AsFilter)
		}
	}
	if a.Partial {
		t.say("Aucune fiche n’a tous les mots ; manque : %s.", "No record has every word; missing: %s.", strings.Join(a.Missing, ", "))
	}
	t.say("%s", "%s", t.results(a.Total))
	for _, h := range a.Hits {
		fmt.Fprintf(t.out, "\n%s\n", t.excerpt(h.Title, bold))
		facts := []string{h.Label}
		if h.Status != "" {
			facts = append(facts, t.status(&h, words))
		}
		fmt.Fprintf(t.out, "  %s\n", strings.Join(append(facts, h.Facts...), " · "))
		if text := t.excerpt(h.Excerpt, ""); text != "" {
			fmt.Fprintf(t.out, "  %s\n", text)
		}
		fmt.Fprintf(t.out, "  %s\n", t.style(faint, h.Address))
	}
	for _, c := range a.Facets {
		t.count(&c)
	}
}

func (t *terminal) results(n int) string {
	if t.language == diag.English {
		return t.plural(n, "record", "records") + "."
	}
	return t.plural(n, "fiche", "fiches") + "."
}

// meaning says what a reading means: "Région : Hauts-de-France".
func meaning(r *search.Reading, lang diag.Language) string {
	if r.Range != nil {
		return r.Label
	}
	return r.Facet.Label(lang) + diag.Text{FR: " : ", EN: ": "}.In(lang) + r.Label
}

// status is that of a call and the deadline that it rests on.
func (t *terminal) status(h *search.Hit, words *locale.Locale) string {
	text, err := words.T("status." + string(h.Status))
	if err != nil {
		text = string(h.Status)
	}
	if h.Closes == nil {
		return text
	}
	return text + ", " + words.Until(h.Deadline())
}

// count prints the counts of a facet.
func (t *terminal) count(c *search.Count) {
	if len(c.Values) == 0 {
		return
	}
	fmt.Fprintf(t.out, "\n%s\n", t.style(bold, c.Label))
	for _, v := range c.Values {
		mark := " "
		if v.Chosen {
			mark = "×"
		}
		fmt.Fprintf(t.out, "%s %6d  %s  %s\n", mark, v.Count, v.Label, t.style(faint, v.Value))
	}
}
