// Package starter is the site that a new one begins as: settings, a record of each
// kind, and what an editor and a forge need. It builds without a warning.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
	"time"

	"portulan/internal/diag"
	"portulan/internal/source"
)

//go:embed all:files
var files embed.FS

// Options are what the files of a new site say of it.
type Options struct {
	Language diag.Language
	Title    string
	BaseURL  string
	Now      time.Time // the example call opens with its month, and closes two months later
}

// Files returns the files of a new site, by path.
func Files(o Options) (map[string]string, error) {
	first := time.Date(o.Now.Year(), o.Now.Month(), 1, 0, 0, 0, 0, time.UTC)
	values := map[string]string{
		"Title":   o.Title,
		"BaseURL": o.BaseURL,
		"Opens":   first.Format(time.DateOnly),
		"Closes":  first.AddDate(0, 3, -1).Format(time.DateOnly),
	}
	made := map[string]string{}
	for _, part := range []string{"files/common", "files/" + string(o.Language)} {
		err := fs.WalkDir(files, part, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			made[strings.TrimPrefix(name, part+"/")], err = fill(name, string(text), values)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("make the files of a new site: %w", err)
		}
	}
	return made, nil
}

// fill puts values in the place of <<.Name>>. YAML, Markdown and the expressions of
// forges have no use for these signs.
func fill(name, text string, values map[string]string) (string, error) {
	t, err := template.New(name).Delims("<<", ">>").Funcs(template.FuncMap{"yaml": source.Scalar}).Option("missingkey=error").Parse(text)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, values)
	return b.String(), err
}
