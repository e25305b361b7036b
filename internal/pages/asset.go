package pages

import (
	"regexp"
	"strings"
)

// AssetFolders are the folders in which files named by their content stand: the
// bundles of styles and scripts, and the media.
func AssetFolders() []string { return []string{"assets", "media"} }

// esbuild writes 8 letters of base 32 in the name of a file; pictures of pages
// have 20 digits of base 16, the media of the content and the folder of places 10, the
// folder of an edition of the search index 16.
var asset = regexp.MustCompile(`^/(assets/[^/]+-([A-Z2-7]{8}|[0-9a-f]{20})|assets/(search/[0-9a-f]{16}|places-[0-9a-f]{10})/[^/]+|media/[^/]+-[0-9a-f]{10})\.[a-z0-9]+$`)

// IsAsset reports whether the file at a path below the site's root is named by its
// content, so that it never changes and can be kept for ever.
func IsAsset(path string) bool { return asset.MatchString(path) }

// Outlives reports whether readers of a page may still ask for such a file after the
// next build. No page asks for its own picture: that is for those who share its address.
func Outlives(path string) bool { return IsAsset(path) && !strings.HasPrefix(path, cardPath) }
