package source_test

import (
	"strings"
	"testing"
)

// TestMistakes writes front matter as editors do when they slip, and expects
// the slip to be named, where it is. The front matter begins on line 2.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, front, want string }{
		{"a colon and a space in a value", "title: Titre : x", "2:14 yaml-colon: a colon inside the value of “title”"},
		{"the same after a colon without a space", "draft: true\ntitle: Langu:IA : un projet\nnames: x", "3:17 yaml-colon: a colon inside the value of “title”"},
		{"the same, counted in characters", "title: « Été » 😀 : x", "2:18 yaml-colon: a colon inside the value of “title”"},
		{"the same in an item of a list", "links:\n  - label: Voir : ici\n    url: x", "3:17 yaml-colon: a colon inside the value of “label”"},
		{"a value that ends with a colon", "title: Titre:", "2:13 yaml-colon: a colon inside the value of “title”"},

		{"a tab as an indent", "links:\n\t- label: x", "3:1 yaml-tab: a tab is used as an indent"},
		{"a tab after spaces", "links:\n  - label: x\n  \turl: y", "4:3 yaml-tab: a tab is used as an indent"},

		{"no space after a colon", "title:x", "2:6 yaml-no-space: a space is missing after “title:”"},
		{"no space after a colon, among others", "title: x\nsummary:y\nnames: z", "3:8 yaml-no-space: a space is missing after “summary:”"},
		{"no space after any colon", "title:x\nsummary:y", "2:6 yaml-no-space: a space is missing after “title:”"},

		{"an indent that comes from nowhere", "title: x\n  summary: y", "3:3 yaml-indent: the indent of this line matches none above it"},
		{"one space too many in an item", "windows:\n  - opens: 1er juin 2023\n    closes: 31 juillet 2023\n   label: x", "5:4 yaml-indent: the indent of this line matches none above it"},
		{"one space too few in an item", "windows:\n  - opens: 1er juin 2023\n  closes: 31 juillet 2023", "4:3 yaml-indent: the indent of this line matches none above it"},
		{"a list under a value", "title: x\n- y", "3:1 yaml-indent: the indent of this line matches none above it"},
		{"blank lines before the slip", "title: x\n\n\n  summary: y", "5:3 yaml-indent: the indent of this line matches none above it"},

		{"a sentence that goes on at the margin", "summary: Une phrase\nqui continue\ntitle: x", "3:1 yaml-no-colon: this line has no colon: it is neither a key nor the rest of a value"},
		{"the same on the last line", "summary: Une phrase\nqui continue", "3:1 yaml-no-colon: this line has no colon: it is neither a key nor the rest of a value"},

		{"a quote that does not close", "title: \"Titre\nsummary: y", "2:8 yaml-quote: quotes that open here do not close well"},
		{"the same in the middle of others", "draft: true\ntitle: 'Titre\nsummary: y\n", "3:8 yaml-quote: quotes that open here do not close well"},
		{"an apostrophe between apostrophes", "title: 'L'eau'", "2:8 yaml-quote: quotes that open here do not close well"},
		{"words after a quote", "title: \"Langu:IA\" et XPICC", "2:8 yaml-quote: quotes that open here do not close well"},
		{"the same under a key with accents", "résumé: \"Langu:IA\" et XPICC", "2:9 yaml-quote: quotes that open here do not close well"},
		{"an escape that is none", `title: "C:\quoi"`, "2:11 yaml-unreadable: the front matter cannot be read: found unknown escape character"},

		{"a bracket that does not close", "names: [a, b\ntitle: x", "2:8 yaml-bracket: a bracket or a brace is not closed"},
		{"a brace that does not close", "lead: {org: x", "2:7 yaml-bracket: a bracket or a brace is not closed"},
		{"a bracket closed by a brace", "names: [a, b}", "2:8 yaml-bracket: a bracket or a brace is not closed"},
		{"a bracket closed twice", "names: [a, b]]", "2:8 yaml-bracket: a bracket or a brace is not closed"},

		{"a value in brackets, then words", "title: [AMI] Fabriques", "2:8 yaml-start: a value cannot begin with “[”"},
		{"a value in braces, then words", "title: {AMI} Fabriques", "2:8 yaml-start: a value cannot begin with “{”"},
		{"@", "title: @portulan", "2:8 yaml-start: a value cannot begin with “@”"},
		{"`", "title: `code`", "2:8 yaml-start: a value cannot begin with “`”"},
		{"%", "title: %", "2:8 yaml-start: a value cannot begin with “%”"},
		{"|", "title: | x", "2:8 yaml-start: a value cannot begin with “|”"},
		{">", "title: > x", "2:8 yaml-start: a value cannot begin with “>”"},
		{"a hyphen and a space", "title: - x", "2:8 yaml-start: a value cannot begin with “-”"},
		{"a comma", "title: , x", "2:8 yaml-start: a value cannot begin with “,”"},
		{"a tag, which would be swallowed", "title: !important x", "2:8 yaml-start: a value cannot begin with “!”"},
		{"an exclamation mark alone", "title: ! x", "2:8 yaml-start: a value cannot begin with “!”"},

		{"an anchor", "title: &x y", "2:8 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
		{"an alias of nothing", "title: *important*", "2:8 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
		{"words in bold", "title: **Important**", "2:8 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
		{"an ampersand alone", "title: & x", "2:8 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
		{"an anchor and its aliases, told once", "names: &a [x, x]\nlinks: [*a, *a]", "2:8 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},

		{"a list at the top", "- title: x", "2:1 front-not-keys: the front matter is not made of keys and values"},
		{"a text at the top", "# a comment\nUn titre", "3:1 front-not-keys: the front matter is not made of keys and values"},
		{"a control character", "draft: true\ntitle: \u00e9\x07x", "3:9 yaml-control: the front matter holds a control character, which cannot be seen"},
		{"two documents", "title: x\n...\ntitle: y", "3:1 yaml-documents: this line ends the YAML document, and another one follows it"},
		{"two documents, after a comment", "# x\n--- # the first\ntitle: x\n--- # the second\ntitle: y", "5:1 yaml-documents: this line ends the YAML document, and another one follows it"},

		{"a number after #", "draft: true\ntitle: Projet #3", "3:8 yaml-hash: the value ends before “#3”"},
		{"the same in a list", "names:\n  - a\n  - Projet #3 bis", "4:5 yaml-hash: the value ends before “#3 bis”"},
		{"hyphens without a space", "title: x\nnames:\n  -a\n  -b", "4:3 yaml-dash: this is not a list: a space is missing after the hyphen"},
		{"one hyphen without a space", "names:\n  -a\ntitle: x", "3:3 yaml-dash: this is not a list: a space is missing after the hyphen"},
	} {
		problems := wantProblem(t, c.name, "---\n"+c.front+"\n---\n", c.want)
		if len(problems) == 1 {
			if line := strings.Split(c.front, "\n")[problems[0].Line-2]; problems[0].Excerpt != line {
				t.Errorf("%s: the excerpt is %q, want %q", c.name, problems[0].Excerpt, line)
			}
		}
	}
}

// What is not a slip is not taken for one.
func TestNoMistake(t *testing.T) {
	for _, front := range []string{
		"title: l'eau", "title: Langu:IA", "title: 12:30", `title: "Titre : x"`, "title: 'l''eau : x'", "url: https://example.org/",
		"title: x # a comment", "title: x\n#a comment", "title: \"x\" #3", "title: \"x #3\"", "title: x#3", "title: x ## y", "names:\n  - -a", "title:\n  \"-a\"", "title : x", "names:\n- a\n- b", "names: [a, \"b: c\"]", "lead: {org: x}", "summary: >\n  Une phrase\n  qui continue.",
		"summary: Une phrase\n  qui continue.", "title: -5", "title: a - b", "title: a & b * c", "title: R&D", "", "\n\n", "# a comment",
	} {
		f, problems := read("---\n" + front + "\n---\n")
		if len(problems) > 0 || f.Front == nil {
			t.Errorf("%q: %s", front, tell(problems))
		}
	}
}

// TestNesting meets front matter nested ten thousand levels deep, however it is
// written, and aliases that would grow without end.
func TestNesting(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for i, letter := range "bcdefghi" {
		before := string(rune('a' + i))
		bomb += string(letter) + ": &" + string(letter) + " [" + strings.Repeat("*"+before+", ", 8) + "*" + before + "]\n"
	}
	indented := ""
	for i := range 1200 { // as deep as a megabyte of spaces goes
		indented += strings.Repeat(" ", i) + "a:\n"
	}
	const deep = "yaml-depth: the front matter is nested more than 32 levels deep"
	for _, c := range []struct{ name, front, want string }{
		{"brackets", strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000), "2:1 " + deep},
		{"brackets that do not close", "a: " + strings.Repeat("[", 10_000), "2:1 " + deep},
		{"braces", "a: " + strings.Repeat("{a: ", 10_000), "2:1 " + deep},
		{"lists", strings.Repeat("- ", 10_000) + "x", "2:1 " + deep},
		{"keys, indented", indented, "34:1 " + deep},
		{"keys of keys", strings.Repeat("? ", 10_000) + "x", "2:1 " + deep},
		{"aliases of aliases", bomb, "2:4 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
		{"many aliases of one anchor", "a: &a x\nb: [" + strings.Repeat("*a, ", 100_000) + "]", "2:4 yaml-anchor: YAML anchors and aliases (& and *) are not accepted"},
	} {
		wantProblem(t, c.name, "---\n"+c.front+"\n---\n", c.want)
	}
	if f, problems := read("---\na: " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n---\n"); f.Front == nil {
		t.Errorf("31 levels are refused: %s", tell(problems))
	}
}
