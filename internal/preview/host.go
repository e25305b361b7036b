package preview

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// called lets through the requests that call this machine by an IP address, as
// localhost, or by one of the names. Another name may be one that an attacker's
// page was loaded from and that was pointed here since (DNS rebinding): its scripts
// would read the drafts.
func called(names []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isOurs(r.Host, names) {
			http.Error(w, "This preview answers at localhost; start it with --host to give it another name.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isOurs(host string, names []string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return true
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, host) })
}
