package diag

// Territories (package territory).
const (
	TerritoryEmpty        Code = "territory-empty"
	TerritoryUnknownCode  Code = "territory-unknown-code"
	TerritoryBareCode     Code = "territory-bare-code"
	TerritoryCodeName     Code = "territory-code-name"
	TerritoryUnknownName  Code = "territory-unknown-name"
	TerritoryAmbiguous    Code = "territory-ambiguous"
	TerritoryNamesake     Code = "territory-namesake"
	TerritoryMerged       Code = "territory-merged"
	TerritoryZoneSpelling Code = "territory-zone-spelling"
)

var territoryCodes = map[Code]entry{
	TerritoryEmpty: {
		severity: Error,
		message: Text{
			"le territoire est vide",
			"the territory is empty",
		},
		remedy: Text{
			"Écrivez un code, comme DEP-59, ou un nom, comme Hauts-de-France ; FR pour toute la France.",
			"Write a code, as DEP-59, or a name, as Hauts-de-France; FR for the whole of France.",
		},
		about: Text{
			"Une valeur vide ne dit pas où. Ce qui vaut partout a pour territoire FR ; ce dont on ne connaît pas le territoire se passe du champ.",
			"An empty value does not say where. What holds everywhere has FR for its territory; where the territory is not known, leave the field out.",
		},
	},
	TerritoryUnknownCode: {
		severity: Error,
		message: Text{
			"aucun territoire n’a le code {code} au 1er janvier {year}",
			"no territory had the code {code} on 1 January {year}",
		},
		remedy: Text{
			"Cherchez le code sur insee.fr (régions, départements, communes) ou banatic.interieur.gouv.fr (numéro Siren des EPCI).",
			"Look the code up at insee.fr (régions, départements, communes) or banatic.interieur.gouv.fr (SIREN number of an EPCI).",
		},
		about: Text{
			"Un code est un préfixe et un numéro officiel : REG- (région), DEP- (département ou collectivité d’outre-mer), EPCI- (intercommunalité, par son numéro Siren), COM- (commune, par son code Insee, qui n’est pas son code postal). Les régions et les départements ont chacun leurs numéros : REG-01 est la Guadeloupe, DEP-01 est l’Ain.",
			"A code is a prefix and an official number: REG- (région), DEP- (département or overseas collectivity), EPCI- (intercommunal body, by its SIREN number), COM- (commune, by its Insee code, which is not its postcode). Régions and départements each have their own numbers: REG-01 is Guadeloupe, DEP-01 is Ain.",
		},
	},
	TerritoryBareCode: {
		severity: Error,
		message: Text{
			"il manque au numéro « {text} » le préfixe qui dit ce qu’il désigne",
			"the number “{text}” lacks the prefix that says what it stands for",
		},
		remedy: Text{
			"Mettez devant un code officiel REG-, DEP-, EPCI- ou COM- ; un code postal n’est pas un code de commune.",
			"Put REG-, DEP-, EPCI- or COM- before an official code; a postcode is not the code of a commune.",
		},
		about: Text{
			"Le même numéro peut être celui d’une région et d’un département : 32 est celui des Hauts-de-France et celui du Gers. Le préfixe dit duquel il s’agit. Un code postal ne convient pas : plusieurs communes le partagent, et il est souvent le code Insee d’une autre.",
			"The same number may be that of a région and of a département: 32 is that of Hauts-de-France and that of Gers. The prefix says which. A postcode will not do: several communes share it, and it is often the Insee code of another one.",
		},
	},
	TerritoryCodeName: {
		severity: Error,
		message: Text{
			"« {text} » : le code {code} est celui d’un autre territoire, {name}",
			"“{text}”: the code {code} is that of another territory, {name}",
		},
		remedy: Text{
			"Corrigez le code ou le nom, ou gardez le code seul.",
			"Correct the code or the name, or keep the code alone.",
		},
		about: Text{
			"Le code est suivi d’un nom qui n’est pas le sien : l’un des deux est faux, et le programme ne choisit pas.",
			"The code is followed by a name that is not its own: one of the two is wrong, and the program does not choose.",
		},
	},
	TerritoryUnknownName: {
		severity: Error,
		message: Text{
			"aucun territoire ne s’appelle « {text} »",
			"no territory is called “{text}”",
		},
		remedy: Text{
			"Écrivez le nom officiel, ou le code, comme COM-59606.",
			"Write the official name, or the code, as COM-59606.",
		},
		about: Text{
			"Les noms sont ceux du Code officiel géographique ; la casse, les accents, les traits d’union, les apostrophes et St pour Saint sont sans importance. Une intercommunalité s’écrit avec son type : CC Retz-en-Valois ou communauté de communes Retz-en-Valois. Une zone que le site définit s’écrit ZONE- suivi de son nom.",
			"Names are those of the Code officiel géographique; case, accents, hyphens, apostrophes, and St for Saint do not matter. An intercommunal body is written with its type: CC Retz-en-Valois or communauté de communes Retz-en-Valois. A zone that the site defines is written ZONE- and its name.",
		},
	},
	TerritoryAmbiguous: {
		severity: Error,
		message: Text{
			"« {text} » est le nom de {count} territoires",
			"“{text}” is the name of {count} territories",
		},
		remedy: Text{
			"Écrivez le code de celui dont il s’agit, ou ajoutez le département, comme dans Saint-Denis (Seine-Saint-Denis).",
			"Write the code of the one that is meant, or add the département, as in Saint-Denis (Seine-Saint-Denis).",
		},
		about: Text{
			"Plus de 1 400 noms sont portés par plusieurs communes, et certains, comme Vienne, par un département et une commune. Les anciennes communes comptent aussi. Le programme ne choisit jamais entre des territoires d’étendues différentes ; la liste donne les plus peuplés.",
			"More than 1,400 names are borne by several communes, and some, as Vienne, by a département and a commune. Former communes count too. The program never chooses between territories of different extent; the list gives the most populous.",
		},
	},
	TerritoryNamesake: {
		severity: Warning,
		message: Text{
			"« {text} » est compris comme la région {code}, mais d’autres territoires ({count}) portent ce nom",
			"“{text}” is taken for the région {code}, but other territories ({count}) bear the name",
		},
		remedy: Text{
			"Écrivez le code pour que ce soit certain.",
			"Write the code to make it certain.",
		},
		about: Text{
			"Le nom d’une région est compris comme la région, même si de petites communes le portent aussi : Bretagne, dans l’Indre, ou La Réunion, dans le Lot-et-Garonne. Le code, ou « région Bretagne », évite l’avertissement.",
			"The name of a région is taken for the région, even where small communes bear it too: Bretagne in Indre, or La Réunion in Lot-et-Garonne. The code, or “région Bretagne”, avoids the warning.",
		},
	},
	TerritoryMerged: {
		severity: Error,
		message: Text{
			"« {text} » n’est plus une commune : la commune d’aujourd’hui est {now}",
			"“{text}” is a commune no more: the commune of today is {now}",
		},
		remedy: Text{
			"Écrivez la commune d’aujourd’hui, si c’est bien toute la commune.",
			"Write the commune of today, if the whole of it is meant.",
		},
		about: Text{
			"La commune a fusionné avec d’autres et n’a plus de code à elle. La commune d’aujourd’hui est plus étendue, c’est pourquoi le programme ne fait pas le remplacement lui-même.",
			"The commune merged with others and has no code of its own any more. The commune of today is wider, which is why the program does not replace it by itself.",
		},
	},
	TerritoryZoneSpelling: {
		severity: Error,
		message: Text{
			"« {text} » : le nom d’une zone s’écrit en lettres de A à Z, chiffres et traits d’union",
			"“{text}”: the name of a zone is written with letters A to Z, digits and hyphens",
		},
		remedy: Text{
			"Écrivez ZONE- puis des mots séparés par un trait d’union, comme ZONE-QPV.",
			"Write ZONE- and then words with a hyphen between them, as ZONE-QPV.",
		},
		about: Text{
			"Une zone que le site définit (quartiers prioritaires, zone de revitalisation…) n’est pas dans le Code officiel géographique. Son code paraît dans des adresses, d’où cette écriture ; le libellé que l’on lit est libre.",
			"A zone that the site defines (priority districts, revitalisation zones…) is not in the Code officiel géographique. Its code appears in addresses, hence this spelling; the label that people read is free.",
		},
	},
}
