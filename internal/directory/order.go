package directory

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"sync"

	"portulan/internal/plain"
)

// ByTitle returns the records by title as people sort them, without regard to
// case and accents, then by id. They are those of a [Directory].
func ByTitle[T recorder](records []T) []T {
	type keyed struct {
		start  uint64 // the first bytes of the key, which most often decide
		of     *Record
		record T
	}
	list := make([]keyed, len(records))
	for i, record := range records {
		of := record.Header()
		list[i] = keyed{start(of.sortKey), of, record}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.start, b.start), strings.Compare(a.of.sortKey, b.of.sortKey), strings.Compare(a.of.ID, b.of.ID))
	})
	sorted := make([]T, len(list))
	for i, k := range list {
		sorted[i] = k.record
	}
	return sorted
}

// CompareTitles orders two records as [ByTitle] does.
func CompareTitles[T recorder](a, b T) int {
	x, y := a.Header(), b.Header()
	return cmp.Or(strings.Compare(x.sortKey, y.sortKey), strings.Compare(x.ID, y.ID))
}

func alphabetical[T recorder](records []T) []T {
	setSortKeys(records)
	return ByTitle(records)
}

// setSortKeys sets the sort keys that are not known from an earlier run.
func setSortKeys[T recorder](records []T) {
	inParts(len(records), func(from, to int) {
		for _, record := range records[from:to] {
			if of := record.Header(); of.sortKey == "" {
				of.sortKey = plain.Words(of.Title)
			}
		}
	})
}

// inParts calls do for the numbers below n, cut into as many parts as there are
// processors, at the same time.
func inParts(n int, do func(from, to int)) {
	parts := runtime.GOMAXPROCS(0)
	var all sync.WaitGroup
	for part := range parts {
		all.Go(func() { do(n*part/parts, n*(part+1)/parts) })
	}
	all.Wait()
}

// start is the first eight bytes of a key as a number that sorts as they do.
func start(key string) uint64 {
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}
