package territory

import (
	"regexp"
	"strings"
)

// Code is the official code of a territory, after a prefix that says what it
// is: FR, REG-32, DEP-59, DEP-2A, DEP-971, EPCI-200071991, COM-59606. The codes
// are those of the Code officiel géographique, and for an EPCI its SIREN.
//
// An overseas collectivity has the prefix of a département, as DEP-987. A
// municipal arrondissement and a former commune have that of a commune, as
// COM-75111: their numbers are never those of a commune of today.
//
// ZONE- and a name, as ZONE-QPV, is a zone that the site defines: it is within
// France, and no more is known of its ground.
type Code string

// France is the whole country, overseas included.
const France Code = "FR"

// What codes begin with.
const (
	regionPrefix      = "REG-"
	departementPrefix = "DEP-"
	epciPrefix        = "EPCI-"
	communePrefix     = "COM-"
	zonePrefix        = "ZONE-"
)

var prefixes = [...]string{regionPrefix, departementPrefix, epciPrefix, communePrefix}

func (c Code) has(prefix string) bool { return strings.HasPrefix(string(c), prefix) }

// IsZone reports whether the code is that of a zone of the site, well written:
// words of A to Z and digits with a hyphen between them.
func (c Code) IsZone() bool { return zoneForm.MatchString(string(c)) }

var zoneForm = regexp.MustCompile(`^ZONE-[A-Z0-9]+(-[A-Z0-9]+)*$`)
