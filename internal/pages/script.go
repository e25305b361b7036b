package pages

import (
	"encoding/json"
	"time"

	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/search/edition"
	"portulan/internal/search/facet"
	"portulan/internal/site"
	"portulan/internal/when"
)

// siteScript is the script that is written for a site: what the other scripts know
// of it.
const siteScript = "scripts/site.js"

// siteJS is what scripts know of a site: where its search is, and the words of its
// language, none of which scripts have themselves.
func siteJS(settings *site.Settings, l *locale.Locale) string {
	prefix := basePath(settings.BaseURL)
	text := func(key string) string { s, _ := l.T(key); return s } // each is there by test
	var months, shortMonths []string
	for m := time.January; m <= time.December; m++ {
		v := when.Value{Start: time.Date(2000, m, 1, 0, 0, 0, 0, time.UTC), Precision: when.Month}
		months = append(months, l.MonthWide(v))
		shortMonths = append(shortMonths, l.Month(v))
	}
	kinds := l.Group("kind")
	for _, f := range facet.All {
		kinds[string(f)] = f.Label(settings.Language)
	}
	known := map[string]any{
		"language": settings.Language,
		"search":   settings.Search.On,
		"prefix":   prefix,
		"page":     prefix + "/" + text("address.search") + "/",
		"entry":    prefix + "/" + edition.Entry,
		"api":      prefix + "/api/",
		"kinds":    kinds,
		"texts":    l.Group("results"),
		"dates": map[string]any{
			"months": months, "shortMonths": shortMonths, "at": text("date.at"), "on": text("date.on.day"),
			"first": map[diag.Language]string{diag.French: "1er", diag.English: "1"}[settings.Language],
		},
	}
	data, err := json.Marshal(known)
	if err != nil {
		panic(err) // strings and lists of them
	}
	return "export const site = " + string(data) + ";\n"
}
