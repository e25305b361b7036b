package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
	"portulan/internal/build"
	"portulan/internal/completion"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/pages"
	"portulan/internal/site"
	"portulan/internal/territory"
	"portulan/internal/when"
	"portulan/layouts"
)

// scripts opens a page with modules of the theme under their names, for a site in
// French whose clocks are those of Paris.
func scripts(t *testing.T, folder string, reader browsertest.Reader, names ...string) *browsertest.Tab {
	t.Helper()
	tab := readAt(t, folder, "/donnees-ouvertes/", reader)
	addScripts(t, tab, diag.French, "Europe/Paris", names...)
	return tab
}

// addScripts gives a page the modules of a site of that language whose clocks are those
// of a zone, in the place of those that it had.
func addScripts(t *testing.T, tab *browsertest.Tab, language diag.Language, clocks string, names ...string) {
	t.Helper()
	var imports strings.Builder
	for _, name := range names {
		fmt.Fprintf(&imports, "export * as %s from %q;\n", name, "./"+name+".js")
	}
	words, err := locale.New(language, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	settings := &site.Settings{Language: language, Location: zone(clocks)}
	known := pages.SiteJS(settings, words)
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: imports.String(), ResolveDir: "/"},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "scripts", Write: false, LogLevel: api.LogLevelSilent,
		Plugins: []api.Plugin{{Name: "theme", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: `\.js$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: path.Base(args.Path), Namespace: "theme"}, nil
			})
			b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "theme"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				data, err := fs.ReadFile(layouts.FS, "scripts/"+args.Path)
				text := string(data)
				if args.Path == "site.js" {
					text = known
				}
				return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
			})
		}}},
	})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors[0].Text)
	}
	browsertest.Eval[any](tab, "() => {"+string(result.OutputFiles[0].Contents)+"\nglobalThis.scripts = scripts; return null }")
}

// Dates and the time left are written by scripts as the program writes them: in
// zones that are far apart, over changes of hour and leap days.
func TestDatesOfScripts(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	tab := readAt(t, builtAt(t, "../..", moment("2023-06-15 10:00")), "/donnees-ouvertes/", parisian(moment("2023-06-15 10:00")))
	for _, language := range []diag.Language{diag.French, diag.English} {
		words, err := locale.New(language, layouts.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Europe/Paris", "America/Cayenne", "Indian/Reunion", "Pacific/Noumea", "America/Miquelon", "UTC"} {
			loc := zone(name)
			type vector struct {
				Now, End                   int64
				Day, Clock, On, Left, Next string
			}
			var vectors []vector
			add := func(now time.Time, left time.Duration) {
				now = now.In(loc)
				end := now.Add(left)
				day := when.Value{Start: time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, loc), Precision: when.Day}
				vectors = append(vectors, vector{
					now.UnixMilli(), end.UnixMilli(), words.Date(day), words.Clock(now),
					words.On(when.Value{Start: now, Precision: when.Minute}), words.Left(now, end),
					fmt.Sprintf("%s %d", now.Format(time.DateOnly), day.End().UnixMilli()),
				})
			}
			for _, text := range []string{
				"2024-02-29T11:00:00Z", "2024-02-28T23:30:00Z", "2023-03-26T00:59:59Z", "2023-03-26T01:00:00Z", "2023-10-29T00:30:00Z",
				"2023-10-29T01:30:00Z", "2023-12-31T23:00:00Z", "2023-07-31T21:59:00Z", "2023-08-01T00:00:00Z",
			} {
				at, err := time.Parse(time.RFC3339, text)
				if err != nil {
					t.Fatal(err)
				}
				for _, left := range []time.Duration{-time.Hour, 0, time.Second, time.Minute, 59 * time.Minute, time.Hour, 23 * time.Hour, 24 * time.Hour, 25 * time.Hour, 14 * 24 * time.Hour, 366 * 24 * time.Hour} {
					add(at, left)
				}
			}
			for range 500 {
				add(time.Unix(1_500_000_000+random.Int64N(400_000_000), 0), time.Duration(random.Int64N(int64(40*24*time.Hour))))
			}
			addScripts(t, tab, language, name, "dates")
			got := browsertest.Eval[[]vector](tab, `vectors => vectors.map(({ Now, End }) => {
				const { day, clock, on, left, isoDay, endOfDay } = scripts.dates, iso = isoDay(Now);
				return { Now, End, Day: day(Now), Clock: clock(Now), On: on(Now), Left: left(Now, End), Next: iso + " " + endOfDay(iso) };
			})`, vectors)
			if diff := cmp.Diff(vectors, got); diff != "" {
				t.Errorf("%s, %s: the program (-) and the script (+):\n%.3000s", language, name, diff)
			}
		}
	}
}

// loaded is a site that is read, and related.
func loaded(t *testing.T, root string, at time.Time) *directory.Directory {
	t.Helper()
	options := build.Options{Root: root, Content: "content", Layouts: "layouts", Now: at}
	settings, _, err := options.ReadSettings()
	if err != nil {
		t.Fatal(err)
	}
	l, err := build.Load(context.Background(), settings, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return l.Directory
}

// answer is what the script and the program are both asked.
type answer struct {
	Place, Audience, Sector, Type string
	Amount, Before, Now           int64
	All                           bool
}

// placeRows are the rows of the completion, by the code of the place, and the codes of
// régions and départements.
func placeRows(t *testing.T) map[territory.Code][]string {
	t.Helper()
	_, files := completion.Publish(territory.France)
	rows := map[territory.Code][]string{}
	for _, f := range files {
		if !strings.HasPrefix(f.Name, "s-") {
			continue
		}
		for line := range strings.Lines(unzipped(t, f.Data)) {
			columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			code := territory.Code("COM-" + columns[1])
			if len(columns[1]) == 9 {
				code = territory.Code("EPCI-" + columns[1])
			}
			rows[code] = columns
		}
	}
	return rows
}

// For 1,000 random answers the script and the program find the same calls, with
// the same territory and the same checks; and each call that is found for a
// commune is found for what the commune lies in, and none that excludes it.
func TestSameFinds(t *testing.T) {
	t.Parallel()
	at := moment("2024-02-20 10:00")
	d := loaded(t, statuses, at)
	rows := placeRows(t)
	var codes []territory.Code
	for code := range rows {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, p := range slices.Concat(territory.Regions(), territory.Departements(), territory.Collectivities()) {
		codes = append(codes, p.Code, p.Code, p.Code)
	}
	// What the calls name is asked for often.
	named := []territory.Code{"COM-59606", "COM-75056", "COM-75111", "DEP-75", "REG-94", "DEP-2A", "COM-2A004", "REG-53", "REG-32", "DEP-59", "DEP-02",
		"EPCI-200071991", "EPCI-245901160", "EPCI-200054781", "REG-04", "DEP-974", "COM-97411", "DEP-988", "COM-98818", "REG-03", "DEP-973", "COM-97302", "REG-11", "DEP-92"}
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	var answers []answer
	var want [][]string
	for range 1000 {
		a := answer{
			Audience: pick("", "", "association", "entreprise", "collectivite", "particulier", "fondation"),
			Sector:   pick("", "", "culture", "musique"),
			Type:     pick("", "", "", "aap", "ami"),
			Now:      at.Unix() + random.Int64N(400*86400),
			All:      random.IntN(2) == 0,
		}
		switch random.IntN(4) {
		case 0:
			a.Place = string(codes[random.IntN(len(codes))])
		case 1, 2:
			a.Place = string(named[random.IntN(len(named))])
		}
		if random.IntN(4) == 0 {
			a.Amount = 1 + random.Int64N(100_000)
		}
		if random.IntN(4) == 0 {
			a.Before = a.Now + random.Int64N(200*86400)
		}
		answers, want = append(answers, a), append(want, finds(d, a))
	}
	tab := scripts(t, builtAt(t, statuses, at), parisian(at), "fit", "places", "unzip")
	got := browsertest.Eval[[][]string](tab, `async (answers, rows) => {
		const page = await (await fetch("/appels/")).text();
		const form = new DOMParser().parseFromString(page, "text/html").querySelector("form.finder");
		const load = async (address) => scripts.fit.read(JSON.parse(await scripts.unzip.unzip(address)));
		const live = await load(form.dataset.calls), over = await load(form.dataset.over);
		const places = new scripts.places.Places(form.dataset.places);
		const placeOf = (code) => {
			const number = code.slice(4);
			if (code.startsWith("REG-")) return places.region(number);
			if (code.startsWith("DEP-")) return places.departement(number);
			return places.row(rows[code]);
		};
		const all = [];
		for (const a of answers) {
			const asked = { audience: a.Audience, sector: a.Sector, type: a.Type, amount: a.Amount, before: a.Before, all: a.All };
			if (a.Place) asked.place = await placeOf(a.Place);
			const fits = [live, ...(a.All ? [over] : [])].flatMap((file) => scripts.fit.find(file, asked, a.Now).fits);
			all.push(fits.map((f) => [f.call.a, f.state.status, f.area?.code ?? "", ...f.checks].join(" ")).sort());
		}
		return all;
	}`, answers, asked(rows, answers))
	found := 0
	for i := range answers {
		found += len(want[i])
		if diff := cmp.Diff(want[i], got[i]); diff != "" {
			t.Fatalf("%+v: the program (-) and the script (+):\n%s", answers[i], diff)
		}
	}
	if found < 1000 {
		t.Errorf("only %d calls are found in all", found)
	}
}

// asked are the rows of the places that are asked for.
func asked(rows map[territory.Code][]string, answers []answer) map[string][]string {
	list := map[string][]string{}
	for _, a := range answers {
		if row, ok := rows[territory.Code(a.Place)]; ok {
			list[a.Place] = row
		}
	}
	return list
}

// finds are the calls that the program finds, each by its first part that asks for
// action: its address, its status, the territory, and what remains to be checked.
func finds(d *directory.Directory, a answer) []string {
	list := []string{}
	asked := directory.Answers{
		Audience: a.Audience, Place: territory.Code(a.Place), Sector: a.Sector, Amount: a.Amount, Type: directory.CallType(a.Type), All: a.All,
	}
	if a.Before != 0 {
		asked.Before = time.Unix(a.Before, 0)
	}
	for _, c := range d.Calls {
		fits := c.Fits(asked, time.Unix(a.Now, 0))
		if len(fits) == 0 {
			continue
		}
		best := slices.MinFunc(fits, func(x, y directory.Fit) int { return directory.CompareActions(x.State, y.State) })
		line := fmt.Sprintf("%s %s %s", c.URL, best.State.Status, best.Area)
		for _, check := range best.Check {
			line += " " + string(check)
		}
		list = append(list, line)
	}
	slices.Sort(list)
	return list
}

func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
