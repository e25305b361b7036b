package directory

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"portulan/internal/diag"
	"portulan/internal/territory"
)

// Records are the records of a site, as they were read, in any order.
type Records struct {
	Programmes    []*Programme
	Calls         []*Call
	Projects      []*Project
	Organisations []*Organisation
	Sectors       []*Sector
	Pages         []*Page

	Held       []*Record   // kept back: drafts, and records of a later date
	Later      []time.Time // when records of a later date are to be published
	Unreadable []*Record   // whose files cannot be read, which was said: what names them is not wrong
}

// All yields what every record has, kind by kind.
func (r *Records) All() iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		_ = each(r.Programmes, yield) && each(r.Calls, yield) && each(r.Projects, yield) &&
			each(r.Organisations, yield) && each(r.Sectors, yield) && each(r.Pages, yield)
	}
}

// Len is the number of records, those kept back aside.
func (r *Records) Len() int {
	return len(r.Programmes) + len(r.Calls) + len(r.Projects) + len(r.Organisations) + len(r.Sectors) + len(r.Pages)
}

// recorder is any kind of record.
type recorder interface{ Header() *Record }

// Header returns what every record has.
func (r *Record) Header() *Record { return r }

func each[T recorder](records []T, yield func(*Record) bool) bool {
	for _, r := range records {
		if !yield(r.Header()) {
			return false
		}
	}
	return true
}

// Directory is the records of a site, related to each other. Each list is
// sorted by id.
type Directory struct {
	Records
	Alphabetical Records // the same lists, each sorted by title; see [ByTitle]

	holdings map[territory.Code]*Holding
	byURL    map[string]*Record
	byFile   func() map[string]*Record
	byID     func() map[string]string // id to address; empty where several kinds have it

	programmes    map[string]*Programme
	calls         map[string]*Call
	organisations map[string]*Organisation
	sectors       map[string]*Sector
}

// Holding is what the directory has in a territory. Each list is sorted by
// title.
type Holding struct {
	Code          territory.Code
	Projects      []*Project      // that act in it, or in a part of it
	Organisations []*Organisation // that are in it, or in a part of it
	Calls         []*Call         // that name it, or a part of it, or of which a strand does
}

// New relates records, which are its own from then on, to each other, and
// returns what is wrong between them.
// Records that are wrong are kept, so that everything wrong is told at once.
func New(records Records) (*Directory, []diag.Problem) {
	d, r, addresses := relate(records)
	return d, append(addresses.problems, r.problems...)
}

// relate relates records. What is wrong is in the relaters, of the records and of
// their addresses.
func relate(records Records) (d *Directory, r, addresses *relater) {
	d = &Directory{Records: records}
	d.byFile = sync.OnceValue(d.indexFiles)
	d.byID = sync.OnceValue(d.indexIDs)
	sortByID(d.Programmes)
	sortByID(d.Calls)
	sortByID(d.Projects)
	sortByID(d.Organisations)
	sortByID(d.Sectors)
	sortByID(d.Pages)

	// What depends on nothing else is done beside the rest.
	var sorted, aside sync.WaitGroup
	addresses, r = &relater{Directory: d}, &relater{Directory: d}
	sorted.Go(func() {
		d.Alphabetical = Records{
			Programmes: alphabetical(d.Programmes), Calls: alphabetical(d.Calls), Projects: alphabetical(d.Projects),
			Organisations: alphabetical(d.Organisations), Sectors: alphabetical(d.Sectors), Pages: alphabetical(d.Pages),
		}
		aside.Go(addresses.addresses)
	})
	r.resolve()
	r.untie()
	r.checkScopes()
	r.stated = len(r.problems)
	r.inherit()
	sorted.Wait()
	aside.Go(func() { d.holdings = hold(d.Alphabetical) })
	r.reverse()
	r.check()
	aside.Wait()
	return d, r, addresses
}

// sortByID leaves records that are in order as they are, which is usual: they
// are read in the order of their files.
func sortByID[T recorder](records []T) {
	slices.SortStableFunc(records, func(a, b T) int {
		x, y := a.Header(), b.Header()
		return cmp.Or(strings.Compare(x.ID, y.ID), strings.Compare(x.File, y.File))
	})
}

