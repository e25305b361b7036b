package markdown_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// allowed is every element that a body may give, with its attributes.
var allowed = map[string][]string{
	"a":          {"href", "title", "id", "role", "aria-label"},
	"blockquote": nil, "br": nil, "code": nil, "dd": nil, "del": nil, "div": {"class", "role", "tabindex", "aria-label"},
	"dl": nil, "dt": nil, "em": nil, "figcaption": nil, "figure": nil,
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "hr": nil,
	"img": {"src", "width", "height", "alt", "title", "loading", "decoding"},
	"li":  {"id"}, "ol": {"start"}, "p": nil, "pre": nil, "section": {"class", "role", "aria-label"},
	"strong": nil, "sup": {"id"}, "table": nil, "tbody": nil, "td": {"class"}, "th": {"scope", "class"},
	"thead": nil, "tr": nil, "ul": nil,
}

var void = []string{"br", "hr", "img"}

// phrasing are the elements that hold words and each other, but no block.
var phrasing = []string{"a", "br", "code", "del", "em", "img", "strong", "sup"}

// unsafe returns what makes a body's HTML unsafe or wrong, nil when it is
// neither. A browser parses it, so a strict reading of its tags comes first:
// what is well nested is not repaired into something else.
func unsafe(page []byte) error {
	if !utf8.Valid(page) {
		return fmt.Errorf("not UTF-8")
	}
	var open []string
	ids := map[string]bool{}
	var local []string
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("not closed: %v", open)
			}
			for _, id := range local {
				if isNoteID(id) && !ids[id] {
					return fmt.Errorf("no note or call has the id %q", id)
				}
			}
			return sameOnceParsed(page)
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("neither element nor text: %q", token.String())
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Errorf("</%s> closes %v", token.Data, open)
			}
			open = open[:len(open)-1]
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := unsafeTag(token, open); err != nil {
				return err
			}
			for _, a := range token.Attr {
				if a.Key == "id" {
					if ids[a.Val] || a.Val == "" {
						return fmt.Errorf("id %q twice, or empty", a.Val)
					}
					ids[a.Val] = true
				}
				if id, ok := strings.CutPrefix(a.Val, "#"); ok && a.Key == "href" {
					local = append(local, id)
				}
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		}
	}
}

func isNoteID(id string) bool {
	return strings.HasPrefix(id, "note_") || strings.HasPrefix(id, "call_")
}

func unsafeTag(token html.Token, open []string) error {
	attributes, ok := allowed[token.Data]
	if !ok {
		return fmt.Errorf("element %s", token.Data)
	}
	if token.Data == "a" && slices.Contains(open, "a") {
		return fmt.Errorf("a link within a link")
	}
	if len(open) > 0 && !slices.Contains(phrasing, token.Data) {
		if parent := open[len(open)-1]; parent == "p" || slices.Contains(phrasing, parent) || parent[0] == 'h' {
			return fmt.Errorf("%s within %s", token.Data, parent)
		}
	}
	seen := map[string]bool{}
	for _, a := range token.Attr {
		if !slices.Contains(attributes, a.Key) || seen[a.Key] {
			return fmt.Errorf("attribute %s=%q of %s", a.Key, a.Val, token.Data)
		}
		seen[a.Key] = true
		if (a.Key == "href" || a.Key == "src") && !safeAddress(a.Key, a.Val) {
			return fmt.Errorf("address %q", a.Val)
		}
	}
	return nil
}

// schemes are what the URL standard takes for a scheme, before its colon.
var schemes = regexp.MustCompile(`^[a-z][a-z0-9+.-]*$`)

// safeAddress reads an address as browsers do: they skip control characters,
// take \ for /, and do not look at the case of a scheme.
func safeAddress(attribute, address string) bool {
	address = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		if r == '\\' {
			return '/'
		}
		return r
	}, strings.ToLower(address))
	scheme, _, found := strings.Cut(address, ":")
	if found && schemes.MatchString(scheme) {
		return attribute == "href" && slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme)
	}
	return address != "" && !strings.HasPrefix(address, "//")
}

// sameOnceParsed checks that a browser's parser finds no other element than
// those that are written.
func sameOnceParsed(page []byte) error {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return err
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data == "html" || n.Data == "head" || n.Data == "body" {
			continue
		}
		if _, ok := allowed[n.Data]; !ok {
			return fmt.Errorf("element %s once parsed", n.Data)
		}
	}
	return nil
}
