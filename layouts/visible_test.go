package layouts_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
	"unicode"

	"golang.org/x/net/html"

	"portulan/layouts"
)

// All that people read or hear comes from i18n: templates, styles and scripts
// hold no word of their own.
func TestNoWordOutsideTexts(t *testing.T) {
	looked := 0
	err := fs.WalkDir(layouts.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if name == "scripts/search" {
			return fs.SkipDir // its modules know words that people type, and draw nothing
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			return err
		}
		var words []string
		switch path.Ext(name) {
		case ".html":
			words = visible(html.NewTokenizer(strings.NewReader(withoutActions(t, name, string(data)))))
		case ".css":
			words = generated(string(data))
		case ".js":
			words = spoken(string(data))
		default:
			return nil
		}
		looked++
		for _, word := range words {
			t.Errorf("%s says %q, which no language file has", name, word)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if looked < 40 {
		t.Errorf("%d files looked at: the test tests little", looked)
	}
}

// markup is how a script would write markup on a page, or run a text: see dom.js.
var markup = regexp.MustCompile(`\b(innerHTML|outerHTML|insertAdjacentHTML|setHTML\w*|createContextualFragment|parseFromString|srcdoc|eval|WebAssembly)\b|document\.write|new Function`)

// No script writes markup or runs a text, so that no query and no title can be more than a text.
func TestScriptsWriteNoMarkup(t *testing.T) {
	looked := 0
	err := fs.WalkDir(layouts.FS, "scripts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		text, err := fs.ReadFile(layouts.FS, name)
		looked++
		for _, found := range markup.FindAllString(comments.ReplaceAllString(string(text), ""), -1) {
			t.Errorf("%s uses %s", name, found)
		}
		return err
	})
	if err != nil || looked < 20 {
		t.Errorf("%d scripts looked at: %v", looked, err)
	}
}

// withoutActions is the text of a template with a hyphen for each of its actions.
func withoutActions(t *testing.T, name, text string) string {
	t.Helper()
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		t.Fatal(err)
	}
	trees[name] = tree
	var b strings.Builder
	var write func(list *parse.ListNode)
	write = func(list *parse.ListNode) {
		if list == nil {
			return
		}
		for _, node := range list.Nodes {
			switch n := node.(type) {
			case *parse.TextNode:
				b.Write(n.Text)
			case *parse.IfNode:
				write(n.List)
				write(n.ElseList)
			case *parse.WithNode:
				write(n.List)
				write(n.ElseList)
			case *parse.RangeNode:
				write(n.List)
				write(n.ElseList)
			default:
				b.WriteByte('-')
			}
		}
	}
	for _, tree := range trees {
		write(tree.Root)
		b.WriteByte('\n')
	}
	return b.String()
}

// told are the attributes that are shown or read out.
var told = []string{"alt", "title", "aria-label", "aria-description", "aria-valuetext", "placeholder", "label", "summary"}

// visible are the words in the texts of a page, and in its attributes that are
// told.
func visible(z *html.Tokenizer) []string {
	var words []string
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			return words
		case html.TextToken:
			if strings.Contains(token.Data, "<") { // of <noscript>, which is read as it is
				words = append(words, visible(html.NewTokenizer(strings.NewReader(token.Data)))...)
				continue
			}
			words = append(words, lettered(token.Data)...)
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range token.Attr {
				button := a.Key == "value" && (token.Data == "input" || token.Data == "button")
				if slices.Contains(told, a.Key) || strings.HasPrefix(a.Key, "data-") || button {
					words = append(words, lettered(a.Val)...)
				}
			}
		}
	}
}

var contents = regexp.MustCompile(`content:([^;}]*)`)

// quoted are the texts in a style or a script.
var quoted = regexp.MustCompile("\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")

// generated are the words that a style writes on the page.
func generated(style string) []string {
	var words []string
	for _, m := range contents.FindAllStringSubmatch(style, -1) {
		for _, text := range quoted.FindAllString(m[1], -1) {
			words = append(words, lettered(text)...)
		}
	}
	return words
}

// comments are those of a script.
var comments = regexp.MustCompile(`(?ms)/\*.*?\*/|^\s*//[^\n]*`)

// expressions are those in the texts of a script, which may hold braces themselves.
var expressions = regexp.MustCompile(`\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}`)

// unspoken is what a script says to machines: selectors, errors and regular expressions.
var unspoken = regexp.MustCompile("(querySelector(All)?|closest|matches|Error)\\((`[^`\n]*`|\"[^\"\n]*\")\\)|/\\^[^/\n]+/u|/[^/ \n]+/[gu]+")

// codes are words of capitals alone, as kinds of territories and names of elements, and names of keys.
var codes = regexp.MustCompile(`^([A-Z]+(-[^ ]*)?|Escape|Enter|Arrow(Up|Down))$`)

// spoken are the texts of a script that could be a sentence: one has a space
// between words, or begins with a capital. Names of attributes, elements and
// files are neither, nor are selectors and conditions, by their signs.
func spoken(script string) []string {
	script = unspoken.ReplaceAllString(comments.ReplaceAllString(script, ""), "")
	var words []string
	for _, text := range quoted.FindAllString(script, -1) {
		inner := expressions.ReplaceAllString(text[1:len(text)-1], "")
		if codes.MatchString(inner) || strings.ContainsAny(inner, "[]<>=") {
			continue
		}
		first, _, _ := strings.Cut(inner, " ")
		sentence := first != inner && len(lettered(inner)) > 1
		if sentence || inner != "" && unicode.IsUpper([]rune(inner)[0]) {
			words = append(words, inner)
		}
	}
	return words
}

// lettered are the words of a text that hold a letter.
func lettered(text string) []string {
	return slices.DeleteFunc(strings.Fields(text), func(word string) bool { return !strings.ContainsFunc(word, unicode.IsLetter) })
}

// The test above finds what it looks for.
func TestWordsAreFound(t *testing.T) {
	page := `<p class="a">{{t "x"}} Bonjour<img alt="Vue"><input value="Aller" name="q"></p>`
	if got := visible(html.NewTokenizer(strings.NewReader(withoutActions(t, "page.html", page)))); !slices.Equal(got, []string{"Bonjour", "Vue", "Aller"}) {
		t.Errorf("on a page: %q", got)
	}
	if got := generated(`a::after { content: "— " / ""; } b::before { content: "voir" attr(href); }`); !slices.Equal(got, []string{`"voir"`}) {
		t.Errorf("in a style: %q", got)
	}
	if got := spoken(`// "Un mot"` + "\n" + `a("[data-copy]", "role", 'Copier', "adresse copiée", ` + "`voir ${of({ a: 1 })} ici`" + `, "a b[c]", "Escape", ` + "`${of} ${it}`" + `);`); !slices.Equal(got, []string{"Copier", "adresse copiée", "voir  ici"}) {
		t.Errorf("in a script: %q", got)
	}
}
