package serve

import "net/http"

// Header is one header of every answer.
type Header struct{ Name, Value string }

// Headers are the headers that keep a page of the site from doing, or being put to,
// anything that the site does not need. The configurations of other web servers in
// docs/ are checked against them.
func Headers() []Header {
	return []Header{
		{"Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"X-Content-Type-Options", "nosniff"},
	}
}

var headers = Headers()

func protect(h http.Header) {
	for _, each := range headers {
		h.Set(each.Name, each.Value)
	}
}

// How long a browser keeps what it was given.
const (
	keepForEver = "public, max-age=31536000, immutable" // a file named by its content
	askAgain    = "no-cache"                            // every other: kept, and asked for again with its ETag
)
