package completion_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"portulan/internal/completion"
	"portulan/internal/territory"
)

// reader does what the page does: it reads the index, then one file at most for
// what is typed.
type reader struct {
	t      *testing.T
	files  map[string]completion.File
	starts []string
	index  string
}

// whole is the files of all places, which take their time.
var whole = sync.OnceValue(func() []completion.File { return completion.Files(territory.France) })

func files(area territory.Code) []completion.File {
	if area == territory.France {
		return whole()
	}
	return completion.Files(area)
}

func read(t *testing.T, area territory.Code) *reader {
	t.Helper()
	r := &reader{t: t, files: map[string]completion.File{}}
	for _, f := range files(area) {
		if _, again := r.files[f.Name]; again {
			t.Errorf("%s stands twice", f.Name)
		}
		r.files[f.Name] = f
	}
	r.index = r.text("index.bin")
	for line := range strings.Lines(r.index) {
		if start, ok := strings.CutPrefix(line, "s\t"); ok {
			r.starts = append(r.starts, strings.TrimSuffix(start, "\n"))
		}
	}
	return r
}

func (r *reader) text(name string) string {
	r.t.Helper()
	f, ok := r.files[name]
	if !ok {
		r.t.Fatalf("no file %s", name)
	}
	unzip, err := gzip.NewReader(bytes.NewReader(f.Data()))
	if err != nil {
		r.t.Fatal(err)
	}
	text, err := io.ReadAll(unzip)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

// offered are the rows for what is typed.
func (r *reader) offered(typed string) []string {
	r.t.Helper()
	key := folded(typed)
	first, last := r.shard(key), r.shard(key+"\xff")
	name := "p-" + strings.ReplaceAll(key, " ", "-") + ".bin"
	if first == last {
		name = "s-" + strconv.Itoa(first) + ".bin"
	}
	var rows []string
	for line := range strings.Lines(r.text(name)) {
		row := strings.TrimSuffix(line, "\n")
		if slices.ContainsFunc(keys(row), func(k string) bool { return strings.HasPrefix(k, key) }) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b string) int { // whole names come first
		return len(bare(a, key)) - len(bare(b, key))
	})
	return rows
}

// bare is nothing for a row whose whole name is the key.
func bare(row, key string) string {
	if slices.Contains(keys(row), key) {
		return ""
	}
	return "more"
}

// folded is what is typed, folded. A last word is not complete: st may become
// Strasbourg, and is Saint once something follows it.
func folded(typed string) string {
	for _, short := range []string{"st", "ste"} {
		if lower := strings.ToLower(typed); lower == short || strings.HasSuffix(lower, " "+short) {
			return territory.Fold(typed + "x")[:len(territory.Fold(typed+"x"))-1]
		}
	}
	return territory.Fold(typed)
}

func (r *reader) shard(key string) int {
	at, found := slices.BinarySearch(r.starts, key)
	if found {
		return at
	}
	return max(0, at-1)
}

// keys are what finds a row.
func keys(row string) []string {
	columns := strings.Split(row, "\t")
	if len(columns) == 5 {
		return columns[4:]
	}
	name := territory.Fold(columns[0])
	if kind, rest, _ := strings.Cut(name, " "); len(columns[1]) == 9 && len(kind) == 2 {
		return []string{name, territory.WithoutArticle(rest)}
	}
	return []string{name, territory.WithoutArticle(name)}
}

func TestWhatIsTyped(t *testing.T) {
	r := read(t, territory.France)
	for _, c := range []struct{ typed, want string }{
		{"Valenciennes", "Valenciennes\t59606\t\t245901160"},
		{"valencienn", "Valenciennes\t59606\t\t245901160"},
		{"lille", "Lille\t59350\t\t200093201"},
		{"p", "Paris\t75056\t\t200054781"},
		{"saint d", "Saint-Denis\t97411\t\t249740119"},
		{"ST ETIENNE", "Saint-Étienne\t42218\t\t244200770"},
		{"St-Étienne", "Saint-Étienne\t42218\t\t244200770"},
		{"hay les", "L'Haÿ-les-Roses\t94038\t\t200054781"},
		{"L'Haÿ", "L'Haÿ-les-Roses\t94038\t\t200054781"},
		{"havre", "Le Havre\t76351\t\t200084952"},
		{"le havre", "Le Havre\t76351\t\t200084952"},
		{"ajacc", "Ajaccio\t2A004\t\t242010056"},
		{"cayenne", "Cayenne\t97302\t\t249730045"},
		{"Retz-en", "CC Retz en Valois\t200071991\t02"},
		{"cc retz", "CC Retz en Valois\t200071991\t02"},
		{"Nouméa", "Nouméa\t98818"},
		{"paris 11", "Paris 11e Arrondissement\t75111\t75056 Paris\t200054781"},
		{"lyon 3", "Lyon 3e Arrondissement\t69383\t69123 Lyon\t200046977"},
		{"75011", "Paris 11e Arrondissement\t75111\t75056 Paris\t200054781\t75011"},
		{"59300", "Valenciennes\t59606\t\t245901160\t59300"},
		{"Annecy-le-Vieux", "Annecy-le-Vieux\t74011\t74010 Annecy\t200066793"},
		{"st", "Strasbourg\t67482\t\t246700488"},
		{"st-m", "Saint-Maur-des-Fossés\t94068\t\t200054781"},
		{"ye", "Yerres\t91691\t\t200058477"},
		{"Y", "Y\t80829\t\t200070985"}, // a whole name comes before longer ones
	} {
		got := r.offered(c.typed)
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%q offers %q first, want %q", c.typed, got[:min(3, len(got))], c.want)
		}
	}
}

