package svg_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"portulan/internal/svg"
)

const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">`

func TestSize(t *testing.T) {
	for root, want := range map[string]svg.Size{
		`viewBox="0 0 30 20"`:                           {Width: 30, Height: 20},
		`width="12px" height="8" viewBox="0 0 30 20"`:   {Width: 12, Height: 8},
		`width="100%" height="100%" viewBox="0,0,30,9"`: {Width: 30, Height: 9},
		`viewBox="0 0 1.2 0.4"`:                         {Width: 2, Height: 1},
		`viewBox="0 0 NaN 1e9"`:                         {Width: 100, Height: 100},
		``:                                              {Width: 100, Height: 100},
	} {
		got, fault := svg.Check([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + root + `/>`))
		if fault != nil || got != want {
			t.Errorf("%s: %v and %v, want %v", root, got, fault, want)
		}
	}
}

// What drawing programs write is accepted.
func TestAccepted(t *testing.T) {
	for _, drawing := range []string{
		`<path d="M0 0"/>`,
		`<style>.a{fill:url(#g)}</style><g class="a"><use href="#g"/><use xlink:href="#g"/></g>`,
		`<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect fill="url(#g)"/>`,
		`<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>`,
		`<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:docname="logo.svg"/>`,
		`<title>Un logo</title><text x="1">Portulan</text>`,
	} {
		if _, fault := svg.Check([]byte(open + drawing + "</svg>")); fault != nil {
			t.Errorf("%s: %v", drawing, fault)
		}
	}
}

// What could run, or ask for something elsewhere, is not.
func TestRefused(t *testing.T) {
	for _, drawing := range []string{
		`<script>alert(1)</script>`,
		`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`,
		`<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
		`<g xmlns="http://www.w3.org/1999/xhtm&#108;"><iframe/></g>`,
		`<path onload="alert(1)"/>`,
		`<path ONCLICK="alert(1)"/>`,
		`<foreignObject/>`,
		`<a href="https://example.com"/>`,
		`<use href="https://example.com/a.svg#b"/>`,
		`<use xlink:href="data:image/svg+xml,x"/>`,
		`<image href="https://example.com/a.png"/>`,
		`<animate attributeName="href" to="javascript:alert(1)"/>`,
		`<set attributeName="onload" to="alert(1)"/>`,
		`<rect style="fill:url(https://example.com/#a)"/>`,
		`<rect style="fill:URL( 'https://example.com/#a')"/>`,
		`<rect style="fill:u\72l(https://example.com)"/>`,
		`<rect fill="url(//example.com#a)"/>`,
		`<style>@import "https://example.com/a.css";</style>`,
		`<style>a{b:ur<!-- -->l(https://example.com)}</style>`,
		`<style>@import "https://example.com/a.css";<g/></style>`,
		`<style>a{fill:u<g/>rl(https://example.com)}</style>`,
		`<style><![CDATA[@font-face{src:url(https://example.com/a.woff)}]]></style>`,
		`<x:script xmlns:x="http://www.w3.org/2001/xml-events"/>`,
		`<unknown/>`,
		`<script xmlns="http://www.inkscape.org/"/>`,
		`<title><![CDATA[><script>alert(1)</script>]]></title>`,
		`<!-- --!><script>alert(1)</script> -->`,
		`<?xml-stylesheet href="https://example.com/a.css"?>`,
		`<path d="&oops;"/>`,
		`<path`,
	} {
		if _, fault := svg.Check([]byte(open + drawing + "</svg>")); fault == nil {
			t.Errorf("%s is accepted", drawing)
		}
	}
	for _, file := range []string{
		"", "GIF89a", "<html/>", "<svg/>", `<!DOCTYPE svg [<!ENTITY a "b">]>` + open + "</svg>",
		`<?xml version="1.0" encoding="UTF-7"?>` + open + "</svg>",
	} {
		if _, fault := svg.Check([]byte(file)); fault == nil {
			t.Errorf("%q is accepted", file)
		}
	}
}

// FuzzCheck holds the drawings that are accepted to what a reader of HTML, which
// forgives more than one of XML, finds in them.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(open + `<path d="M0 0"/></svg>`))
	f.Add([]byte(open + `<style>a{}</style><use href="#a"/></svg>`))
	f.Add([]byte(open + `<s:script xmlns:s="http://www.w3.org/2000/svg"/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		size, fault := svg.Check(data)
		if fault != nil {
			return
		}
		if size.Width < 1 || size.Height < 1 {
			t.Errorf("the size is %v", size)
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			return
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "iframe" || n.Data == "foreignObject") {
				t.Errorf("%q holds <%s>", data, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("%q has %s", data, a.Key)
				}
			}
		}
	})
}
