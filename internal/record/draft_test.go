package record_test

import (
	"path"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
)

// draftFile is where a record of a kind stands.
func draftFile(kind directory.Kind, lang diag.Language) string {
	folder := record.Folder(kind, lang)
	switch kind {
	case directory.KindProgramme:
		return path.Join(folder, "x/index.md")
	case directory.KindCall:
		return path.Join(folder, "x/y.md")
	}
	return path.Join(folder, "x.md")
}

// putIn takes away the "# " before the keys of a draft.
func putIn(draft string) string {
	var b strings.Builder
	for line := range strings.Lines(draft) {
		b.WriteString(strings.TrimPrefix(line, "# "))
	}
	return b.String()
}

// A draft is a record as it stands, and all that it proposes can be put in as it is;
// every key has its meaning above it.
func TestDraft(t *testing.T) {
	for _, d := range record.Descriptions() {
		for _, lang := range []diag.Language{diag.French, diag.English} {
			opts := french()
			opts.Language, opts.Drafts = lang, true
			file := draftFile(d.Kind, lang)
			for name, draft := range map[string]string{
				"as it stands": record.Draft(d.Kind, lang, "Un titre", ""),
				"all put in":   putIn(record.Draft(d.Kind, lang, "Un titre", "")),
			} {
				if _, said := readFiles(opts, map[string]string{file: draft}); len(said) > 0 {
					t.Errorf("%s in %s, %s: %s\n%s", d.Kind, lang, name, strings.Join(said, "\n"), draft)
				}
			}
			lines := strings.Split(record.Draft(d.Kind, lang, "Un titre", "Un résumé."), "\n")
			for i, line := range lines {
				key := strings.TrimPrefix(line, "# ")
				if key == "" || strings.HasPrefix(key, " ") || strings.HasPrefix(line, "##") || line == "---" {
					continue
				}
				if !strings.HasPrefix(lines[i-1], "## ") {
					t.Errorf("%s in %s: %q has no meaning above it", d.Kind, lang, line)
				}
			}
		}
	}
}

// A title and a summary are kept, whatever they hold.
func TestDraftKeepsWords(t *testing.T) {
	for _, text := range []string{
		"Simple", "Titre : x", "oui # non", "- tiret", "# dièse", `"guillemets"`, "l’apostrophe, l'autre", "[liste]", "{a: b}", "2024", "yes", "null", "~",
		"été « à »", "a: b", "fin:", "*ancre", "&ancre", "!tag", "|", "> x", "%x", "@x", "`x`", `C:\n`, "12:30", "a\tb", "=", "é <b>",
	} {
		draft := record.Draft(directory.KindSector, diag.French, text, text)
		records, said := readFiles(french(), map[string]string{"secteurs/x.md": draft})
		if len(said) > 0 || len(records.Sectors) != 1 {
			t.Errorf("%q: %s\n%s", text, strings.Join(said, "\n"), draft)
			continue
		}
		want := strings.Join(strings.Fields(text), " ")
		if got := records.Sectors[0]; got.Title != want || got.Summary != want {
			t.Errorf("%q is read back as %q, %q", text, got.Title, got.Summary)
		}
	}
}
