package main

import (
	"encoding/json"
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

// settingsSchema is the name of the schema of portulan.yaml.
const settingsSchema = "settings"

func newSchema(t *terminal) *cobra.Command {
	var lang, out string
	cmd := &cobra.Command{
		Use:   "schema [kind]",
		Short: "Print the JSON Schema of a kind of record, or write them all",
		Long: `Schema prints the JSON Schema of the front matter of a kind of record, or of
portulan.yaml under the name settings. Editors use it to complete and check what
is typed. With --out it writes one file for each.`,
		Example: `  portulan schema call
  portulan schema --out .schemas --lang fr`,
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: schemaNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if lang != string(diag.French) && lang != string(diag.English) {
				return fmt.Errorf("--lang %q: fr or en is needed", lang)
			}
			schemas := jsonSchemas(diag.Language(lang))
			switch {
			case out != "":
				return writeSchemas(schemas, out)
			case len(args) == 1:
				return printJSON(t, schemas[args[0]])
			}
			return fmt.Errorf("name a kind (%s), or a folder with --out", strings.Join(schemaNames(), ", "))
		},
	}
	cmd.Flags().StringVar(&lang, "lang", string(environmentLanguage()), "language of the descriptions: fr, en")
	cmd.Flags().StringVar(&out, "out", "", "folder to write every schema in")
	return cmd
}

func schemaNames() []string {
	var names []string
	for _, d := range record.Descriptions() {
		names = append(names, string(d.Kind))
	}
	return append(names, settingsSchema)
}

func jsonSchemas(lang diag.Language) map[string]any {
	schemas := map[string]any{}
	for _, d := range record.Descriptions() {
		title := diag.Text{FR: string(d.Kind), EN: string(d.Kind)}
		schemas[string(d.Kind)] = schema.JSONSchema(title, d.About, d.Rows, lang)
	}
	schemas[settingsSchema] = schema.JSONSchema(
		diag.Text{FR: site.File, EN: site.File},
		diag.Text{FR: "Les réglages d’un site.", EN: "The settings of a site."},
		site.Rows(), lang)
	return schemas
}

func writeSchemas(schemas map[string]any, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, s := range schemas {
		data, err := json.MarshalIndent(s, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name+".schema.json"), append(data, '\n'), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func printJSON(t *terminal, v any) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
