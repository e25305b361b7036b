package pages

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif" // the formats that a picture may have
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	_ "golang.org/x/image/webp"

	"portulan/internal/diag"
	"portulan/internal/plain"
	"portulan/internal/source"
)

// Medium is a picture or a document of the content, as it is published: under
// a name that changes with its bytes, so that it can be kept for ever.
type Medium struct {
	URL           string
	Name          string // in the content folder
	Size          int
	Width, Height int // of a picture, in pixels
	fault         *diag.Fault
}

// The largest picture that is published without a warning.
const (
	maxPictureBytes = 500 << 10
	maxPictureSide  = 2000
)

// documentTypes are the files that can be offered. Those that a browser would
// run or show as a page of this site are not among them.
var documentTypes = []string{
	".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".doc", ".xls", ".ppt", ".rtf", ".txt", ".csv", ".json",
	".geojson", ".zip", ".epub", ".ics", ".png", ".jpg", ".jpeg", ".gif", ".webp",
}

// media are the pictures and documents of a content folder. A file is read the
// first time that a page names it, and published only if one does.
type media struct {
	names    []string              // sorted
	words    func() *plain.Lexicon // of the names, made once it is needed
	describe func(name string) (*Medium, error)

	mu   sync.Mutex
	used map[string]*Medium
}

func newMedia(o Options) *media {
	words := sync.OnceValue(func() *plain.Lexicon { return plain.NewLexicon(o.Assets) })
	m := &media{names: o.Assets, words: words, describe: o.Describe, used: map[string]*Medium{}}
	if m.describe == nil {
		m.describe = func(name string) (*Medium, error) {
			data, err := fs.ReadFile(o.Content.FS, name)
			if err != nil {
				return nil, err
			}
			return Describe(name, data), nil
		}
	}
	return m
}

// picture returns a picture. A fault that is only a warning comes with one.
func (m *media) picture(name string) (Medium, *diag.Fault) {
	if _, found := slices.BinarySearch(m.names, name); !found {
		return Medium{}, diag.NewFault(diag.ImageMissing, "src", name).Meant(m.near(name)...)
	}
	medium, err := m.use(name)
	if err != nil {
		return Medium{}, source.Unreadable(err)
	}
	if medium.Width == 0 {
		return Medium{}, diag.NewFault(diag.ImageUnreadable, "src", name)
	}
	return *medium, medium.fault
}

// document returns a document.
func (m *media) document(name string) (Medium, *diag.Fault) {
	if _, found := slices.BinarySearch(m.names, name); !found {
		return Medium{}, diag.NewFault(diag.DocumentMissing, "src", name).Meant(m.near(name)...)
	}
	if !slices.Contains(documentTypes, strings.ToLower(path.Ext(name))) {
		return Medium{}, diag.NewFault(diag.DocumentType, "src", name, "types", strings.Join(documentTypes, " "))
	}
	medium, err := m.use(name)
	if err != nil {
		return Medium{}, source.Unreadable(err)
	}
	return *medium, nil
}

func (m *media) near(name string) []string { return m.words().Nearest(name) }

func (m *media) use(name string) (*Medium, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if medium := m.used[name]; medium != nil {
		return medium, nil
	}
	medium, err := m.describe(name)
	if err != nil {
		return nil, err
	}
	m.used[name] = medium
	return medium, nil
}

// Describe says what is to be known of a picture or a document from its bytes.
func Describe(name string, data []byte) *Medium {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	base := plain.Slug(strings.TrimSuffix(path.Base(name), ext))
	medium := &Medium{
		Name: name, Size: len(data),
		URL: fmt.Sprintf("/media/%s-%s%s", base, hex.EncodeToString(sum[:5]), strings.ToLower(ext)),
	}
	if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
		medium.Width, medium.Height = config.Width, config.Height
	}
	if medium.Size > maxPictureBytes || max(medium.Width, medium.Height) > maxPictureSide {
		medium.fault = diag.NewFault(diag.ImageLarge, "src", name, "size", source.Size(medium.Size),
			"width", fmt.Sprint(medium.Width), "height", fmt.Sprint(medium.Height), "limit", source.Size(maxPictureBytes))
	}
	return medium
}

// Media returns the pictures and documents that the pages rendered so far name,
// as pages, by address.
func (s *Site) Media() []Page {
	s.media.mu.Lock()
	defer s.media.mu.Unlock()
	var pages []Page
	for _, m := range s.media.used {
		pages = append(pages, Page{
			URL: m.URL, File: strings.TrimPrefix(m.URL, "/"),
			write: func(s *Site, out *bytes.Buffer) []diag.Problem {
				data, err := fs.ReadFile(s.content.FS, m.Name)
				if err != nil {
					fault := source.Unreadable(err)
					return []diag.Problem{{Fault: *fault, File: s.content.File(m.Name)}}
				}
				out.Write(data)
				return nil
			},
		})
	}
	slices.SortFunc(pages, func(a, b Page) int { return cmp.Compare(a.URL, b.URL) })
	return slices.CompactFunc(pages, func(a, b Page) bool { return a.URL == b.URL })
}
