package record_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"portulan/internal/publish"
)

// FuzzAddress reads any text as the address of a website and as a former
// address of the site. What is kept of it can stand in a page and in a folder,
// and is read back as it is.
func FuzzAddress(f *testing.F) {
	for _, text := range []string{
		"https://www.ledamier.fr/a?b=c#d", "www.ledamier.fr", "//x.fr", "javascript:alert(1)", "https://[::1]:80/", "https://a@b:c@d/", "http:/x", "http:x.fr",
		"/projets/ancien/", "/ancien.html", "/a/index.html", "/%c3%a9/", "/e\u0301/", "/a%2fb", "/.git/", "/a/../b", "/con./", "/a\u202eb/", "/%00", "/index.html/index.html",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		website, alias := readAddresses(t, text)
		if website != "" {
			u, err := url.Parse(website)
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(website, " <>\"\t\r\n") {
				t.Errorf("%q is kept as the website %q", text, website)
			}
			if again, _ := readAddresses(t, website); again != website {
				t.Errorf("%q is kept as %q, and that as %q", text, website, again)
			}
		}
		if alias != "" {
			name := strings.TrimPrefix(alias, "/")
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			if err := publish.CheckName(name); err != nil {
				t.Errorf("%q is kept as %q, which cannot be published: %v", text, alias, err)
			}
			if _, again := readAddresses(t, (&url.URL{Path: alias}).EscapedPath()); again != alias {
				t.Errorf("%q is kept as %q, and that as %q", text, alias, again)
			}
		}
	})
}

// readAddresses reads a text as both kinds of address; each is empty where it is
// refused.
func readAddresses(t *testing.T, text string) (website, alias string) {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	o, _ := readOrganisation(t, "website: "+string(quoted)+"\naliases: "+string(quoted))
	return o.Website, strings.Join(o.Aliases, " ")
}
