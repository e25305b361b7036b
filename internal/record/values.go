package record

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"portulan/internal/count"
	"portulan/internal/diag"
	"portulan/internal/directory"
	numbers "portulan/internal/figure"
	"portulan/internal/money"
	"portulan/internal/plain"
	"portulan/internal/schema"
	"portulan/internal/territory"
	"portulan/internal/when"
)

var text = schema.Text

var str = map[string]any{"type": "string"}

// numeric is the JSON Schema of a value that YAML may take for a number.
var numeric = map[string]any{"type": []string{"string", "number"}}

var date = schema.Scalar[when.Value]{
	Name: "date", Schema: numeric,
	Parse: func(ctx schema.Context, text string) (when.Value, *diag.Fault) { return when.Parse(text, ctx.Location) },
}

var period = schema.Scalar[when.Period]{
	Name: "length of time", Schema: str,
	Parse: func(_ schema.Context, text string) (when.Period, *diag.Fault) { return when.ParsePeriod(text) },
}

var amount = schema.Scalar[money.Range]{
	Name: "amount", Schema: numeric,
	Parse: func(_ schema.Context, text string) (money.Range, *diag.Fault) { return money.Parse(text) },
}

var exactAmount = schema.Scalar[money.Range]{
	Name: "amount", Schema: numeric,
	Parse: func(_ schema.Context, text string) (money.Range, *diag.Fault) {
		a, fault := money.Parse(text)
		if _, single := a.Single(); fault == nil && (!single || a.Approximate) {
			fault = diag.NewFault(diag.AmountNotExact, "text", text)
		}
		return a, fault
	},
}

var number = schema.Scalar[count.Range]{
	Name: "count", Schema: numeric,
	Parse: func(_ schema.Context, text string) (count.Range, *diag.Fault) { return count.Parse(text) },
}

// figure is an amount if it is written with a currency, and a count if it is a
// whole number or a range of them. A percentage and a number with decimals are
// figures as well, and are kept as they are written.
var figure = schema.Scalar[directory.Figure]{
	Name: "figure", Schema: numeric,
	Parse: func(_ schema.Context, text string) (directory.Figure, *diag.Fault) {
		f := directory.Figure{Text: text}
		if n, fault := count.Parse(text); fault == nil {
			f.Is, f.Count = directory.FigureCount, n
		} else if isDecimal(text) {
			return f, nil // before an amount, which would be one of euros
		} else if m, fault := money.Parse(text); fault == nil {
			f.Is, f.Money = directory.FigureMoney, m
		} else {
			return directory.Figure{}, diag.NewFault(diag.FigureUnreadable, "text", plain.Excerpt(text))
		}
		return f, nil
	},
}

// isDecimal reports whether a text is a number, a percentage, or a range of
// them, with decimals or without.
func isDecimal(text string) bool {
	c := plain.Read(text)
	_, ok := numbers.ReadSpan(&c, numbers.ReadNumber)
	if ok {
		c.Accept("%", "pour cent", "per cent", "percent")
	}
	return ok && c.Done()
}

var place = schema.Scalar[territory.Code]{
	Name: "territory", Schema: str,
	Parse: func(_ schema.Context, text string) (territory.Code, *diag.Fault) {
		code, fault := territory.Parse(text)
		if fault.IsError() {
			list := schema.Unbracketed(text, func(part string) bool {
				_, fault := territory.Parse(part)
				return !fault.IsError()
			})
			if list != nil {
				return "", list
			}
		}
		return code, fault
	},
}

var zone = schema.Scalar[territory.Code]{
	Name: "zone", Schema: map[string]any{"type": "string", "pattern": "^ZONE-"},
	Parse: func(_ schema.Context, text string) (territory.Code, *diag.Fault) {
		if !strings.HasPrefix(text, "ZONE-") {
			return "", diag.NewFault(diag.ZoneNotZone, "text", text)
		}
		return territory.Parse(text)
	},
}

var webAddress = schema.Scalar[string]{
	Name: "web address", Schema: map[string]any{"type": "string"},
	Parse: parseURL,
}

// parseURL reads an address of the web. One without a scheme is completed, with
// a warning.
func parseURL(_ schema.Context, text string) (string, *diag.Fault) {
	u, err := url.Parse(text)
	if err != nil || strings.ContainsAny(text, " \t<>\"") {
		return "", diag.NewFault(diag.URLUnreadable, "text", text)
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return "", diag.NewFault(diag.URLUnreadable, "text", text)
		}
		return u.String(), nil
	case "":
		completed, err := url.Parse("https://" + strings.TrimLeft(text, "/"))
		if err != nil || completed.User != nil || !strings.Contains(completed.Hostname(), ".") { // User: of mail
			return "", diag.NewFault(diag.URLUnreadable, "text", text)
		}
		return completed.String(), diag.NewFault(diag.URLNoScheme, "text", text, "better", completed.String())
	}
	return "", diag.NewFault(diag.URLScheme, "text", text)
}

