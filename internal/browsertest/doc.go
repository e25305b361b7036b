// Package browsertest opens pages in a real Chromium, from a test; and in a real
// Firefox what must hold in another engine too, see [OpenFirefox].
//
// A test serves a built folder, opens a tab with what the reader has (a narrow
// screen, a dark one, no scripts, a clock in Guadeloupe), and does what a person
// does, naming things as a screen reader names them:
//
//	site := browsertest.Serve(t, folder)
//	tab := browsertest.Open(t, browsertest.Reader{Width: 360, Height: 740, Dark: true})
//	tab.Go(site.URL("/"))
//	tab.Follow("Appels")
//	tab.Within(".breadcrumb").Follow("Accueil")
//	tab.Wait(`() => document.querySelectorAll(".result").length > 0`)
//	n := browsertest.Eval[int](tab, `kind => document.querySelectorAll(kind).length`, "h1")
//
// What goes wrong fails the test where it is written: no method returns an error.
//
// # What is always looked at
//
// When a test ends, each of its tabs fails it for whatever it did not announce
// with [Tab.Expect]: an error on the console, an exception that no script
// caught, a breach of the content policy, a resource that did not come. A
// request to another host than that of the first page fails it always, and
// never leaves the machine: names of other hosts are not resolved.
//
// A test that fails leaves a picture and the document of each of its tabs in the folder
// artefacts of the module, which git ignores.
//
// # Promises
//
// There is one browser for a test binary, started by the first tab, and a new
// browsing context for each tab: no cookie, no storage and no cache is shared. Tabs
// may be opened by tests that run at once; one tab belongs to one test. Nothing
// waits for a time: [Tab.Go], [Tab.Follow] and [Tab.Back] end when the page and its
// fonts are loaded, [Tab.Wait] when what it is told of is true. A browser, an npm
// package or a Java that is missing fails the test and says which command
// installs it.
//
// The package wants its TestMain to end the browser:
//
//	func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }
package browsertest
