package pages

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"portulan/internal/diag"
)

// bundle is the style sheet and the scripts of a site, each file named by its
// content: the script of every page, and those that it asks for when they are
// needed. The worker of a site that can be read offline is no part of pages, and has the
// same name for ever.
type bundle struct {
	files   []file
	styles  string // address; empty if there is none
	scripts string
	worker  []byte // nil if there is none
}

// file is a file of the site as it is published.
type file struct {
	url  string
	data []byte
}

// The files that a bundle begins with; what they import comes with them.
const (
	stylesEntry  = "styles/main.css"
	scriptsEntry = "scripts/main.js"
)

// makeBundle bundles and minifies the styles and the scripts of the layouts, for
// a site whose addresses begin with prefix. Files that are made for the site, by
// path, follow those of the layouts. What a browser would not understand comes
// back as problems.
func makeBundle(l layers, made map[string]string, prefix string) (bundle, []diag.Problem, error) {
	var b bundle
	var doubts []diag.Problem
	for _, entry := range []string{stylesEntry, scriptsEntry} {
		if _, err := fs.Stat(l, entry); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		out, warned, err := bundled(entryOptions(l, made, prefix, entry))
		if err != nil {
			return b, nil, err
		}
		doubts = append(doubts, warned...)
		for _, out := range out {
			f := file{url: "/assets/" + path.Base(strings.ReplaceAll(out.Path, `\`, "/")), data: out.Contents}
			b.files = append(b.files, f)
			if name, _, _ := strings.Cut(path.Base(entry), "."); !strings.HasPrefix(f.url, "/assets/"+name+"-") {
				continue // a file that the bundle asks for
			}
			switch path.Ext(f.url) {
			case ".css":
				b.styles = f.url
			case ".js":
				b.scripts = f.url
			}
		}
	}
	return b, doubts, nil
}

// entryOptions are how a file of the layouts is bundled with what it imports.
func entryOptions(l layers, made map[string]string, prefix, entry string) api.BuildOptions {
	return api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatESModule,
		Splitting:         strings.HasSuffix(entry, ".js"),
		Charset:           api.CharsetUTF8,
		Target:            api.ES2022,
		EntryNames:        "[name]-[hash]",
		ChunkNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Outdir:            "/assets",
		PublicPath:        prefix + "/assets",
		AbsWorkingDir:     "/",
		Write:             false,
		LogLevel:          api.LogLevelSilent,
		Plugins:           []api.Plugin{fromLayers(l, made, prefix)},
	}
}

// bundled are the files of a bundle, and what a browser would not understand in them.
func bundled(options api.BuildOptions) ([]api.OutputFile, []diag.Problem, error) {
	result := api.Build(options)
	if len(result.Errors) > 0 {
		return nil, nil, bundleError(result.Errors[0])
	}
	var doubts []diag.Problem
	for _, warning := range result.Warnings {
		p := layoutProblem(bundleError(warning))
		p.Fault = *diag.NewFault(diag.LayoutDoubtful, "reason", p.Args["reason"])
		doubts = append(doubts, p)
	}
	return result.OutputFiles, doubts, nil
}

// fromLayers lets esbuild read from layouts instead of a disk. A style names a
// file beside it, which is bundled, or one of static/ by its address.
func fromLayers(l layers, made map[string]string, prefix string) api.Plugin {
	const namespace = "layouts"
	return api.Plugin{Name: namespace, Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind == api.ResolveEntryPoint {
				return api.OnResolveResult{Path: args.Path, Namespace: namespace}, nil
			}
			if args.Kind == api.ResolveCSSURLToken && strings.HasPrefix(args.Path, "/") {
				if _, err := fs.Stat(l, "static"+args.Path); err != nil {
					return api.OnResolveResult{}, fmt.Errorf("layouts/static%s does not exist", args.Path)
				}
				return api.OnResolveResult{Path: prefix + args.Path, External: true}, nil
			}
			name := path.Join(path.Dir(args.Importer), args.Path)
			if _, err := fs.Stat(l, name); err != nil {
				return api.OnResolveResult{}, fmt.Errorf("layouts/%s does not exist", name)
			}
			return api.OnResolveResult{Path: name, Namespace: namespace}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(l, args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text := string(data) + made[args.Path]
			loader := api.LoaderJS
			switch path.Ext(args.Path) {
			case ".css":
				loader = api.LoaderCSS
			case ".svg":
				loader = api.LoaderDataURL
			case ".woff2", ".woff", ".png", ".jpg", ".webp":
				loader = api.LoaderFile
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, nil
		})
	}}
}

func bundleError(m api.Message) error {
	if m.Location == nil {
		return errors.New(m.Text)
	}
	name := strings.TrimPrefix(m.Location.File, "layouts:")
	return &bundleFault{file: "layouts/" + name, line: m.Location.Line, column: m.Location.Column + 1, text: m.Text}
}

// bundleFault is an error of a style or a script at its place.
type bundleFault struct {
	file         string
	line, column int
	text         string
}

func (f *bundleFault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.file, f.line, f.column, f.text)
}
