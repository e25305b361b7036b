package pages

import (
	"encoding/json"
	"strings"

	"portulan/internal/locale"
	"portulan/internal/site"
)

// siteTexts is the script that holds what scripts say.
const siteTexts = "scripts/texts.js"

// said are the first parts of the keys of the texts that scripts say.
var said = []string{"date.at", "date.on.day", "finder.", "left.", "reader."}

// textsOf is the end of the script of texts: the language and the zone of the
// site, and each text in its forms for one and for other numbers.
func textsOf(settings *site.Settings, l *locale.Locale) string {
	texts := map[string][2]string{}
	for _, key := range l.Keys() {
		for _, prefix := range said {
			if strings.HasPrefix(key, prefix) {
				one, other := l.Forms(key)
				texts[key] = [2]string{one, other}
			}
		}
	}
	// Strings and maps of them are always written, keys in order.
	written, _ := json.Marshal(texts)
	language, _ := json.Marshal(string(settings.Language))
	zone, _ := json.Marshal(settings.Location.String())
	return "export const language = " + string(language) + ", zone = " + string(zone) + ";\nconst texts = " + string(written) + ";\n"
}
