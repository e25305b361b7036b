package completion

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"iter"
	"slices"
	"strings"

	"portulan/internal/territory"
)

// Version is that of the format of the files.
const Version = 1

const (
	// A file is split where it would be larger, in bytes of text. Compressed, it
	// stays below 5 kB, which the tests hold it to.
	maxText = 10_500
	// What a file of a split prefix offers.
	offered = 12
)

// File is a file to publish.
type File struct {
	Name string // such as "p-saint-m.bin": lower-case ASCII letters, digits, - and .
	text func() string
}

// Data returns the content of the file.
func (f File) Data() []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // of a level that does not exist
	}
	// A buffer takes all that is written.
	_, _ = w.Write([]byte(f.text()))
	_ = w.Close()
	return out.Bytes()
}

// entry is a name, or a postcode, of a place.
type entry struct {
	key        string // what one types, folded
	row        string
	population int
}

// Files lists the files for the places of an area: those of [territory.France]
// are all places. The first is the index.
func Files(area territory.Code) []File {
	list := entries(area)
	var files []File
	var starts []string // of the shards
	last := ""
	for shard := range shards(list) {
		files = append(files, File{fmt.Sprintf("s-%d.bin", len(starts)), func() string { return text(largestFirst(shard)) }})
		starts = append(starts, separator(last, shard[0].key))
		last = shard[len(shard)-1].key
	}
	for prefix, of := range wide(list, starts) {
		files = append(files, File{name(prefix), func() string { return text(heads(prefix, of)) }})
	}
	return append([]File{{"index.bin", func() string { return index(area, starts) }}}, files...)
}

func text(list []*entry) string {
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.row)
	}
	return b.String()
}

// shards parts entries, sorted by key, into runs that each fit a file. They are
// parted where neighbours have the least in common, so that few prefixes lie in
// several shards; entries of the same key stay together.
func shards(list []*entry) iter.Seq[[]*entry] {
	return func(yield func([]*entry) bool) {
		for len(list) > 0 {
			cut := cut(list)
			if !yield(list[:cut]) {
				return
			}
			list = list[cut:]
		}
	}
}

// cut is where the first shard of the entries ends: in the second half of what
// fits a file.
func cut(list []*entry) int {
	best, least := len(list), maxKey
	size := 0
	for i, e := range list {
		if size += len(e.row); size > maxText && least < maxKey {
			return best
		}
		if i == 0 || size < maxText/2 || list[i-1].key == e.key {
			continue
		}
		if common := commonPrefix(list[i-1].key, e.key); common <= least {
			best, least = i, common
		}
	}
	return len(list)
}

const maxKey = 1 << 10 // longer than any key

func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// separator is the shortest beginning of next that comes after last. Any shorter
// one is a beginning of last as well.
func separator(last, next string) string {
	return next[:min(len(next), commonPrefix(last, next)+1)]
}

// wide yields each prefix of which the entries, sorted by key, lie in several
// shards.
func wide(list []*entry, starts []string) iter.Seq2[string, []*entry] {
	return func(yield func(string, []*entry) bool) {
		seen := map[string]bool{}
		for _, start := range starts {
			for end := 1; end < len(start); end++ {
				prefix := start[:end]
				if seen[prefix] {
					continue
				}
				seen[prefix] = true
				from, _ := slices.BinarySearchFunc(list, prefix, byKey)
				to, _ := slices.BinarySearchFunc(list, prefix+"\xff", byKey)
				if !yield(prefix, list[from:to]) {
					return
				}
			}
		}
	}
}

func byKey(e *entry, key string) int { return cmp.Compare(e.key, key) }

// heads are what a file of a wide prefix offers: whose name is the prefix, and
// the largest of the others.
func heads(prefix string, of []*entry) []*entry {
	exact := 0
	for exact < len(of) && of[exact].key == prefix {
		exact++
	}
	others := largestFirst(of[exact:])
	return append(largestFirst(of[:exact]), others[:min(offered, len(others))]...)
}

// largestFirst sorts entries by population, and leaves out rows that it has
// already: a name may begin in the same way with its article and without.
func largestFirst(list []*entry) []*entry {
	sorted := slices.SortedFunc(slices.Values(list), func(a, b *entry) int {
		return cmp.Or(b.population-a.population, cmp.Compare(a.row, b.row))
	})
	return slices.CompactFunc(sorted, func(a, b *entry) bool { return a.row == b.row })
}

