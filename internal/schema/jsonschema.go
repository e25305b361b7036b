package schema

import (
	"maps"

	"portulan/internal/diag"
)

// JSONSchema describes a mapping for editors, as JSON Schema (draft 2020-12).
// Descriptions are in one language; those of both are kept under x-description.
//
// It accepts what decoding does, and more: a program that completes and checks
// what is typed knows neither the calendar nor the other records.
func JSONSchema(title, about diag.Text, rows []Row, lang diag.Language) map[string]any {
	schema := object(rows, lang)
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = title.In(lang)
	describe(schema, about, lang)
	return schema
}

func object(rows []Row, lang diag.Language) map[string]any {
	properties := map[string]any{}
	var required []string
	for _, row := range rows {
		property := row.Type.json(lang)
		if !row.Required {
			property = anyOf(property, map[string]any{"type": "null"})
		}
		describe(property, row.About, lang)
		properties[row.Key] = property
		if row.Required {
			required = append(required, row.Key)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		schema["required"] = required
	}
	return schema
}

func describe(schema map[string]any, about diag.Text, lang diag.Language) {
	schema["description"] = about.In(lang)
	schema["x-description"] = map[string]string{"fr": about.FR, "en": about.EN}
}

// json is the shape of a value that is not empty. A list of one may be written
// without its brackets, and a mapping as its short value.
func (t Type) json(lang diag.Language) map[string]any {
	switch {
	case t.List != nil:
		item := t.List.json(lang)
		return anyOf(map[string]any{"type": "array", "items": item}, item)
	case t.Rows != nil:
		forms := []any{object(t.Rows, lang)}
		for _, row := range t.Rows {
			if row.Key == t.Short {
				forms = append(forms, row.Type.json(lang))
			}
		}
		return anyOf(forms...)
	}
	return maps.Clone(t.Schema)
}

func anyOf(forms ...any) map[string]any {
	if len(forms) == 1 {
		return forms[0].(map[string]any)
	}
	return map[string]any{"anyOf": forms}
}
