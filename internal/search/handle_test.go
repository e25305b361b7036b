package search_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"portulan/internal/diag"
	"portulan/internal/search"
)

// A server that stops closes the handle while requests are still under way.
func TestHandleIsClosed(t *testing.T) {
	folder := t.TempDir()
	writeIndex(t, folder, 0, documents(3))
	h := search.NewHandle(folder)
	err := h.Use(func(x *search.Index) error {
		h.Close()
		a, err := x.Search(t.Context(), search.Request{Query: "projet"})
		if err == nil && a.Total != 3 {
			t.Errorf("%d records in an index that is in use", a.Total)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for range 2 {
		err = h.Use(func(*search.Index) error { t.Error("a handle that was closed has an index"); return nil })
		if fault, ok := errors.AsType[*diag.Fault](err); !ok || fault.Code != diag.SearchIndexMissing {
			t.Errorf("after it was closed: %v", err)
		}
		writeIndex(t, folder, 0, documents(5)) // not to be opened any more
	}
}

// An index that cannot be opened is tried again: at once where there is another one,
// and where there is not, once a second, since it takes long to find out.
func TestHandleTriesAgain(t *testing.T) {
	folder, other := filepath.Join(t.TempDir(), "index"), filepath.Join(t.TempDir(), "index")
	writeIndex(t, folder, 0, documents(3)) // out of the bubble: bleve has goroutines for all that is written
	writeIndex(t, other, 0, documents(5))
	synctest.Test(t, func(t *testing.T) {
		segment := files(t, folder, ".zap")[0]
		whole, err := os.ReadFile(segment)
		if err != nil {
			t.Fatal(err)
		}
		put := func(content []byte) {
			if err := os.WriteFile(segment, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		put(bytes.Repeat([]byte("x"), len(whole)))
		h := search.NewHandle(folder)
		defer h.Close()
		has := func(when string, want int) {
			t.Helper()
			n := 0
			err := h.Use(func(x *search.Index) error { n = x.Meta().Documents; return nil })
			fault, _ := errors.AsType[*diag.Fault](err)
			if n != want || (want == 0) != (fault != nil && fault.Code == diag.SearchIndexDamaged) {
				t.Errorf("%s: %d records, %v; want %d", when, n, err, want)
			}
		}
		has("damaged", 0)
		put(whole)
		has("mended at once", 0)
		time.Sleep(time.Second)
		has("a second later", 3)

		if err := os.WriteFile(filepath.Join(folder, "index.json"), []byte("{"), 0o644); err != nil {
			t.Fatal(err)
		}
		has("a damaged manifest", 3)
		if err := errors.Join(os.RemoveAll(folder), os.Rename(other, folder)); err != nil {
			t.Fatal(err)
		}
		has("another index", 5)
	})
}
