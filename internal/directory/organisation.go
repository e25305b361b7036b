package directory

import "portulan/internal/territory"

// Organisation is a public body, a company or an association.
type Organisation struct {
	Record
	SIREN     string // 9 digits, as issued by INSEE
	SIRET     string // 14 digits
	RNA       string // W and 9 digits, or as issued in Alsace-Moselle
	Type      OrganisationType
	Parent    Ref[Organisation]
	Territory []territory.Code
	Website   string
	Logo      Image

	Children []*Organisation // by title
	Roles    []Involvement   // what it does, by kind of record, then by title
}

// Involvement is what an organisation does for a record.
type Involvement struct {
	Role RoleKind
	In   *Record
}

// OrganisationType is the legal family of an organisation.
type OrganisationType string

// The types of organisations.
const (
	StateBody      OrganisationType = "state"
	LocalAuthority OrganisationType = "local_authority"
	PublicBody     OrganisationType = "public_body"
	Company        OrganisationType = "company"
	Association    OrganisationType = "association"
	Research       OrganisationType = "research"
	ClusterBody    OrganisationType = "cluster"
	EUInstitution  OrganisationType = "eu"
	OtherBody      OrganisationType = "other"
)