func TestHomonymsAreAllOffered(t *testing.T) {
	r := read(t, territory.France)
	var got, want []string
	for _, row := range r.offered("Sainte-Colombe") {
		columns := strings.Split(row, "\t")
		if columns[0] == "Sainte-Colombe" && (len(columns) < 3 || columns[2] == "") && len(columns[1]) == 5 {
			got = append(got, columns[1])
		}
	}
	for _, code := range territory.Communes(territory.France) {
		if place, _ := territory.Get(code); place.Name == "Sainte-Colombe" {
			want = append(want, strings.TrimPrefix(string(code), "COM-"))
		}
	}
	slices.Sort(got)
	if len(want) < 10 || !slices.Equal(got, want) {
		t.Errorf("Sainte-Colombe is offered for %q, want %q", got, want)
	}
}

// Every place of the area is offered by its whole name and by its postcode, and
// each step offers what it would offer with all names at hand.
func TestEachStepIsRight(t *testing.T) {
	r := read(t, territory.France)
	var all []string
	for name := range r.files {
		if strings.HasPrefix(name, "s-") {
			all = append(all, strings.Split(strings.TrimSuffix(r.text(name), "\n"), "\n")...)
		}
	}
	if len(all) < 70_000 {
		t.Fatalf("only %d rows", len(all))
	}
	byRow := map[string][]string{}
	for _, row := range all {
		byRow[row] = keys(row)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		key := byRow[all[random.IntN(len(all))]][0]
		typed := strings.TrimSpace(key[:1+random.IntN(len(key))])
		got := r.offered(typed)
		want := map[string]bool{}
		for row, keys := range byRow {
			if slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, typed) }) {
				want[row] = true
			}
		}
		for _, row := range got {
			if !want[row] {
				t.Errorf("%q offers %q", typed, row)
			}
		}
		if len(got) < min(12, len(want)) {
			t.Errorf("%q offers %d of %d", typed, len(got), len(want))
		}
	}
}

func TestEachStepIsSmall(t *testing.T) {
	safe := regexp.MustCompile(`^(index|s-\d+|p-[a-z0-9-]+)\.bin$`)
	total := 0
	_, published := completion.Publish(territory.France)
	for _, f := range published {
		size := len(f.Data)
		total += size
		if size > 5000 {
			t.Errorf("%s has %d bytes, more than 5,000", f.Name, size)
		}
		if !safe.MatchString(f.Name) {
			t.Errorf("%q is no name for a file", f.Name)
		}
	}
	t.Logf("%d bytes in all", total)
}

func TestAnAreaHasItsPlacesAlone(t *testing.T) {
	r := read(t, "REG-32")
	if got := r.offered("Valenciennes"); len(got) != 2 {
		t.Errorf("Valenciennes offers %q", got)
	}
	if got := r.offered("Lyon"); slices.ContainsFunc(got, func(row string) bool { return strings.HasPrefix(row, "Lyon\t") }) {
		t.Errorf("Lyon is offered in Hauts-de-France: %q", got)
	}
	for _, want := range []string{"portulan-places\t1\n", "d\t59\tNord\t32\n", "r\t32\tHauts-de-France\n"} {
		if !strings.Contains(r.index, want) {
			t.Errorf("the index lacks %q", want)
		}
	}
	if strings.Contains(r.index, "d\t75\t") {
		t.Error("the index names Paris")
	}
}

func TestSameBytes(t *testing.T) {
	once, again := completion.Files("REG-94"), completion.Files("REG-94")
	for i := range once {
		if once[i].Name != again[i].Name || !bytes.Equal(once[i].Data(), again[i].Data()) {
			t.Errorf("%s differs", once[i].Name)
		}
	}
}

// What the program carries is what it would make.
func TestPublishedIsMade(t *testing.T) {
	folder, published := completion.Publish(territory.France)
	if len(folder) != 10 {
		t.Errorf("the folder is %q", folder)
	}
	made := whole()
	if len(made) != len(published) {
		t.Fatalf("%d files are published, %d are made: go generate ./internal/completion", len(published), len(made))
	}
	for i, f := range made {
		if f.Name != published[i].Name || !bytes.Equal(f.Data(), published[i].Data) {
			t.Fatalf("%s is not as it is made: go generate ./internal/completion", f.Name)
		}
	}
}
