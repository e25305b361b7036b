package diag

// Searching (package search): the index, for the person who runs the program,
// and queries, for whoever asks.
const (
	SearchIndexMissing    Code = "search-index-missing"    // no index where one is looked for
	SearchIndexDamaged    Code = "search-index-damaged"    // files cut short or not an index
	SearchIndexVersion    Code = "search-index-version"    // written by another version of the program
	SearchIndexUnwritable Code = "search-index-unwritable" // the folder of the index cannot be written
	QueryLong             Code = "query-long"
	QueryManyWords        Code = "query-many-words"
	QueryNotUTF8          Code = "query-not-utf8"
	QueryFacetUnknown     Code = "query-facet-unknown"
	QuerySortUnknown      Code = "query-sort-unknown"
	QueryPageFar          Code = "query-page-far" // an offset or a number of results beyond the limit
)

var searchCodes = map[Code]entry{
	SearchIndexMissing: {
		severity: Error,
		message: Text{
			"pas d’index de recherche dans {path}",
			"no search index in {path}",
		},
		remedy: Text{
			"Lancez portulan build, qui écrit l’index avec le site.",
			"Run portulan build, which writes the index with the site.",
		},
		about: Text{
			"La recherche lit un index que portulan build écrit à côté du site, dans .portulan/search si rien d’autre n’est demandé. Le réglage search: false l’empêche.",
			"Search reads an index that portulan build writes beside the site, in .portulan/search unless told otherwise. The setting search: false prevents it.",
		},
	},
	SearchIndexDamaged: {
		severity: Error,
		message: Text{
			"l’index de recherche dans {path} est abîmé",
			"the search index in {path} is damaged",
		},
		remedy: Text{
			"Supprimez ce dossier et relancez portulan build.",
			"Remove that folder and run portulan build again.",
		},
		about: Text{
			"Un fichier de l’index manque, est coupé, ou n’est pas celui qui a été écrit : une copie interrompue, un disque plein, une autre main. L’index se refait à partir des fiches, rien n’est perdu.",
			"A file of the index is missing, cut short, or not the one that was written: a copy that was interrupted, a full disk, another hand. The index is made again from the records; nothing is lost.",
		},
	},
	SearchIndexVersion: {
		severity: Error,
		message: Text{
			"l’index de recherche dans {path} vient d’une autre version de Portulan",
			"the search index in {path} comes from another version of Portulan",
		},
		remedy: Text{
			"Relancez portulan build avec cette version.",
			"Run portulan build again with this version.",
		},
		about: Text{
			"Le format de l’index porte un numéro. Un index d’un autre numéro n’est pas lu, pour ne pas donner de réponse fausse.",
			"The format of the index has a number. An index of another number is not read, so that no answer is wrong.",
		},
	},
	SearchIndexUnwritable: {
		severity: Error,
		message: Text{
			"impossible d’écrire l’index de recherche dans {path}",
			"cannot write the search index in {path}",
		},
		remedy: Text{
			"Vérifiez les droits et la place sur le disque, ou choisissez un autre dossier avec --index.",
			"Check permissions and the space on the disk, or choose another folder with --index.",
		},
		about: Text{
			"L’index est écrit dans un dossier neuf, puis mis d’un coup à la place de l’ancien. Il faut le droit d’y créer des dossiers.",
			"The index is written in a fresh folder, then put in the place of the old one in one step. One must be allowed to make folders there.",
		},
	},
	QueryLong: {
		severity: Error,
		message: Text{
			"la recherche est trop longue : {length} octets, {limit} au plus",
			"the query is too long: {length} bytes, {limit} at most",
		},
		remedy: Text{
			"Gardez les mots qui comptent.",
			"Keep the words that matter.",
		},
		about: Text{
			"Une recherche a une longueur limite, pour que chacune coûte peu.",
			"A query has a limit of length, so that each one costs little.",
		},
	},
	QueryManyWords: {
		severity: Error,
		message: Text{
			"la recherche a trop de mots : {count}, {limit} au plus",
			"the query has too many words: {count}, {limit} at most",
		},
		remedy: Text{
			"Gardez les mots qui comptent.",
			"Keep the words that matter.",
		},
		about: Text{
			"Une recherche a un nombre limite de mots, pour que chacune coûte peu.",
			"A query has a limit of words, so that each one costs little.",
		},
	},
	QueryNotUTF8: {
		severity: Error,
		message: Text{
			"la recherche n’est pas en UTF-8",
			"the query is not in UTF-8",
		},
		remedy: Text{
			"Envoyez le texte en UTF-8.",
			"Send the text in UTF-8.",
		},
		about: Text{
			"Le texte d’une recherche doit être en UTF-8.",
			"The text of a query must be in UTF-8.",
		},
	},
	QueryFacetUnknown: {
		severity: Error,
		message: Text{
			"filtre inconnu : « {facet} »",
			"unknown filter: “{facet}”",
		},
		about: Text{
			"Un filtre nomme une facette : kind, status, region, departement, epci, commune, sector, audience, programme, plan, organisation, year ou regime.",
			"A filter names a facet: kind, status, region, departement, epci, commune, sector, audience, programme, plan, organisation, year or regime.",
		},
	},
	QuerySortUnknown: {
		severity: Error,
		message: Text{
			"tri inconnu : « {sort} »",
			"unknown sort: “{sort}”",
		},
		remedy: Text{
			"Les tris sont : relevance, deadline, date, amount, name.",
			"The sorts are: relevance, deadline, date, amount, name.",
		},
		about: Text{
			"Les résultats se trient par pertinence, par échéance, par date de publication, par montant ou par nom.",
			"Results are sorted by relevance, by deadline, by date of publication, by amount or by name.",
		},
	},
	QueryPageFar: {
		severity: Error,
		message: Text{
			"page de résultats hors limites : {text}, {limit} au plus",
			"page of results beyond the limit: {text}, {limit} at most",
		},
		remedy: Text{
			"Ajoutez un mot ou un filtre plutôt que d’aller plus loin.",
			"Add a word or a filter rather than going further.",
		},
		about: Text{
			"Le premier résultat demandé et leur nombre ont une limite.",
			"The first result asked for and their number have a limit.",
		},
	},
}
