package pages

import (
	"bytes"
	"image"
	"io/fs"
	"path"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/site"
	"portulan/internal/source"
	"portulan/internal/svg"
)

// logoTypes are the formats that a logo may have.
var logoTypes = []string{".svg", ".png", ".webp", ".jpg", ".jpeg"}

// findLogo finds the logo of the settings, in the content folder or among the
// static files of the layouts; nil if there is none. A fault that is only a
// warning comes with it.
func (s *Site) findLogo() (*picture, []diag.Problem) {
	logo := s.Theme.Logo
	if logo.Src == "" {
		return nil, nil
	}
	m, fault := s.logoFile(path.Clean(strings.TrimPrefix(logo.Src, "/")))
	var problems []diag.Problem
	if fault != nil {
		problems = append(problems, diag.Problem{Fault: *fault, File: site.File, Field: "theme.logo.src"})
	}
	if fault.IsError() {
		return nil, problems
	}
	return &picture{Medium: m, Alt: logo.Alt}, problems
}

func (s *Site) logoFile(name string) (Medium, *diag.Fault) {
	if !slices.Contains(logoTypes, strings.ToLower(path.Ext(name))) {
		return Medium{}, diag.NewFault(diag.LogoType, "src", name)
	}
	var m Medium
	var data []byte
	if _, found := slices.BinarySearch(s.media.names, name); found {
		used, err := s.media.use(name)
		if err == nil {
			m = *used
			data, err = fs.ReadFile(s.content.FS, name)
		}
		if err != nil {
			return Medium{}, source.Unreadable(err)
		}
	} else {
		var err error
		if data, err = fs.ReadFile(s.theme.layers, "static/"+name); err != nil {
			return Medium{}, diag.NewFault(diag.LogoMissing, "src", name).Meant(s.media.near(name)...)
		}
		m = *Describe(name, data)
		m.URL = "/" + name // where static files are
	}
	if strings.EqualFold(path.Ext(name), ".svg") {
		size, fault := svg.Check(data)
		m.Width, m.Height = size.Width, size.Height
		return m, fault
	}
	if _, _, err := image.DecodeConfig(bytes.NewReader(data)); err != nil {
		return Medium{}, diag.NewFault(diag.LogoType, "src", name)
	}
	return m, m.fault
}
