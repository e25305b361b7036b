package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/browsertest"
	"portulan/internal/diag"
)

// writeSite writes and builds a site, and returns its published folder.
func writeSite(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := publishSite(root, now); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "public")
}

// Queries and records are texts, whatever they hold.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	const markup = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>`
	public := writeSite(t, map[string]string{
		"portulan.yaml":              "title: Annuaire\nbase_url: https://exemple.fr/\nlanguage: fr\n",
		"content/projets/hostile.md": "---\ntitle: 'Zeppelin " + strings.ReplaceAll(markup, "'", "''") + "'\nsummary: 'Zeppelin \"><b onclick=x>'\nnames: ['</template><script>x</script>']\n---\nZeppelin &lt;script&gt; ordinaire.\n",
		"content/projets/plain.md":   "---\ntitle: Autre\n---\n",
	})
	site := serving(t, public, diag.French)
	const harm = `() => [...document.querySelectorAll("main img, main script, main b[onclick], main iframe")].map(e => e.outerHTML).concat(document.title.includes("broken") && !document.title.includes("<") ? ["the title"] : [])`
	for _, query := range []string{"zeppelin", "zeppelin " + markup, `"><svg onload=alert(1)>`, "javascript:alert(1)", "</script><script>alert(1)</script>", `" onfocus="alert(1)" autofocus="`} {
		for _, noScript := range []bool{false, true} {
			reader := languages[0].reader(1280)
			reader.NoScript = noScript
			tab := visit(t, site, "/recherche/?q="+url.QueryEscape(query), reader)
			if !noScript {
				settled(tab)
			}
			none(t, tab, query, harm)
			if got := browsertest.Eval[string](tab, `() => document.querySelector("main form.search input").value`); got != query {
				t.Errorf("the box holds %q and not %q", got, query)
			}
		}
	}
	tab := visit(t, site, "/", languages[0].reader(1280))
	typeQuery(tab, "zepp")
	tab.Wait(`() => document.querySelector("[role=option]")?.textContent.includes("onerror") === true`)
	none(t, tab, "suggestions", harm)
}
