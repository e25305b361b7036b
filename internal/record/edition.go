package record

import (
	"bytes"
	"context"
	"time"

	"portulan/internal/directory"
	"portulan/internal/schema"
	"portulan/internal/source"
)

// Edition is a record as a commit left it, read by the rules of today.
type Edition struct {
	At     time.Time // of the commit
	Record any       // *directory.Call and so on, related to no other record
}

// Editions gives each file its editions, from the first to the last, in the order of the
// names, which are relative to the tree and those of records. Those that differ by their
// body alone are one. A version whose front matter cannot be read is none, and
// what else is wrong in them is not said.
func Editions(ctx context.Context, history *source.History, names []string, opts Options, give func(name string, editions []Edition)) {
	history.Versions(ctx, names, func(name string, versions []source.Version) {
		var editions []Edition
		var front []byte // of the last edition, with the lines around it
		for _, v := range versions {
			if front != nil && bytes.HasPrefix(v.Text, front) {
				continue
			}
			file := source.Parse(name, v.Text)
			if file.Front == nil {
				continue
			}
			if record := reread(file, opts); record != nil {
				editions = append(editions, Edition{v.At, record})
				front = before(v.Text, file.Body)
			}
		}
		give(name, editions)
	})
}

// before is what stands before the body of a text; nil where its line ends make
// that hard to say.
func before(text, body []byte) []byte {
	front, found := bytes.CutSuffix(text, body)
	if !found || !bytes.HasSuffix(front, []byte("\n")) {
		return nil
	}
	return front
}

// reread decodes a record of another time.
func reread(file source.File, opts Options) any {
	kind, header, fault := locate(file.Name, opts.Language)
	if fault != nil {
		return nil
	}
	d := &schema.Decoder{Context: opts.Context, FirstLine: file.FrontLine}
	record := kind.decode(d, file.Front, header)
	if len(d.Problems) > 0 {
		record.(interface{ Header() *directory.Record }).Header().Unread = unread(d.Problems)
	}
	return record
}
