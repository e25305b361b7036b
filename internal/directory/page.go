package directory

// Page is a free page: about, legal notice, accessibility.
type Page struct {
	Record
	Type PageType
	Menu Menu
}

// PageType is what the law or the site asks of a page.
type PageType string

// The types of pages that the program adds to or links to.
const (
	LegalNotice   PageType = "legal"         // ends with the sources of the data
	Accessibility PageType = "accessibility" // the accessibility statement
)

// Menu is where a page is linked from on every page.
type Menu struct {
	Place MenuPlace
	Order int
}

// MenuPlace is one of the site's menus.
type MenuPlace string

// The menus.
const (
	NoMenu     MenuPlace = ""
	HeaderMenu MenuPlace = "header"
	FooterMenu MenuPlace = "footer"
)