// name is that of the file of a wide prefix.
func name(prefix string) string { return "p-" + strings.ReplaceAll(prefix, " ", "-") + ".bin" }

// index says which files there are, and names the départements and régions by
// which places are told apart. Its lines are
//
//	portulan-places, version
//	d, number, name, région or "", EPCI that holds the whole of it or ""
//	r, number, name
//	s, what the keys of a shard begin at, in order
func index(area territory.Code, starts []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "portulan-places\t%d\n", Version)
	for _, d := range slices.Concat(territory.Departements(), territory.Collectivities()) {
		if territory.Overlaps(area, d.Code) {
			line := fmt.Sprintf("d\t%s\t%s\t%s\t%s", number(d.Code), d.Name, number(d.Region), number(d.EPCI))
			b.WriteString(strings.TrimRight(line, "\t") + "\n")
		}
	}
	for _, r := range territory.Regions() {
		if territory.Overlaps(area, r.Code) {
			fmt.Fprintf(&b, "r\t%s\t%s\n", number(r.Code), r.Name)
		}
	}
	for _, start := range starts {
		fmt.Fprintf(&b, "s\t%s\n", start)
	}
	return b.String()
}

// number is a code without what says of which kind it is.
func number(code territory.Code) string {
	_, number, _ := strings.Cut(string(code), "-")
	return number
}

// entries are all that one may type for the places of an area, by key.
func entries(area territory.Code) []*entry {
	var list []*entry
	inside := map[territory.Code]bool{}
	for _, code := range territory.Communes(area) {
		inside[code] = true
		c, _ := territory.Get(code)
		list = append(list, named(c)...)
	}
	for _, p := range territory.Parts() {
		if inside[p.Commune] {
			list = append(list, named(p)...)
		}
	}
	for postcode, codes := range territory.Postcodes() {
		for _, code := range codes {
			if p, ok := territory.Get(code); ok && (inside[p.Code] || inside[p.Commune]) {
				list = append(list, &entry{postcode, row(p, postcode), p.Population})
			}
		}
	}
	for _, code := range intercommunal(area) {
		p, _ := territory.Get(code)
		key := territory.Fold(p.Name)
		weight := p.Population / 100 // people look for their commune first
		list = append(list, &entry{key, intercommunalRow(p), weight})
		if name, typed := cutType(key); typed {
			list = append(list, &entry{name, intercommunalRow(p), weight})
		}
	}
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row))
	})
	return list
}

// intercommunal are the EPCI of an area, each once.
func intercommunal(area territory.Code) []territory.Code {
	var list []territory.Code
	for _, d := range territory.Departements() {
		for _, code := range territory.Children(d.Code) {
			if p, ok := territory.Get(code); ok && p.Kind == territory.EPCI && territory.Overlaps(area, code) {
				list = append(list, code)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// cutType cuts what kind an EPCI is of, as "cc", and an article from its folded name.
func cutType(key string) (name string, typed bool) {
	kind, name, _ := strings.Cut(key, " ")
	return territory.WithoutArticle(name), kind == "cc" || kind == "ca" || kind == "cu"
}

// intercommunalRow is the line of an EPCI: its name, its SIREN, and the
// départements in which it is, with a space between them.
func intercommunalRow(p territory.Place) string {
	var numbers []string
	for _, code := range territory.Touching(p.Code) {
		if d, ok := territory.Get(code); ok && d.Kind == territory.Departement {
			numbers = append(numbers, number(code))
		}
	}
	return p.Name + "\t" + number(p.Code) + "\t" + strings.Join(numbers, " ") + "\n"
}

// named is a place under its name, and under its name without the article.
func named(p territory.Place) []*entry {
	key := territory.Fold(p.Name)
	list := []*entry{{key, row(p, ""), p.Population}}
	if bare := territory.WithoutArticle(key); bare != key {
		list = append(list, &entry{bare, row(p, ""), p.Population})
	}
	return list
}

// row is the line of a place. Its columns are its name, its number, that of the
// commune of today if that is another place, that of the EPCI, and the postcode
// if that is what one types.
func row(p territory.Place, postcode string) string {
	columns := []string{p.Name, number(p.Code), "", number(p.EPCI), postcode}
	if p.Commune != "" {
		commune, _ := territory.Get(p.Commune)
		columns[2] = number(commune.Code) + " " + commune.Name
	}
	return strings.TrimRight(strings.Join(columns, "\t"), "\t") + "\n"
}
