package record

import (
	"portulan/internal/directory"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Short names that keep the tables on one line a row.
type (
	codes          = []territory.Code
	length         = when.Period
	callID         = directory.Ref[directory.Call]
	organisationID = directory.Ref[directory.Organisation]
	sectorID       = directory.Ref[directory.Sector]
)
