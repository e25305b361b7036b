package record

import (
	"portulan/internal/directory"
	"portulan/internal/schema"
)

type sector = directory.Sector

var sectorTable = schema.Table[sector]{Fields: append(
	schema.Inline(commonFields, func(s *sector) *directory.Record { return &s.Record }),
	schema.Value("parent", sectorRef, func(s *sector) *sectorID { return &s.Parent },
		"Le secteur qui le contient.",
		"The sector that holds it.").Or("secteur"),
)}
