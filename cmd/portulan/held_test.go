package main_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// secret is a word that only records that are held back have: in each of their
// texts, and in the names of their files.
const secret = "zyglophane"

// shown is a site that says nothing of what is held back.
var shown = map[string]string{
	"portulan.yaml":                       "title: Annuaire\nbase_url: https://annuaire.example.fr/\ncompress: [gzip, br]\n",
	"content/programmes/relance/index.md": "---\ntitle: Relance\nroles: [{role: financeur, org: agence}]\nbudgets: 2 M€\nterritory: REG-32\n---\nDu texte.\n",
	"content/programmes/relance/appel.md": "---\ntitle: Appel\npublished: 2023-06-01\nwindows: [{opens: 2023-06-01, closes: 2023-07-31, apply_url: 'https://depot.example.fr/'}]\n---\n",
	"content/projets/atelier.md":          "---\ntitle: Atelier\npublished: 2023-06-01\nawards: [{call: relance/appel, amount: 80 000 €}]\nsites: COM-59512\nsectors: artisanat\n---\n",
	"content/organisations/agence.md":     "---\ntitle: Agence\n---\n",
	"content/secteurs/artisanat.md":       "---\ntitle: Artisanat\n---\n",
	"content/pages/a-propos.md":           "---\ntitle: À propos\nmenu: header\n---\n",
}

// held is a record of each kind that is not to be seen, and the files beside them.
// Their dates, places, amounts and people are such that pages, feeds, calendars and
// counts would tell of them. why is what keeps them back: a draft, or a date to come.
func held(why string) map[string]string {
	texts := strings.ReplaceAll(`summary: Du SECRET.
names: [SECRET bis]
extra: {SECRET: SECRET}
links: [{label: SECRET, url: "https://SECRET.example.fr/"}]
sources: [{title: SECRET}]
statements: [{text: SECRET, by: SECRET}]
indicators: [{label: SECRET, value: 3}]
documents: [{title: SECRET, file: SECRET.pdf}]
image: {src: SECRET.png, alt: SECRET}
`, "SECRET", secret)
	body := "\n## " + secret + "\n\nUn " + secret + ".\n"
	name := func(folder, file string) string { return "content/" + folder + "/" + file }
	records := 0
	record := func(why, keys string) string {
		records++
		return fmt.Sprintf("---\ntitle: Le %s\naliases: /ancien-%s-%d/\n%s\n", secret, secret, records, why) + texts + keys + "---\n" + body
	}
	call := "kind: aap\nwindows: [{label: " + secret + ", opens: 2023-06-02, closes: 2023-06-20 12:00, apply_url: 'https://depot.example.fr/'}]\n" +
		"amounts: 900 000 €\naudiences: commune\nstrands: [{label: " + secret + "}]\n"
	files := map[string]string{
		name("programmes/"+secret, "index.md"): record(why, "territory: REG-53\nbudgets: 7 M€\ngoals: ["+secret+"]\nroles: [{role: financeur, name: "+secret+"}]\n"),
		// Not held back by itself, but by its programme.
		name("programmes/"+secret, "appel.md"):    record("published: 2023-06-02", call),
		name("programmes/relance", secret+".md"):  record(why, call),
		name("projets", secret+".md"):             record(why, "awards: [{call: relance/appel, amount: 90 000 €}]\nlead: agence\nsites: COM-29019\nsectors: artisanat\n"),
		name("organisations", secret+".md"):       record(why, "parent: agence\nterritory: COM-29019\n"),
		name("secteurs", secret+".md"):            record(why, "parent: artisanat\n"),
		name("pages", secret+".md"):               record(why, "menu: header\n"),
		name("programmes/relance", secret+".pdf"): "%PDF-1.4",
		name("programmes/"+secret, secret+".pdf"): "%PDF-1.4",
	}
	for _, folder := range []string{"projets", "organisations", "secteurs", "pages"} {
		files[name(folder, secret+".pdf")] = "%PDF-1.4"
	}
	for file := range files {
		if picture, isDocument := strings.CutSuffix(file, ".pdf"); isDocument {
			files[picture+".png"] = grey(8, 8)
		}
	}
	return files
}

