package record

import (
	"cmp"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/schema"
)

// kind is a kind of record: where its files stand and how they are read.
type kind struct {
	id     directory.Kind
	folder diag.Text // below the content folder, by the site's language; also the first part of its addresses
	atRoot bool      // its addresses do without the folder
	about  diag.Text
	rows   []schema.Row
	decode func(d *schema.Decoder, front *yaml.Node, header directory.Record) any
}

// The folder of programmes holds calls too; see locate.
var kinds = []kind{
	{
		id:     directory.KindProgramme,
		folder: diag.Text{FR: "programmes", EN: "programmes"},
		about: diag.Text{
			FR: "Un programme : une politique publique et son argent. Fichier `programmes/<id>/index.md`.",
			EN: "A programme: a public policy and its money. File `programmes/<id>/index.md`.",
		},
		rows: programmeTable.Rows(), decode: decoder(programmeTable),
	},
	{
		id:     directory.KindCall,
		folder: diag.Text{FR: "programmes", EN: "programmes"},
		about: diag.Text{
			FR: "Un appel d’un programme (AMI, AAP). Fichier `programmes/<id du programme>/<appel>.md`.",
			EN: "A call of a programme. File `programmes/<the programme’s id>/<call>.md`.",
		},
		rows: callTable.Rows(), decode: decoder(callTable),
	},
	{
		id:     directory.KindProject,
		folder: diag.Text{FR: "projets", EN: "projects"},
		about: diag.Text{
			FR: "Un projet lauréat, un pôle ou un lieu. Fichier `projets/<id>.md`.",
			EN: "A laureate project, a pôle or a place. File `projects/<id>.md`.",
		},
		rows: projectTable.Rows(), decode: decoder(projectTable),
	},
	{
		id:     directory.KindOrganisation,
		folder: diag.Text{FR: "organisations", EN: "organisations"},
		about: diag.Text{
			FR: "Une organisation : administration, collectivité, entreprise, association. Fichier `organisations/<id>.md`.",
			EN: "An organisation: public body, local authority, company, association. File `organisations/<id>.md`.",
		},
		rows: organisationTable.Rows(), decode: decoder(organisationTable),
	},
	{
		id:     directory.KindSector,
		folder: diag.Text{FR: "secteurs", EN: "sectors"},
		about: diag.Text{
			FR: "Un secteur et ses autres noms. Fichier `secteurs/<id>.md`.",
			EN: "A sector and its other names. File `sectors/<id>.md`.",
		},
		rows: sectorTable.Rows(), decode: decoder(sectorTable),
	},
	{
		id:     directory.KindPage,
		folder: diag.Text{FR: "pages", EN: "pages"},
		atRoot: true,
		about: diag.Text{
			FR: "Une page libre : à propos, mentions légales. Fichier `pages/<id>.md`, adresse `/<id>/`.",
			EN: "A free page: about, legal notice. File `pages/<id>.md`, address `/<id>/`.",
		},
		rows: pageTable.Rows(), decode: decoder(pageTable),
	},
}

// decoder reads a T, whose header is filled in by its place.
func decoder[T any, P interface {
	*T
	Header() *directory.Record
}](table schema.Table[T]) func(*schema.Decoder, *yaml.Node, directory.Record) any {
	return func(d *schema.Decoder, front *yaml.Node, header directory.Record) any {
		record := P(new(T))
		*record.Header() = header
		schema.Decode(d, front, "", table, (*T)(record))
		return record
	}
}

// Folder is the folder of a kind, which is also the first part of the addresses
// of its pages.
func Folder(id directory.Kind, lang diag.Language) string {
	for _, k := range kinds {
		if k.id == id {
			return k.folder.In(lang)
		}
	}
	return ""
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// IsID reports whether a text can be the id of a record, or one part of it: small
// letters and digits, with hyphens between them.
func IsID(text string) bool { return slug.MatchString(text) }

// locate finds what record a file holds from its path in the content folder: its
// kind, its id and its address.
func locate(name string, lang diag.Language) (kind, directory.Record, *diag.Fault) {
	folder, rest, _ := strings.Cut(name, "/")
	var found *kind
	for i := range kinds {
		if kinds[i].folder.In(lang) == folder && rest != "" {
			found = &kinds[i]
			break
		}
	}
	if found == nil {
		var folders []string
		for _, k := range kinds {
			if k.id != directory.KindCall {
				folders = append(folders, k.folder.In(lang))
			}
		}
		in, _ := path.Split(name)
		fault := diag.NewFault(diag.FileMisplaced, "folder", cmp.Or(in, "./"), "folders", strings.Join(folders, ", "))
		return kind{}, directory.Record{}, fault.Meant(plain.Nearest(folder, folders)...)
	}
	id := rest[:len(rest)-len(path.Ext(rest))]
	isIndex := path.Base(id) == "index" && path.Dir(id) != "."
	if isIndex {
		id = path.Dir(id)
	}
	if _, part, _ := unfit(id); part != "" {
		return kind{}, directory.Record{}, diag.NewFault(diag.FileName, "name", part, "better", better(part))
	}
	// A file beside a programme's index.md is a call of it.
	if found.id == directory.KindProgramme && !isIndex && strings.Contains(id, "/") {
		found = &kinds[1]
	}
	url := "/" + folder + "/" + id + "/"
	if found.atRoot {
		url = "/" + id + "/"
	}
	return *found, directory.Record{Kind: found.id, ID: id, URL: url}, nil
}

// unfit finds the first part of a path that is no slug, and what stands before
// and after it; the part is empty where all are slugs.
func unfit(path string) (before, part, after string) {
	for rest := path; rest != ""; {
		part, after, _ = strings.Cut(rest, "/")
		if !slug.MatchString(part) {
			return path[:len(path)-len(rest)], part, after
		}
		rest = after
	}
	return "", "", ""
}

// Renaming returns the names that files and folders should have where their own
// cannot serve, by the file. No two files, and no file and one that is there
// already, are given the same name. They are worked out on the first call.
func Renaming(names []string) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		taken := map[string]bool{} // paths of files, without extension, and of folders
		for _, name := range names {
			for p := strings.TrimSuffix(name, path.Ext(name)); p != "."; p = path.Dir(p) {
				taken[p] = true
			}
		}
		given := map[string]string{} // by the path of the file or folder
		renamed := map[string]string{}
		for _, name := range names {
			whole := strings.TrimSuffix(name, path.Ext(name))
			folder, rest, _ := strings.Cut(whole, "/")
			before, part, _ := unfit(rest)
			if part == "" {
				continue
			}
			before = folder + "/" + before
			if given[before+part] == "" {
				base := better(part)
				free := base
				for i := 2; taken[before+free]; i++ {
					free = base + "-" + strconv.Itoa(i)
				}
				taken[before+free] = true
				given[before+part] = free
			}
			renamed[name] = given[before+part]
		}
		return renamed
	})
}

// better is the name that a file should have.
func better(name string) string {
	if b := plain.Slug(name); slug.MatchString(b) {
		return b
	}
	return "fiche-1"
}

// Description is what can be told of a kind of record without reading any.
type Description struct {
	Kind  directory.Kind
	About diag.Text
	Rows  []schema.Row
}

// Descriptions returns every kind of record, for the reference and the JSON
// Schemas.
func Descriptions() []Description {
	list := make([]Description, len(kinds))
	for i, k := range kinds {
		list[i] = Description{k.id, k.about, k.rows}
	}
	return list
}
