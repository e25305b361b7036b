package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"portulan/internal/diag"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/site"
)

// newDocs writes the parts of docs/ that come from tables of the program.
func newDocs() *cobra.Command {
	return &cobra.Command{
		Use:     "docs <folder>",
		Short:   "Write the reference of records and problems to a folder",
		Example: "  portulan docs docs",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			for name, text := range references() {
				file := filepath.Join(args[0], filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// references are the generated files of docs/, by path.
func references() map[string]string {
	return map[string]string{
		"records.md":      recordReference(diag.English),
		"fr/fiches.md":    recordReference(diag.French),
		"problems.md":     problemReference(diag.English),
		"fr/problemes.md": problemReference(diag.French),
	}
}

func recordReference(lang diag.Language) string {
	var b strings.Builder
	b.WriteString(diag.Text{
		FR: "# Les fiches\n\nCe fichier est écrit par `portulan docs docs` : ne le modifiez pas.\n",
		EN: "# Records\n\nThis file is written by `portulan docs docs`: do not edit it.\n",
	}.In(lang))
	for _, d := range record.Descriptions() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n%s", d.Kind, d.About.In(lang), schema.Reference(d.Rows, lang))
	}
	fmt.Fprintf(&b, "\n## %s\n\n%s", site.File, schema.Reference(site.Rows(), lang))
	return b.String()
}

func problemReference(lang diag.Language) string {
	var b strings.Builder
	b.WriteString(diag.Text{
		FR: "# Les problèmes\n\nCe fichier est écrit par `portulan docs docs` : ne le modifiez pas. Une erreur empêche la publication ; un avertissement ne l’empêche pas, sauf avec `--strict`.\n",
		EN: "# Problems\n\nThis file is written by `portulan docs docs`: do not edit it. An error stops publication; a warning does not, except with `--strict`.\n",
	}.In(lang))
	for _, code := range diag.Codes() {
		severity := diag.Text{FR: "Avertissement", EN: "Warning"}
		if code.Severity() == diag.Error {
			severity = diag.Text{FR: "Erreur", EN: "Error"}
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s. `%s`\n\n%s\n", code, severity.In(lang), code.Template(lang), asWritten(code.About(lang)))
		if remedy := code.RemedyTemplate(lang); remedy != "" {
			fmt.Fprintf(&b, "\n%s\n", asWritten(remedy))
		}
	}
	return b.String()
}

// asWritten shows what a text says of links and of backslashes, which Markdown would
// take for its own.
func asWritten(text string) string {
	return strings.NewReplacer(`\`, `\\`, "](", `]\(`).Replace(text)
}
