package record

import (
	"portulan/internal/directory"
	"portulan/internal/schema"
)

type page = directory.Page

var pageTable = schema.Table[page]{Fields: append(
	schema.Inline(commonFields, func(p *page) *directory.Record { return &p.Record }),
	schema.Value("kind", pageType, func(p *page) *directory.PageType { return &p.Type },
		"legal : mentions légales, que Portulan complète par les sources des données ; accessibility : déclaration d’accessibilité.",
		"legal: legal notice, which Portulan ends with the sources of the data; accessibility: accessibility statement.").Or("type", "nature"),
	schema.Object("menu", menuTable, func(p *page) *directory.Menu { return &p.Menu },
		"Le menu d’où l’on y va.",
		"The menu that leads to it."),
)}

var menuTable = schema.Table[directory.Menu]{Short: "place", Fields: []schema.Field[directory.Menu]{
	schema.Value("place", menuPlace, func(m *directory.Menu) *directory.MenuPlace { return &m.Place },
		"L’en-tête ou le pied de page.",
		"The header or the footer.").Require().Or("menu"),
	schema.Value("order", schema.Int("whole number", 0, 999), func(m *directory.Menu) *int { return &m.Order },
		"Son rang dans le menu.",
		"Its rank in the menu.").Or("ordre", "weight"),
}}
