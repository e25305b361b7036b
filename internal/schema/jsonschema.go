package schema

import (
	"maps"

	"portulan/internal/diag"
)

// JSONSchema describes a mapping for editors, as JSON Schema (draft 2020-12).
// Descriptions are in one language; [Descriptions] of both are kept under
// x-description.
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

// json is the shape of a value. An empty value stands for none, a list of one
// may be written without its brackets, and a mapping as its short value.
func (t Type) json(lang diag.Language) map[string]any {
	switch {
	case t.List != nil:
		item := t.List.json(lang)
		return map[string]any{"oneOf": []any{map[string]any{"type": "array", "items": item}, item, null()}}
	case t.Rows != nil:
		forms := []any{object(t.Rows, lang), null()}
		for _, row := range t.Rows {
			if row.Key == t.Short {
				short := row.Type.json(lang)
				if options, ok := short["oneOf"].([]any); ok {
					forms = append(forms, options[:len(options)-1]...) // its null is there already
				} else {
					forms = append(forms, notNull(short))
				}
			}
		}
		return map[string]any{"oneOf": forms}
	}
	return withNull(t.Schema)
}

func null() map[string]any { return map[string]any{"type": "null"} }

// notNull is a scalar's schema as it was before null was let in.
func notNull(schema map[string]any) map[string]any {
	if forms, ok := schema["anyOf"].([]any); ok {
		return forms[0].(map[string]any)
	}
	return schema
}

func withNull(schema map[string]any) map[string]any {
	return map[string]any{"anyOf": []any{maps.Clone(schema), null()}}
}