// Drafts and records of a later date are in nothing that a build leaves: neither a
// page, a count, a feed, a calendar, the plan of the site, linked data, a compressed
// copy nor the search index. With --drafts, all of them are there.
func TestHeldBack(t *testing.T) {
	without := t.TempDir()
	plant(t, without, shown, false)
	bare := built(t, without)
	for why, keys := range map[string]string{"draft": "draft: oui\npublished: 2023-06-02", "later": "published: 2023-06-16"} {
		t.Run(why, func(t *testing.T) {
			folder := t.TempDir()
			plant(t, folder, shown, false)
			plant(t, folder, held(keys), false)
			site := built(t, folder)
			if in := holding(t, site); len(in) > 0 {
				t.Errorf("the word stands in %s", strings.Join(in, ", "))
			}
			if n := found(t, folder); n != 0 {
				t.Errorf("search finds %d records", n)
			}
			if got, want := indexed(t, folder), indexed(t, without); got != want {
				t.Errorf("the index holds %s, without them %s", got, want)
			}
			// What the site is without them, it is with them; but it tells when the
			// first of a later date is due.
			if why == "later" {
				due := site["next-change.json"]
				if !strings.Contains(due, `"next_change": "2023-06-15T22:00:00Z"`) {
					t.Errorf("the next change is not their day: %s", due)
				}
				site["next-change.json"] = bare["next-change.json"]
			}
			if diff := difference(bare, site); diff != "" {
				t.Errorf("the site is not what it is without them: %s", diff)
			}

			in := strings.Join(holding(t, built(t, folder, "--drafts")), "\n") + "\n"
			for _, name := range []string{
				"programmes/" + secret + "/index.html", "programmes/" + secret + "/appel/index.html",
				"programmes/relance/" + secret + "/index.html", "projets/" + secret + "/index.html",
				"organisations/" + secret + "/index.html", "secteurs/" + secret + "/index.html", secret + "/index.html",
				"appels/atom.xml", "appels/calendrier.ics", "sitemap.xml", "_redirects", "index.html", "index.html.gz", "index.html.br",
			} {
				if !strings.Contains("\n"+in, "\n"+name+"\n") {
					t.Errorf("with --drafts, the word is not in %s", name)
				}
			}
			if n := found(t, folder); n != 7 {
				t.Errorf("with --drafts, search finds %d records, want 7", n)
			}
			if indexed(t, folder) == indexed(t, without) {
				t.Error("with --drafts, the index is the same")
			}
		})
	}
}

// holding lists the files that hold the secret, in their names or their bytes, those
// of compressed copies too.
func holding(t *testing.T, files map[string]string) (names []string) {
	t.Helper()
	for name, content := range files {
		text := []byte(content)
		var err error
		switch filepath.Ext(name) {
		case ".gz":
			var r *gzip.Reader
			if r, err = gzip.NewReader(strings.NewReader(content)); err == nil {
				text, err = io.ReadAll(r)
			}
		case ".br":
			text, err = io.ReadAll(brotli.NewReader(strings.NewReader(content)))
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if strings.Contains(strings.ToLower(name), secret) || bytes.Contains(bytes.ToLower(text), []byte(secret)) {
			names = append(names, name)
		}
	}
	return names
}

// found counts the records that search finds by the secret.
func found(t *testing.T, folder string) int {
	t.Helper()
	out, err := program(t, folder, "search", "--json", "--date", "2023-06-15", secret).Output()
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Total int }
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return answer.Total
}

// indexed is the name of the index of a site, which is a digest of all that it
// holds: texts as they are stored, words, values and names.
func indexed(t *testing.T, folder string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, ".portulan", "search", "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var entry struct{ Index string }
	if err := json.Unmarshal(text, &entry); err != nil || entry.Index == "" {
		t.Fatalf("%v: %s", err, text)
	}
	return entry.Index
}
