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

	QueryMalformed         Code = "query-malformed"          // the parameters of the address cannot be told apart
	QueryParameterUnknown  Code = "query-parameter-unknown"  // a parameter that means nothing
	QueryParameterRepeated Code = "query-parameter-repeated" // more than once what can be said once
	QueryManyValues        Code = "query-many-values"
	QueryNotNumber         Code = "query-not-number"
	QueryNotAmount         Code = "query-not-amount"
	QueryNotDay            Code = "query-not-day"
	QueryMethod            Code = "query-method"       // neither GET nor HEAD
	QueryNothing           Code = "query-nothing"      // nothing answers at the address
	SearchUnavailable      Code = "search-unavailable" // the index cannot be used
	SearchBusy             Code = "search-busy"        // too many at a time, or one that takes too long
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
	QueryMalformed: {
		severity: Error,
		message: Text{
			"l’adresse de la recherche est mal formée",
			"the address of the query is malformed",
		},
		remedy: Text{
			"Encodez les valeurs (%C3%A9 pour é) et séparez les paramètres par &.",
			"Encode the values (%C3%A9 for é) and separate parameters by &.",
		},
		about: Text{
			"Les paramètres d’une adresse sont des noms et des valeurs encodés, 8 000 octets au plus.",
			"The parameters of an address are names and values, encoded, of 8,000 bytes at most.",
		},
	},
	QueryParameterUnknown: {
		severity: Error,
		message: Text{
			"paramètre inconnu : « {name} »",
			"unknown parameter: “{name}”",
		},
		remedy: Text{
			"/api/openapi.json les liste.",
			"/api/openapi.json lists them.",
		},
		about: Text{
			"Un paramètre mal écrit qui serait ignoré ferait croire à un filtre.",
			"A misspelt parameter that was ignored would pass for a filter.",
		},
	},
	QueryParameterRepeated: {
		severity: Error,
		message: Text{
			"le paramètre « {name} » est donné plusieurs fois",
			"the parameter “{name}” is given several times",
		},
		remedy: Text{
			"Donnez-le une fois.",
			"Give it once.",
		},
		about: Text{
			"Seuls les filtres peuvent avoir plusieurs valeurs.",
			"Filters alone may have several values.",
		},
	},
	QueryManyValues: {
		severity: Error,
		message: Text{
			"la recherche a trop de filtres : {count}, {limit} au plus",
			"the query has too many filters: {count}, {limit} at most",
		},
		remedy: Text{
			"Gardez ceux qui comptent.",
			"Keep those that matter.",
		},
		about: Text{
			"Une recherche a un nombre limite de filtres, pour que chacune coûte peu.",
			"A query has a limit of filters, so that each one costs little.",
		},
	},
	QueryNotNumber: {
		severity: Error,
		message: Text{
			"le paramètre {name} n’est pas un nombre entier : « {text} »",
			"the parameter {name} is not a whole number: “{text}”",
		},
		about: Text{
			"Une page, un rang ou un nombre de résultats est un nombre entier.",
			"A page, a rank or a number of results is a whole number.",
		},
	},
	QueryNotAmount: {
		severity: Error,
		message: Text{
			"le paramètre {name} n’est pas un montant : « {text} »",
			"the parameter {name} is not an amount: “{text}”",
		},
		remedy: Text{
			"Donnez des euros entiers, comme 100000.",
			"Give whole euros, as 100000.",
		},
		about: Text{
			"Les bornes d’un montant sont en euros entiers.",
			"The bounds of an amount are in whole euros.",
		},
	},
	QueryNotDay: {
		severity: Error,
		message: Text{
			"le paramètre {name} n’est pas un jour : « {text} »",
			"the parameter {name} is not a day: “{text}”",
		},
		remedy: Text{
			"Donnez un jour comme 2023-12-31.",
			"Give a day as 2023-12-31.",
		},
		about: Text{
			"Les bornes d’une date sont des jours, année en tête.",
			"The bounds of a date are days, the year first.",
		},
	},
	QueryMethod: {
		severity: Error,
		message: Text{
			"la recherche ne répond pas à la méthode {method}",
			"search does not answer the method {method}",
		},
		remedy: Text{
			"Demandez par GET.",
			"Ask by GET.",
		},
		about: Text{
			"La recherche se lit, par GET ou HEAD.",
			"Search is read, by GET or HEAD.",
		},
	},
	QueryNothing: {
		severity: Error,
		message: Text{
			"rien ne répond à l’adresse {path}",
			"nothing answers at the address {path}",
		},
		remedy: Text{
			"/api/openapi.json dit ce qui répond.",
			"/api/openapi.json tells what does.",
		},
		about: Text{
			"L’interface de recherche a peu d’adresses.",
			"The search interface has few addresses.",
		},
	},
	SearchUnavailable: {
		severity: Error,
		message: Text{
			"la recherche n’est pas disponible pour le moment",
			"search is not available for now",
		},
		remedy: Text{
			"Passez par les listes du site, ou réessayez plus tard.",
			"Use the lists of the site, or try again later.",
		},
		about: Text{
			"L’index manque ou ne peut pas être lu. Le journal du serveur dit pourquoi.",
			"The index is missing or cannot be read. The log of the server says why.",
		},
	},
	SearchBusy: {
		severity: Error,
		message: Text{
			"trop de recherches à la fois",
			"too many searches at a time",
		},
		remedy: Text{
			"Réessayez dans quelques secondes.",
			"Try again in a few seconds.",
		},
		about: Text{
			"Le serveur ne mène qu’un nombre limité de recherches à la fois, chacune pour un temps limité.",
			"The server runs a limited number of searches at a time, each for a limited time.",
		},
	},
}