// alias is a former address, kept as /path/ or /path.html.
var alias = schema.Scalar[string]{
	Name: "address", Schema: map[string]any{"type": "string", "pattern": "^/"},
	Parse: func(_ schema.Context, text string) (string, *diag.Fault) {
		u, err := url.Parse(text)
		if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" {
			return "", diag.NewFault(diag.AliasForm, "text", text)
		}
		path := norm.NFC.String(u.Path)
		if folder, found := strings.CutSuffix(path, "/index.html"); found {
			path = folder + "/" // the file that a folder's address stands for
		}
		if !cleanPath(path) {
			return "", diag.NewFault(diag.AliasForm, "text", text)
		}
		if strings.HasSuffix(path, ".html") || strings.HasSuffix(path, "/") {
			return path, nil
		}
		return path + "/", nil
	},
}

// cleanPath reports whether a path is one that a page can have: absolute, with
// no empty, hidden or climbing part, and no character that a file name or a
// redirect map could trip over.
func cleanPath(p string) bool {
	if !strings.HasPrefix(p, "/") || p == "/" || strings.ContainsAny(p, `\:*?"<>|`) || strings.ContainsFunc(p, unprintable) {
		return false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(p[1:], "/"), "/") {
		if part == "" || part[0] == '.' || part[len(part)-1] == '.' {
			return false
		}
	}
	return true
}

func unprintable(r rune) bool { return r == ' ' || r == unicode.ReplacementChar || !unicode.IsPrint(r) }

var percent = schema.Scalar[directory.Percent]{
	Name: "percentage", Schema: numeric,
	Parse: func(_ schema.Context, text string) (directory.Percent, *diag.Fault) {
		digits := strings.TrimRightFunc(strings.TrimSuffix(strings.TrimSpace(text), "%"), unicode.IsSpace)
		whole, fraction, _ := strings.Cut(strings.Replace(digits, ",", ".", 1), ".")
		w, err := strconv.ParseUint(whole, 10, 16)
		f, err2 := strconv.ParseUint((fraction + "00")[:2], 10, 16)
		if p := directory.Percent(w*100 + f); err == nil && err2 == nil && len(fraction) <= 2 && p <= 10000 {
			return p, nil
		}
		return 0, diag.NewFault(diag.PercentWrong, "text", text)
	},
}

var coordinates = schema.Scalar[directory.Coordinates]{
	Name: "coordinates", Schema: str,
	Parse: func(_ schema.Context, text string) (directory.Coordinates, *diag.Fault) {
		lat, lon, _ := strings.Cut(text, ",")
		c := directory.Coordinates{Known: true}
		var err, err2 error
		c.Lat, err = strconv.ParseFloat(strings.TrimSpace(lat), 64)
		c.Lon, err2 = strconv.ParseFloat(strings.TrimSpace(lon), 64)
		if err != nil || err2 != nil || !(c.Lat >= -90 && c.Lat <= 90 && c.Lon >= -180 && c.Lon <= 180) {
			return directory.Coordinates{}, diag.NewFault(diag.CoordinatesWrong, "text", text)
		}
		return c, nil
	},
}

// reference is the id of a record, which is the path of its file in the folder
// of its kind; .md and slashes around it are taken off.
func reference[T any](kind directory.Kind) schema.Scalar[directory.Ref[T]] {
	return schema.Scalar[directory.Ref[T]]{
		Name: "id of a record: " + string(kind), Schema: str,
		Parse: func(_ schema.Context, text string) (directory.Ref[T], *diag.Fault) {
			if list := schema.Unbracketed(text, func(part string) bool { return part != "" }); list != nil {
				return directory.Ref[T]{}, list
			}
			return directory.Ref[T]{ID: strings.Trim(strings.TrimSuffix(text, ".md"), "/")}, nil
		},
	}
}

var (
	callRef         = reference[directory.Call](directory.KindCall)
	organisationRef = reference[directory.Organisation](directory.KindOrganisation)
	sectorRef       = reference[directory.Sector](directory.KindSector)
)

// The names of the site's own vocabularies, which portulan.yaml extends.
const (
	Audiences    = "audiences"
	ProjectTypes = "project_types"
)

var (
	audience    = schema.Vocabulary(Audiences)
	projectType = schema.Vocabulary(ProjectTypes)
)
