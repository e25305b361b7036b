// Command gencorpus writes a deterministic corpus of a public programme
// directory (projects, programmes, calls, organisations; French text) in one or
// more dialects.
//
//	gencorpus -n 10000 -seed 1 -out DIR -dialects neutral,plain,hugo,eleventy,portulan
//
// Each dialect goes to DIR/<dialect>. Same n and seed, same bytes.
package main

import (
	"bufio"
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

//go:embed all:dialects
var dialectFiles embed.FS

func main() {
	n := flag.Int("n", 1000, "number of project records")
	seed := flag.Uint64("seed", 1, "seed")
	out := flag.String("out", "", "output folder (must not exist or be empty)")
	dialects := flag.String("dialects", "hugo,eleventy", "comma list of neutral, plain, hugo, eleventy, portulan")
	flag.Parse()
	if *out == "" || *n < 1 {
		flag.Usage()
		os.Exit(2)
	}
	t0 := time.Now()
	c := newCorpus(*n, *seed)
	fmt.Printf("corpus n=%d seed=%d: %d projects, %d programmes, %d calls, %d organisations; lexicon %d nouns %d adjectives %d towns\n",
		*n, *seed, len(c.Projects), len(c.Programmes), c.calls(), len(c.Orgs), len(c.l.nouns), len(c.l.adjs), len(c.l.towns))
	for _, d := range strings.Split(*dialects, ",") {
		root := filepath.Join(*out, d)
		if err := c.emit(d, root); err != nil {
			fmt.Fprintln(os.Stderr, "gencorpus:", err)
			os.Exit(1)
		}
		fmt.Printf("%s written to %s (%.1fs)\n", d, root, time.Since(t0).Seconds())
	}
}

func (c *Corpus) calls() (n int) {
	for _, p := range c.Programmes {
		n += len(p.Calls)
	}
	return
}

// layout says where a dialect keeps each kind of record.
type layout struct {
	programme, term string // path patterns, relative, with one %s
}

var layouts = map[string]layout{
	"plain":    {"content/programmes/%s.md", "content/%s.md"},
	"hugo":     {"content/programmes/%s/_index.md", "content/%s/_index.md"},
	"eleventy": {"content/programmes/%s.md", ""},
}

func (c *Corpus) emit(dialect, root string) error {
	if ents, err := os.ReadDir(root); err == nil && len(ents) > 0 {
		return fmt.Errorf("%s is not empty", root)
	}
	switch dialect {
	case "neutral":
		return c.emitNeutral(root)
	case "portulan":
		return c.emitPortulan(root)
	}
	lay, ok := layouts[dialect]
	if !ok {
		return fmt.Errorf("unknown dialect %q", dialect)
	}
	if err := copyEmbedded("dialects/"+dialect, root); err != nil {
		return err
	}
	w := &treeWriter{root: root, made: map[string]bool{}}
	// names of codes, for the templates
	reg, sec := map[string]string{}, map[string]string{}
	for _, r := range regions {
		reg[r.Code] = r.Name
	}
	for _, s := range sectors {
		sec[s.Slug] = s.Name
	}
	data := "data"
	if dialect == "eleventy" {
		data = "content/_data"
	}
	if dialect != "plain" {
		w.json(data+"/nomsregions.json", reg)
		w.json(data+"/nomssecteurs.json", sec)
	}
	if lay.term != "" {
		for _, r := range regions {
			w.file(fmt.Sprintf(lay.term, "regions/"+r.Code), fm(nil).str("title", r.Name).end("\n"))
		}
		for _, s := range sectors {
			w.file(fmt.Sprintf(lay.term, "secteurs/"+s.Slug), fm(nil).str("title", s.Name).end("\n"))
		}
	}
	for _, o := range c.Orgs {
		w.file("content/organismes/"+o.Slug+".md", fm(nil).str("title", o.Name).str("summary", o.Summary).str("type_organisme", o.Kind).
			str("region", o.Region).raw("date", "2016-01-01").end(o.Body))
	}
	for _, p := range c.Programmes {
		f := fm(nil).str("title", p.Title).str("summary", p.Summary).str("operateur", p.Operator).raw("budget", fmt.Sprint(p.Budget)).
			raw("date", day(p.Start, 1, 1).Format(time.DateOnly)).raw("annee_debut", fmt.Sprint(p.Start))
		f = append(f, "appels:\n"...)
		for _, a := range p.Calls {
			f = append(f, fmt.Sprintf("  - ref: %s\n    titre: %s\n    ouverture: %s\n    cloture: %s\n    statut: %s\n    budget: %d\n",
				q(a.Slug), q(a.Title), a.Open.Format(time.DateOnly), a.Deadline.Format(time.DateOnly), q(a.Status), a.Budget)...)
			w.file("content/appels/"+a.Slug+".md", fm(nil).str("title", a.Title).str("summary", a.Summary).str("programme", p.Slug).
				raw("date", a.Open.Format(time.DateOnly)).raw("ouverture", a.Open.Format(time.DateOnly)).raw("cloture", a.Deadline.Format(time.DateOnly)).
				str("statut", a.Status).raw("budget", fmt.Sprint(a.Budget)).end(a.Body))
		}
		w.file(fmt.Sprintf(lay.programme, p.Slug), f.end(p.Body))
	}
	for _, p := range c.Projects {
		var partners []string
		for _, o := range p.Partners {
			partners = append(partners, o.Slug)
		}
		w.file(fmt.Sprintf("content/projets/%d/%s.md", p.Year, p.Slug), fm(nil).str("id", p.ID).str("title", p.Title).str("summary", p.Summary).
			raw("date", p.Date.Format(time.DateOnly)).list("programmes", p.Programme.Slug).str("appel", p.Call.Slug).list("regions", p.Region).
			str("departement", p.Department).str("commune", p.Town).list("secteurs", p.Sectors...).list("annees", fmt.Sprint(p.Year)).
			raw("montant", fmt.Sprint(p.Amount)).list("partenaires", partners...).str("statut", p.Status).raw("debut", p.Start.Format(time.DateOnly)).
			raw("fin", p.End.Format(time.DateOnly)).raw("lat", fmt.Sprint(p.Lat)).raw("lon", fmt.Sprint(p.Lon)).end(c.projectBody(p)))
	}
	return w.err
}

func (c *Corpus) emitNeutral(root string) error {
	type proj struct {
		*Project
		Programme, Call string
		Partners        []string
		Body            string
	}
	w := &treeWriter{root: root, made: map[string]bool{}}
	w.json("organisations.json", c.Orgs)
	w.json("programmes.json", c.Programmes)
	w.json("regions.json", regions)
	w.json("sectors.json", sectors)
	if w.err != nil {
		return w.err
	}
	f, err := os.Create(filepath.Join(root, "projects.jsonl"))
	if err != nil {
		return err
	}
	bw := bufio.NewWriterSize(f, 1<<20)
	enc := json.NewEncoder(bw)
	enc.SetEscapeHTML(false)
	for _, p := range c.Projects {
		r := proj{Project: p, Programme: p.Programme.Slug, Call: p.Call.Slug, Body: c.projectBody(p)}
		for _, o := range p.Partners {
			r.Partners = append(r.Partners, o.Slug)
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	if err := bw.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// fm builds YAML front matter.
type fm []byte

func q(s string) string {
	b, _ := json.Marshal(s)
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(b))
}

func (f fm) str(k, v string) fm { return append(f, k+": "+q(v)+"\n"...) }
func (f fm) raw(k, v string) fm { return append(f, k+": "+v+"\n"...) }
func (f fm) list(k string, v ...string) fm {
	s := make([]string, len(v))
	for i := range v {
		s[i] = q(v[i])
	}
	return append(f, k+": ["+strings.Join(s, ", ")+"]\n"...)
}
func (f fm) end(body string) string { return "---\n" + string(f) + "---\n\n" + body }

// treeWriter writes files below root; the first error sticks.
type treeWriter struct {
	root string
	made map[string]bool
	err  error
}

func (w *treeWriter) file(rel, body string) {
	if w.err != nil {
		return
	}
	p := filepath.Join(w.root, filepath.FromSlash(rel))
	if d := filepath.Dir(p); !w.made[d] {
		if w.err = os.MkdirAll(d, 0o755); w.err != nil {
			return
		}
		w.made[d] = true
	}
	w.err = os.WriteFile(p, []byte(body), 0o644)
}

func (w *treeWriter) json(rel string, v any) {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		w.err = err
		return
	}
	w.file(rel, string(b)+"\n")
}

func copyEmbedded(from, to string) error {
	if _, err := fs.Stat(dialectFiles, from); err != nil {
		return os.MkdirAll(to, 0o755) // a dialect without files of its own
	}
	return fs.WalkDir(dialectFiles, from, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		dst := filepath.Join(to, filepath.FromSlash(strings.TrimPrefix(p, from)))
		if d.IsDir() {
			return os.MkdirAll(dst, 0o755)
		}
		b, err := dialectFiles.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(dst, b, 0o644)
	})
}
