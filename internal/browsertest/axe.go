package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// standards are the rules of axe-core that pages are held to: WCAG 2.2 to level
// AA, RGAA 4, and what its authors take for good practice.
var standards = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "RGAAv4", "best-practice"}

// finding is a rule of axe-core that a page breaks, and where.
type finding struct {
	ID, Impact, Help string
	Nodes            []struct {
		HTML           string
		Target         []any
		FailureSummary string
	}
}

func (f finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", f.ID, f.Impact, f.Help)
	for _, node := range f.Nodes {
		fmt.Fprintf(&b, "\n  at %v: %s\n  %s", node.Target, node.HTML, strings.ReplaceAll(node.FailureSummary, "\n", "\n  "))
	}
	return b.String()
}

// Accessible fails the test for each rule of axe-core that the page breaks. Its
// script comes by the DevTools protocol: the content policy of the page stays as
// it is.
func (tab *Tab) Accessible() {
	tab.t.Helper()
	if !Eval[bool](tab, `() => Boolean(globalThis.axe)`) { // it stays while the page does
		engine, err := os.ReadFile(NPM(tab.t, "axe-core/axe.min.js"))
		if err != nil {
			tab.t.Fatal(err)
		}
		Eval[any](tab, "() => {"+string(engine)+"\n}")
	}
	text := Eval[json.RawMessage](tab, `tags => axe.run(document, {
		runOnly: { type: "tag", values: tags },
		rules: { "target-size": { enabled: true } },
		resultTypes: ["violations"],
	}).then(result => ({ rules: result.passes.length, violations: result.violations }))`, standards)
	var result struct {
		Rules      int
		Violations []finding
	}
	decode(tab.t, text, &result)
	if result.Rules == 0 {
		tab.t.Error("axe looked at nothing")
	}
	for _, found := range result.Violations {
		tab.t.Errorf("%s\n%s", tab.URL().Path, found)
	}
}
