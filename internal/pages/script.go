package pages

import (
	"encoding/json"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/search/edition/location"
	"portulan/internal/search/facet"
	"portulan/internal/site"
	"portulan/internal/when"
)

// siteScript is the script that is written for a site: what the other scripts know
// of it.
const siteScript = "scripts/site.js"

// said are the groups of texts that scripts say.
var said = []string{"date.on", "finder", "left", "reader", "results"}

// SiteJS is what the scripts of the theme know of a site, none of which they have
// themselves: where its search is, its zone, its words, and the statuses of calls. It is
// the module site.js.
func SiteJS(settings *site.Settings, l *locale.Locale) string {
	prefix := basePath(settings.BaseURL)
	text := func(key string) string { s, _ := l.T(key); return s } // each is there by test
	texts := map[string]any{"date.at": text("date.at")}
	for _, group := range said {
		for key, forms := range l.Group(group) {
			texts[group+"."+key] = forms
		}
	}
	if settings.Offline {
		texts["offline.note"] = text("offline.note")
	}
	var weekdays, months, shortMonths []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		weekdays = append(weekdays, l.WeekdayWide(d))
	}
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
		"zone":     settings.Location.String(),
		"search":   settings.Search.On,
		"prefix":   prefix,
		"page":     prefix + "/" + text("address.search") + "/",
		"offline":  settings.Offline,
		"worker":   prefix + Worker,
		"entry":    prefix + "/" + location.Entry,
		"api":      prefix + "/api/",
		"kinds":    kinds,
		"texts":    texts,
		"statuses": directory.Statuses(), // in the order in which they call for action
		"dates": map[string]any{
			"weekdays": weekdays, "months": months, "shortMonths": shortMonths,
			"first": map[diag.Language]string{diag.French: "1er", diag.English: "1"}[settings.Language],
		},
	}
	data, err := json.Marshal(known)
	if err != nil {
		panic(err) // strings and lists of them
	}
	return "export const site = " + string(data) + ";\n"
}
