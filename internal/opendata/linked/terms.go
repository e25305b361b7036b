package linked

import "encoding/json"

// Thing is what every node may state.
type Thing struct {
	Type          string          `json:"@type"`
	ID            string          `json:"@id,omitempty"`
	Name          string          `json:"name,omitempty"`
	AlternateName []string        `json:"alternateName,omitempty"`
	Description   string          `json:"description,omitempty"`
	URL           string          `json:"url,omitempty"`
	SameAs        string          `json:"sameAs,omitempty"`
	Identifier    []PropertyValue `json:"identifier,omitempty"`
	Image         string          `json:"image,omitempty"`
}

// Ref names a node that stands elsewhere in the same document.
type Ref struct {
	ID string `json:"@id"`
}

// PropertyValue is an identifier, and the register that gave it.
type PropertyValue struct {
	Type       string `json:"@type"`
	PropertyID string `json:"propertyID"`
	Value      string `json:"value"`
}

// Page is a WebPage, or a CollectionPage.
type Page struct {
	Thing
	InLanguage    string    `json:"inLanguage,omitempty"`
	DatePublished string    `json:"datePublished,omitempty"`
	DateModified  string    `json:"dateModified,omitempty"`
	License       string    `json:"license,omitempty"`
	IsPartOf      *WebSite  `json:"isPartOf,omitempty"`
	Breadcrumb    *ItemList `json:"breadcrumb,omitempty"`
	About         any       `json:"about,omitempty"`      // a Thing, a Place or a WebSite
	MainEntity    any       `json:"mainEntity,omitempty"` // a Ref or ItemLists
}

// WebSite is the site that a page is part of.
type WebSite struct {
	Thing
	InLanguage string        `json:"inLanguage,omitempty"`
	License    string        `json:"license,omitempty"`
	Publisher  *Organization `json:"publisher,omitempty"`
}

// ItemList is an ItemList, or a BreadcrumbList.
type ItemList struct {
	Type            string     `json:"@type"`
	Name            string     `json:"name,omitempty"`
	NumberOfItems   int        `json:"numberOfItems,omitempty"` // in all, where the list goes on elsewhere
	ItemListElement []ListItem `json:"itemListElement"`
}

// ListItem is one of a list; the first has the position 1.
type ListItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	URL      string `json:"url,omitempty"`
	Item     *Thing `json:"item,omitempty"` // the page, on the way to another
}

// Organization is an Organization or one of its kinds: GovernmentOrganization,
// FundingScheme, Project.
type Organization struct {
	Thing
	ParentOrganization *Organization  `json:"parentOrganization,omitempty"`
	FoundingDate       string         `json:"foundingDate,omitempty"`
	Location           []Place        `json:"location,omitempty"`
	AreaServed         []Place        `json:"areaServed,omitempty"`
	Keywords           []string       `json:"keywords,omitempty"`
	KnowsAbout         []string       `json:"knowsAbout,omitempty"`
	Logo               string         `json:"logo,omitempty"`
	Member             []Organization `json:"member,omitempty"`
	Funder             []Organization `json:"funder,omitempty"`
	Funding            []Grant        `json:"funding,omitempty"`
}

// Service is a GovernmentService.
type Service struct {
	Thing
	ServiceType     string         `json:"serviceType,omitempty"`
	Category        []string       `json:"category,omitempty"`
	Provider        []Organization `json:"provider,omitempty"`
	ServiceOperator []Organization `json:"serviceOperator,omitempty"`
	AreaServed      []Place        `json:"areaServed,omitempty"`
	Audience        []Audience     `json:"audience,omitempty"`
	PotentialAction []ApplyAction  `json:"potentialAction,omitempty"`
	ServiceOutput   []Grant        `json:"serviceOutput,omitempty"`
}

// Audience is who a service is for.
type Audience struct {
	Type         string `json:"@type"`
	AudienceType string `json:"audienceType"`
}

// ApplyAction is a time in which one can apply. Its times are instants with their
// offset; a day without an hour ends one second before the next.
type ApplyAction struct {
	Type      string `json:"@type"`
	Name      string `json:"name,omitempty"`
	StartTime string `json:"startTime,omitempty"`
	EndTime   string `json:"endTime,omitempty"`
	Target    string `json:"target,omitempty"`
}

// Grant is a MonetaryGrant.
type Grant struct {
	Thing
	Amount     *Amount        `json:"amount,omitempty"`
	Funder     []Organization `json:"funder,omitempty"`
	Sponsor    *Organization  `json:"sponsor,omitempty"` // the programme
	FundedItem *Ref           `json:"fundedItem,omitempty"`
}

// Amount is a MonetaryAmount: a value, or its bounds, of which one may be unknown.
type Amount struct {
	Type     string      `json:"@type"`
	Currency string      `json:"currency"` // ISO 4217
	Value    json.Number `json:"value,omitempty"`
	MinValue json.Number `json:"minValue,omitempty"`
	MaxValue json.Number `json:"maxValue,omitempty"`
}

// Place is a Place, an AdministrativeArea or a Country.
type Place struct {
	Thing
	Geo              *Coordinates `json:"geo,omitempty"`
	ContainedInPlace []Place      `json:"containedInPlace,omitempty"`
}

// Coordinates are GeoCoordinates, in degrees (WGS 84).
type Coordinates struct {
	Type      string  `json:"@type"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Document returns nodes as one JSON-LD document. It is fit to stand in a script
// element of HTML: <, > and &, U+2028 and U+2029 are written as escapes.
func Document(nodes ...any) ([]byte, error) {
	return json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", nodes})
}
