package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newParser assembles goldmark's parser, with or without the addresses in
// running text. The numbers order the constructs that start with the same sign;
// they are goldmark's own.
func newParser(addresses bool) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(headings{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(headings{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(shallow{notes{extension.NewFootnoteBlockParser()}}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(strikethrough{extension.NewStrikethroughParser()}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(paragraphs{}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
	if addresses {
		p.AddOptions(parser.WithInlineParsers(
			util.Prioritized(bareAddress{extension.NewLinkifyParser(
				extension.WithLinkifyEmailRegexp(email),
			)}, 999),
		))
	}
	return p
}

// strikethrough asks for two tildes: one alone says "about", as in ~300.
type strikethrough struct{ parser.InlineParser }

func (s strikethrough) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

// email is what is taken for an address of a person in running text.
var email = regexp.MustCompile(`^[a-zA-Z0-9._+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63})+`)

// mayHoldAddress reports whether bareAddress can find anything in a body. One
// where it cannot is parsed without it: goldmark cuts a text in two at each word
// that is looked at.
func mayHoldAddress(src []byte) bool {
	return bytes.IndexByte(src, '@') >= 0 || bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www."))
}

// bareAddress makes links of addresses in running text. It looks at the start
// of a word before it lets a regular expression look at the rest.
type bareAddress struct{ parser.InlineParser }

func (b bareAddress) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	word, _ := block.PeekLine()
	switch word[0] {
	case ' ', '*', '_', '~', '(': // what stands before the word
		word = word[1:]
	}
	if bytes.HasPrefix(word, []byte("http://")) || bytes.HasPrefix(word, []byte("https://")) ||
		bytes.HasPrefix(word, []byte("www.")) || startsWithMailbox(word) {
		return b.InlineParser.Parse(parent, block, pc)
	}
	return nil
}

// startsWithMailbox reports whether word starts with what may stand before an
// @, which is at most 64 characters (RFC 5321, 4.5.3.1.1), and the @.
func startsWithMailbox(word []byte) bool {
	for i, c := range word[:min(len(word), 65)] {
		if c == '@' {
			return i > 0
		}
		if !util.IsAlphaNumeric(c) && c != '.' && c != '_' && c != '+' && c != '-' {
			return false
		}
	}
	return false
}
