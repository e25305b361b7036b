package browsertest

import (
	"fmt"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Keys of the keyboard, for [Tab.Press].
const (
	TabKey   = "\t"
	Enter    = "\r"
	Escape   = "\u001b"
	Up, Down = "\u0304", "\u0301"
)

// Press presses keys, one after the other: a text is typed where the focus is.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	tab.do("press a key", chromedp.KeyEvent(keys))
}

// PressLoads presses keys that lead to another page, and waits for it.
func (tab *Tab) PressLoads(keys string) *network.Response {
	tab.t.Helper()
	return tab.load("press a key", chromedp.KeyEvent(keys))
}

// Follow clicks on the first link of this name, as screen readers tell it, and
// waits for where it leads.
func (tab *Tab) Follow(name string) *network.Response {
	tab.t.Helper()
	x, y := tab.point("link", name)
	return tab.load("follow "+name, chromedp.MouseClickXY(x, y))
}

// Click clicks on the first element of this role (button, checkbox, textbox,
// combobox…) and name, as screen readers tell them.
func (tab *Tab) Click(role, name string) {
	tab.t.Helper()
	x, y := tab.point(role, name)
	tab.do("click on "+name, chromedp.MouseClickXY(x, y))
}

// Names are the names of all elements of a role, in reading order, no-break
// spaces as plain ones.
func (tab *Tab) Names(role string) []string {
	tab.t.Helper()
	var names []string
	for _, node := range tab.nodes(role) {
		names = append(names, axText(node.Name))
	}
	return names
}

// point is where to click on the first element of a role and a name: it is
// brought into the window, and must not be covered.
func (tab *Tab) point(role, name string) (x, y float64) {
	tab.t.Helper()
	for _, node := range tab.nodes(role) {
		if axText(node.Name) != name {
			continue
		}
		object := Command(tab, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: node.BackendDOMNodeID}).Object
		byValue := true
		result := Command(tab, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
			FunctionDeclaration: middle, ObjectID: object.ObjectID, ReturnByValue: &byValue,
		})
		var at struct {
			X, Y    float64
			Covered string
		}
		decode(tab.t, result.Result.Value, &at)
		if at.Covered != "" {
			tab.t.Fatalf("the %s %q is covered by %s", role, name, at.Covered)
		}
		return at.X, at.Y
	}
	tab.t.Fatalf("no %s %q on %s; there are %q", role, name, tab.URL(), tab.Names(role))
	return 0, 0
}

// middle finds the middle of the first box of an element, once it is brought
// into the window, and what covers it there.
const middle = `function() {
	this.scrollIntoView({ block: "center", behavior: "instant" });
	const box = this.getClientRects()[0] ?? this.getBoundingClientRect();
	const x = box.x + box.width / 2, y = box.y + box.height / 2;
	const top = document.elementFromPoint(x, y);
	const seen = top && (this.contains(top) || top.contains(this));
	return { x, y, covered: seen ? "" : (top?.outerHTML.slice(0, 100) ?? "nothing: it is out of the window") };
}`

// nodes are the elements of a role, in reading order.
func (tab *Tab) nodes(role string) []*accessibility.Node {
	tab.t.Helper()
	expression := fmt.Sprintf("document.querySelector(%q)", tab.part)
	part := Command(tab, runtime.Evaluate, runtime.EvaluateParams{Expression: expression}).Result
	if part.ObjectID == "" {
		tab.t.Fatalf("no %s on %s", tab.part, tab.URL())
	}
	found := Command(tab, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{ObjectID: part.ObjectID, Role: role})
	var nodes []*accessibility.Node
	for _, node := range found.Nodes {
		if !node.Ignored {
			nodes = append(nodes, node)
		}
	}
	return nodes
}
