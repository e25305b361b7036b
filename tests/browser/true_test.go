package browser

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
)

var paris = zone("Europe/Paris")

func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

// moment is an instant by the clocks of Paris.
func moment(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, paris)
	if err != nil {
		panic(err)
	}
	return t
}

// dated are the sites built at an instant, each once.
var dated sync.Map

// builtAt is a site as it is built at an instant.
func builtAt(t *testing.T, root string, at time.Time) string {
	t.Helper()
	name := strings.ReplaceAll(strings.Trim(root, "./"), "/", "-") + at.UTC().Format("-20060102-150405")
	built, _ := dated.LoadOrStore(name, sync.OnceValues(func() (string, error) { return construct(name, root, at) }))
	folder, err := built.(func() (string, error))()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// readAt opens a page of a folder for someone whose clock says another instant.
func readAt(t *testing.T, folder, path string, reader browsertest.Reader) *browsertest.Tab {
	t.Helper()
	tab := browsertest.Open(t, reader)
	tab.Go(browsertest.Serve(t, folder).URL(path))
	return tab
}

func parisian(at time.Time) browsertest.Reader {
	return browsertest.Reader{Width: 1280, Height: 800, Clock: at, Zone: "Europe/Paris", Locale: "fr-FR"}
}

// A page that was built one day and is read another says what it would if it
// were built that day: on each page of the directory of this repository, and of
// one with a call in each status.
func TestTrueAfterTheBuild(t *testing.T) {
	for _, c := range []struct{ root, built, read string }{
		{"../..", "2019-09-01 00:00", "2019-10-16 00:00"},
		{"../..", "2019-10-16 00:00", "2023-06-15 10:00"},
		{"../..", "2023-06-15 10:00", "2023-07-31 11:59"},
		{"../..", "2023-07-31 11:59", "2023-07-31 12:01"},
		{"../..", "2019-09-01 00:00", "2024-02-01 00:00"},
		{"../../examples/calls", "2024-02-20 00:00", "2024-02-28 23:59"},
		{"../../examples/calls", "2024-02-20 00:00", "2024-02-29 12:30"},
		{"../../examples/calls", "2024-02-20 00:00", "2024-03-31 04:00"},
		{"../../examples/calls", "2024-02-20 00:00", "2025-01-01 00:00"},
	} {
		t.Run(fmt.Sprintf("%s/%s/%s", c.root[strings.LastIndex(c.root, "/")+1:], c.built, c.read), func(t *testing.T) {
			t.Parallel()
			read := moment(c.read)
			before, after := builtAt(t, c.root, moment(c.built)), builtAt(t, c.root, read)
			old, fresh := browsertest.Serve(t, before), browsertest.Serve(t, after)
			tab, other := browsertest.Open(t, parisian(read)), browsertest.Open(t, parisian(read))
			for _, path := range pagesOfCalls(t, before) {
				tab.Go(old.URL(path))
				other.Go(fresh.URL(path))
				added(tab)
				added(other)
				if diff := cmp.Diff(other.Text("body"), tab.Text("body")); diff != "" {
					t.Errorf("%s, built then (-) and read then (+):\n%s", path, diff)
				}
			}
		})
	}
}

// pagesOfCalls are the pages that say anything of a call.
func pagesOfCalls(t *testing.T, folder string) []string {
	t.Helper()
	var paths []string
	seen := map[string]int{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "index.html" {
			return err
		}
		page, err := os.ReadFile(folder + "/" + name)
		if strings.Contains(string(page), `class="status `) || strings.Contains(string(page), "data-from") {
			// Two pages of each folder stand for the others, which are made alike.
			folder, _, _ := strings.Cut(name, "/")
			if seen[folder]++; seen[folder] <= 2 || folder == "programmes" {
				paths = append(paths, "/"+strings.TrimSuffix(name, "index.html"))
			}
		}
		return err
	})
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d pages of calls: %v", len(paths), err)
	}
	return paths
}

// A page that stays open tells of the deadline as it passes: when the reader
// comes back to it, and when nothing is done.
func TestOpenAcrossADeadline(t *testing.T) {
	folder := builtAt(t, "../..", moment("2023-07-31 11:59"))
	says := `text => document.querySelector(".standing .state").innerText.trim().startsWith(text)`
	tab := readAt(t, folder, "/programmes/ptce/phase-2/", parisian(moment("2023-07-31 11:59")))
	if left := tab.Text(".standing .left"); left != "État au 31 juillet 2023 : encore 1 minute" {
		t.Errorf("a minute before, it says %q", left)
	}
	tab.SetClock(moment("2023-07-31 12:01"))
	browsertest.Eval[any](tab, `() => { dispatchEvent(new Event("pageshow")); return null }`)
	tab.Wait(says, "Clos")

	tab = readAt(t, folder, "/programmes/ptce/phase-2/", parisian(moment("2023-07-31 12:00").Add(-time.Millisecond)))
	tab.SetClock(moment("2023-07-31 12:00"))
	tab.Wait(says, "Clos")
}

// The clock of a device that is before the build is wrong, and changes nothing.
func TestClockThatIsWrong(t *testing.T) {
	folder := builtAt(t, "../..", moment("2023-07-31 12:01"))
	tab := readAt(t, folder, "/programmes/ptce/phase-2/", parisian(moment("1970-01-01 12:00")))
	if state := tab.Text(".standing .state"); !strings.HasPrefix(state, "Clos") {
		t.Errorf("it says %q", state)
	}
}

// Who reads elsewhere is told the hour of a deadline on their own clocks too.
func TestTimesOfTheReader(t *testing.T) {
	t.Parallel()
	folder := builtAt(t, "../..", moment("2023-06-15 10:00"))
	for zone, want := range map[string]string{
		"Europe/Paris":       "",
		"America/Cayenne":    " (à votre heure : 7 h)",
		"America/Guadeloupe": " (à votre heure : 6 h)",
		"Indian/Reunion":     " (à votre heure : 14 h)",
		"Pacific/Noumea":     " (à votre heure : 21 h)",
		"Pacific/Kiritimati": " (à votre heure : le mardi 1er août 2023 à 0 h)",
	} {
		reader := parisian(moment("2023-06-15 10:00"))
		reader.Zone = zone
		tab := readAt(t, folder, "/programmes/ptce/phase-2/", reader)
		if got, want := tab.Text(".standing .state"), "Ouvert, clôture le lundi 31 juillet 2023 à 12 h, heure de Paris"+want; got != want {
			t.Errorf("%s: %q, want %q", zone, got, want)
		}
	}
}

// Without scripts a page says of itself when it was true, and its dates hold.
func TestStatusWithoutScripts(t *testing.T) {
	reader := parisian(moment("2023-07-31 12:01"))
	reader.NoScript = true
	tab := readAt(t, builtAt(t, "../..", moment("2023-06-15 10:00")), "/programmes/ptce/phase-2/", reader)
	if got := tab.Text(".standing"); !strings.Contains(got, "clôture le lundi 31 juillet 2023 à 12 h, heure de Paris") || !strings.Contains(got, "État au 15 juin 2023 : encore 46 jours") {
		t.Errorf("it says %q", got)
	}
}
