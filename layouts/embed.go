// Package layouts is the default theme: templates, styles, scripts, interface
// texts, synonyms and static files. A site replaces any one of them with a file of the
// same path in its own layouts folder.
package layouts

import "embed"

// FS holds the theme.
//
//go:embed base.html redirect.html results.html pages components styles scripts i18n search static
var FS embed.FS
