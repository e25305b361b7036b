package pages

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
)

// place finds the file and line that html/template names in its errors, as in
// "template: pages/call.html:12:5: executing …".
var place = regexp.MustCompile(`(?:html/)?template:\s?([\w./-]+\.html):(\d+)(?::(\d+))?:\s*(.*)`)

// texts finds the file of interface texts that package locale names in its
// errors, and the line that the YAML reader may name.
var texts = regexp.MustCompile(`read interface texts (i18n/[\w-]+\.yaml): (?:.*line (\d+): )?(.*)`)

// layoutProblem makes a problem of an error of the site's layouts.
func layoutProblem(err error) diag.Problem {
	p := diag.Problem{Fault: *diag.NewFault(diag.LayoutBroken, "reason", err.Error(), "pages", ""), File: "layouts"}
	if m := place.FindStringSubmatch(err.Error()); m != nil {
		p.File = "layouts/" + m[1]
		p.Line, _ = strconv.Atoi(m[2])
		if column, err := strconv.Atoi(m[3]); err == nil {
			p.Column = column + 1
		}
		p.Args["reason"] = m[4]
	}
	if fault, ok := errors.AsType[*bundleFault](err); ok {
		p.File, p.Line, p.Column, p.Args["reason"] = fault.file, fault.line, fault.column, fault.text
	}
	if m := texts.FindStringSubmatch(err.Error()); m != nil {
		p.File, p.Args["reason"] = "layouts/"+m[1], m[3]
		p.Line, _ = strconv.Atoi(m[2])
	}
	if load, ok := errors.AsType[*yaml.LoadError](err); ok && load.Mark.Line > 0 {
		p.Line, p.Args["reason"] = load.Mark.Line, load.Message
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		p.File = "layouts/" + pathError.Path
	}
	return p
}

// renderProblem is layoutProblem for an error met while writing a page.
func renderProblem(err error, url string) diag.Problem {
	p := layoutProblem(err)
	p.Args["pages"] = " (" + url + ")"
	return p
}

// MergeLayoutProblems makes one problem of those that one place in the layouts
// gave on many pages, which names the first page and how many there are.
func MergeLayoutProblems(problems []diag.Problem) []diag.Problem {
	type place struct {
		file         string
		line, column int
		reason       string
	}
	count := map[place]int{}
	first := map[place]string{}
	at := func(p diag.Problem) place { return place{p.File, p.Line, p.Column, p.Args["reason"]} }
	for _, p := range problems {
		if p.Code != diag.LayoutBroken {
			continue
		}
		k := at(p)
		if count[k]++; count[k] == 1 || p.Args["pages"] < first[k] {
			first[k] = p.Args["pages"]
		}
	}
	var merged []diag.Problem
	for _, p := range problems {
		if p.Code == diag.LayoutBroken {
			k := at(p)
			if first[k] != p.Args["pages"] || count[k] == 0 {
				continue
			}
			if count[k] > 1 {
				p.Args["pages"] = fmt.Sprintf("%s × %d", first[k], count[k])
			}
			count[k] = 0 // said
		}
		merged = append(merged, p)
	}
	return merged
}
