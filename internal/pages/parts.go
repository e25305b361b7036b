package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"portulan/internal/directory"
)

// once is a component given one record, date or code, such as the line of a
// record in lists. It is the same wherever that value stands, and made once.
func (s *Site) once(component string, of any) (template.HTML, error) {
	if r, ok := of.(interface{ Header() *directory.Record }); ok {
		of = r.Header()
	}
	key := madePart{component, of}
	if made, ok := s.parts.Load(key); ok {
		return made.(template.HTML), nil
	}
	return s.makePart(key, of)
}

// entries are the lines of records in a list, one after the other.
func (s *Site) entries(records any) (template.HTML, error) {
	var b strings.Builder
	add := func(r *directory.Record) error {
		line, err := s.once("entry", r)
		b.WriteString(string(line))
		b.WriteByte('\n')
		return err
	}
	switch list := records.(type) {
	case []*directory.Record:
		for _, r := range list {
			if err := add(r); err != nil {
				return "", err
			}
		}
	case []*directory.Call:
		for _, c := range list {
			if err := add(&c.Record); err != nil {
				return "", err
			}
		}
	default:
		return "", fmt.Errorf("entries of %T", records)
	}
	return template.HTML(b.String()), nil
}

// part is a component of a page as a text, which is empty where it has nothing
// to say.
func (s *Site) part(component string, v any) (template.HTML, error) {
	var b bytes.Buffer
	err := s.theme.parts.ExecuteTemplate(&b, component, v)
	return template.HTML(bytes.TrimSpace(b.Bytes())), err
}

// madePart names a component made for a value, which must be comparable.
type madePart struct {
	component string
	of        any
}

func (s *Site) makePart(key madePart, of any) (template.HTML, error) {
	var b bytes.Buffer
	if err := s.theme.parts.ExecuteTemplate(&b, key.component, of); err != nil {
		return "", err
	}
	made := template.HTML(b.String())
	s.parts.Store(key, made)
	return made, nil
}

// frame is a component that frames every page, such as its header. It is the
// same on all of them but those that a menu leads to, and made once.
func (s *Site) frame(component string, v *view) (template.HTML, error) {
	key := madePart{component, ""}
	if s.inMenu[v.URL] {
		key.of = v.URL
	}
	if made, ok := s.parts.Load(key); ok {
		return made.(template.HTML), nil
	}
	return s.makePart(key, v)
}