func (d *Directory) indexFiles() map[string]*Record {
	files := make(map[string]*Record, d.Len())
	for record := range d.All() {
		files[record.File] = record
	}
	return files
}

func (d *Directory) indexIDs() map[string]string {
	ids := make(map[string]string, d.Len())
	for record := range d.All() {
		name(ids, record)
	}
	return ids
}

func name(ids map[string]string, record *Record) {
	if _, again := ids[record.ID]; again {
		ids[record.ID] = ""
	} else {
		ids[record.ID] = record.URL
	}
}

// At returns the record at an address, or nil.
func (d *Directory) At(url string) *Record { return d.byURL[url] }

// URLOf returns the address of the one record that has an id, whatever its kind;
// it is empty if there is none, or if records of several kinds have that id.
func (d *Directory) URLOf(id string) string { return d.byID()[id] }

// In returns the record of a file, or nil.
func (d *Directory) In(file string) *Record { return d.byFile()[file] }

// Programme returns the programme of that id, or nil.
func (d *Directory) Programme(id string) *Programme { return d.programmes[id] }

// Call returns the call of that id, or nil.
func (d *Directory) Call(id string) *Call { return d.calls[id] }

// Project returns the project of that id, or nil.
func (d *Directory) Project(id string) *Project { return withID(d.Projects, id) }

// withID returns the first record of an id in a list sorted by id, or nil.
func withID[T any, P interface {
	*T
	recorder
}](sorted []P, id string) P {
	i, found := slices.BinarySearchFunc(sorted, id, func(p P, id string) int { return strings.Compare(p.Header().ID, id) })
	if !found {
		return nil
	}
	return sorted[i]
}

// Sector returns the sector of that id, or nil.
func (d *Directory) Sector(id string) *Sector { return d.sectors[id] }

// Page returns the page of that id, or nil.
func (d *Directory) Page(id string) *Page { return withID(d.Pages, id) }

// Organisation returns the organisation of that id, or nil.
func (d *Directory) Organisation(id string) *Organisation { return d.organisations[id] }

// PagesIn returns the pages that a menu leads to, in its order.
func (d *Directory) PagesIn(menu MenuPlace) []*Page {
	var pages []*Page
	for _, p := range d.Pages {
		if p.Menu.Place == menu {
			pages = append(pages, p)
		}
	}
	slices.SortStableFunc(pages, func(a, b *Page) int { return a.Menu.Order - b.Menu.Order })
	return pages
}

// Holding returns what the directory has in a territory; nil if nothing.
func (d *Directory) Holding(code territory.Code) *Holding { return d.holdings[code] }

// Holdings returns the territories of a kind in which the directory has
// something, in the order of the official code.
func (d *Directory) Holdings(kind territory.Kind) []*Holding {
	var list []*Holding
	for code, h := range d.holdings {
		if place, ok := territory.Get(code); ok && place.Kind == kind {
			list = append(list, h)
		}
	}
	slices.SortFunc(list, func(a, b *Holding) int { return cmp.Compare(a.Code, b.Code) })
	return list
}

// NextChange returns the first instant after now at which the site changes by
// itself: the status of a call changes, or a record is due. It is zero if
// nothing ever does.
func (d *Directory) NextChange(now time.Time) time.Time {
	var next time.Time
	for _, c := range d.Calls {
		if at := c.NextChange(now); !at.IsZero() && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	for _, at := range d.Later {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next
}

// TrueUntil returns the first instant after now at which what is told of the site is
// no longer true: it changes by itself, or the day is over, in the zone of now, from
// which days are counted.
func (d *Directory) TrueUntil(now time.Time) time.Time {
	y, month, day := now.Date()
	midnight := time.Date(y, month, day+1, 0, 0, 0, 0, now.Location())
	if next := d.NextChange(now); !next.IsZero() && next.Before(midnight) {
		return next
	}
	return midnight
}
