package diag

// The front matter's YAML and the shape of its values (packages source and
// schema).
const (
	YAMLUnreadable   Code = "yaml-unreadable"
	YAMLColon        Code = "yaml-colon"
	YAMLNoSpace      Code = "yaml-no-space"
	YAMLTab          Code = "yaml-tab"
	YAMLIndent       Code = "yaml-indent"
	YAMLQuote        Code = "yaml-quote"
	YAMLBracket      Code = "yaml-bracket"
	YAMLStart        Code = "yaml-start"
	YAMLNoColon      Code = "yaml-no-colon"
	YAMLControl      Code = "yaml-control"
	YAMLAnchor       Code = "yaml-anchor"
	YAMLDepth        Code = "yaml-depth"
	YAMLDocuments    Code = "yaml-documents"
	YAMLHash         Code = "yaml-hash"
	YAMLDash         Code = "yaml-dash"
	KeyTwice         Code = "key-twice"
	KeyUnknown       Code = "key-unknown"
	SettingUnknown   Code = "setting-unknown"
	KeyMissing       Code = "key-missing"
	KeyEmpty         Code = "key-empty"
	KeyNotText       Code = "key-not-text"
	ValueNotMapping  Code = "value-not-mapping"
	ValueNotSingle   Code = "value-not-single"
	ValueNotScalar   Code = "value-not-scalar"
	ValueNotBool     Code = "value-not-bool"
	ValueNotInteger  Code = "value-not-integer"
	ItemEmpty        Code = "item-empty"
	ListNoBrackets   Code = "list-no-brackets"
	WordUnknown      Code = "word-unknown"
	PeriodUnreadable Code = "period-unreadable"
)

var yamlCodes = map[Code]entry{
	YAMLUnreadable: {Error,
		Text{"l’en-tête ne se lit pas : {reason}", "the front matter cannot be read: {reason}"},
		Text{"Vérifiez la ligne indiquée et celle qui la précède : deux-points, guillemets, retraits.", "Check this line and the one before it: colons, quotes, indents."},
		Text{"L’en-tête, entre les deux lignes `---`, est écrit en YAML. Cette ligne ne respecte pas son écriture ; le motif est celui du lecteur YAML.",
			"The front matter, between the two `---` lines, is written in YAML. This line breaks its rules; the reason is the YAML reader’s."},
	},
	YAMLColon: {Error,
		Text{"un deux-points dans la valeur de « {key} »", "a colon inside the value of “{key}”"},
		Text{"Mettez la valeur entre guillemets : {key}: \"{value}\".", "Put the value between quotes: {key}: \"{value}\"."},
		Text{"Dans l’en-tête, « : » suivi d’un espace sépare une clé de sa valeur. Une valeur qui en contient un autre doit être entre guillemets droits.",
			"In the front matter, a colon and a space part a key from its value. A value that holds another one must stand between straight quotes."},
	},
	YAMLNoSpace: {Error,
		Text{"il manque un espace après « {key}: »", "a space is missing after “{key}:”"},
		Text{"Écrivez « {key}: {value} ».", "Write “{key}: {value}”."},
		Text{"Un deux-points sépare une clé de sa valeur s’il est suivi d’un espace.", "A colon parts a key from its value when a space follows it."},
	},
	YAMLTab: {Error,
		Text{"une tabulation sert de retrait", "a tab is used as an indent"},
		Text{"Remplacez-la par deux espaces.", "Replace it with two spaces."},
		Text{"YAML n’admet que des espaces en début de ligne.", "YAML takes only spaces at the start of a line."},
	},
	YAMLIndent: {Error,
		Text{"le retrait de cette ligne ne correspond à aucune des précédentes", "the indent of this line matches none above it"},
		Text{"Alignez les clés d’un même groupe sur la même colonne ; un élément de liste commence par « - ».", "Align the keys of a group on one column; an item of a list begins with “- ”."},
		Text{"Le retrait dit à quoi une ligne appartient : les clés d’un même niveau commencent à la même colonne.", "The indent says what a line belongs to: keys of one level begin on one column."},
	},
	YAMLQuote: {Error,
		Text{"des guillemets ouverts ici ne se referment pas bien", "quotes that open here do not close well"},
		Text{"Fermez les guillemets ; une apostrophe s’écrit entre guillemets doubles : \"l'eau\".", "Close the quotes; an apostrophe goes between double quotes: \"l'eau\"."},
		Text{"Une valeur qui commence par un guillemet doit finir par le même. Entre apostrophes droites, une apostrophe se double.", "A value that begins with a quote ends with the same one. Between straight apostrophes, an apostrophe is doubled."},
	},
	YAMLBracket: {Error,
		Text{"un crochet ou une accolade n’est pas refermé", "a bracket or a brace is not closed"},
		Text{"Fermez « [ » par « ] » et « { » par « } », ou mettez la valeur entre guillemets.", "Close “[” with “]” and “{” with “}”, or put the value between quotes."},
		Text{"Une valeur qui commence par « [ » est une liste, par « { » un groupe de clés.", "A value that begins with “[” is a list, with “{” a group of keys."},
	},
	YAMLStart: {Error,
		Text{"une valeur ne peut pas commencer par « {text} »", "a value cannot begin with “{text}”"},
		Text{"Mettez la valeur entre guillemets.", "Put the value between quotes."},
		Text{"YAML réserve quelques signes en début de valeur : @ ` % & * ! | > [ ] { } , et le tiret ou le point d’interrogation suivi d’un espace.",
			"YAML keeps some signs for the start of a value: @ ` % & * ! | > [ ] { } , and a hyphen or a question mark before a space."},
	},
	YAMLNoColon: {Error,
		Text{"cette ligne n’a pas de deux-points : ce n’est ni une clé, ni la suite d’une valeur", "this line has no colon: it is neither a key nor the rest of a value"},
		Text{"Si elle continue la valeur d’au-dessus, mettez-la en retrait ; sinon, écrivez « clé: valeur ».", "If it goes on from the value above, indent it; if not, write “key: value”."},
		Text{"Une valeur peut tenir sur plusieurs lignes, si celles qui suivent la première sont en retrait par rapport à sa clé.", "A value may take several lines, if those after the first are indented under its key."},
	},
	YAMLControl: {Error,
		Text{"l’en-tête contient un caractère de commande, invisible", "the front matter holds a control character, which cannot be seen"},
		Text{"Effacez-le : retapez la ligne, ou supprimez ce qui suit le caractère visible d’avant.", "Delete it: type the line again, or delete what follows the last character that can be seen."},
		Text{"Un tel caractère vient le plus souvent d’un copier-coller. YAML ne l’admet pas.", "Such a character mostly comes from a copy and paste. YAML does not accept it."},
	},
	YAMLAnchor: {Error,
		Text{"les ancres et les renvois YAML (& et *) ne sont pas admis", "YAML anchors and aliases (& and *) are not accepted"},
		Text{"Répétez la valeur, ou mettez-la entre guillemets si elle commence par & ou *.", "Repeat the value, or put it between quotes if it begins with & or *."},
		Text{"Un renvoi copie une autre partie de l’en-tête ; quelques lignes suffiraient à remplir la mémoire. Les fiches n’en ont pas besoin.", "An alias copies another part of the front matter; a few lines could fill the memory. Records do not need them."},
	},
	YAMLDepth: {Error,
		Text{"l’en-tête est imbriqué sur plus de {limit} niveaux", "the front matter is nested more than {limit} levels deep"},
		Text{"Aucune fiche n’en demande plus de cinq : vérifiez les retraits et les crochets.", "No record needs more than five: check the indents and the brackets."},
		Text{"Une imbrication si profonde ne peut pas être une fiche.", "Nesting that deep cannot be a record."},
	},
	YAMLDocuments: {Error,
		Text{"cette ligne met fin au document YAML, et un autre la suit", "this line ends the YAML document, and another one follows it"},
		Text{"Effacez la ligne.", "Delete the line."},
		Text{"En YAML, une ligne qui commence par trois tirets ou trois points sépare deux documents ; un en-tête, ou un fichier de réglages, n’en a qu’un.", "In YAML, a line that begins with three hyphens or three dots parts two documents; front matter, or a settings file, is one."},
	},
	YAMLHash: {Warning,
		Text{"la valeur s’arrête avant « {comment} »", "the value ends before “{comment}”"},
		Text{"Mettez la valeur entre guillemets ; si c’est un commentaire, écrivez un espace après « # ».", "Put the value between quotes; if it is a comment, write a space after “#”."},
		Text{"En YAML, un espace et « # » commencent un commentaire, qui n’est pas publié. Un numéro comme « #3 » y disparaîtrait sans bruit.", "In YAML, a space and “#” begin a comment, which is not published. A number such as “#3” would vanish in it without a word."},
	},
	YAMLDash: {Warning,
		Text{"ce n’est pas une liste : il manque un espace après le tiret", "this is not a list: a space is missing after the hyphen"},
		Text{"Écrivez chaque élément sur sa ligne, après « - » ; si le tiret fait partie de la valeur, mettez-la entre guillemets.", "Write each item on its line, after “- ”; if the hyphen is a part of the value, put the value between quotes."},
		Text{"En YAML, un tiret suivi d’un espace commence un élément de liste. Sans l’espace, les lignes se suivent et font une seule valeur.", "In YAML, a hyphen and a space begin an item of a list. Without the space, the lines run on and make one value."},
	},
	KeyTwice: {Error,
		Text{"la clé « {key} » est déjà donnée à la ligne {line}", "the key “{key}” is already given on line {line}"},
		Text{"Gardez une seule des deux.", "Keep one of the two."},
		Text{"Une clé n’a qu’une valeur ; pour en donner plusieurs, écrivez une liste.", "A key has one value; to give several, write a list."},
	},
	KeyUnknown: {Error,
		Text{"clé inconnue : « {key} »", "unknown key: “{key}”"},
		Text{"Les clés libres se placent sous « extra: ».", "Keys of your own go under “extra:”."},
		Text{"La fiche contient une clé que son modèle ne connaît pas. La référence des fiches donne la liste des clés.", "The record holds a key that its model does not know. The reference of records lists the keys."},
	},
	SettingUnknown: {Error,
		Text{"réglage inconnu : « {key} »", "unknown setting: “{key}”"},
		Text{"Corrigez le mot ou effacez la ligne.", "Correct the word or delete the line."},
		Text{"portulan.yaml contient une clé que Portulan ne connaît pas. La référence donne la liste des réglages.", "portulan.yaml holds a key that Portulan does not know. The reference lists the settings."},
	},
	KeyMissing: {Error,
		Text{"la clé « {key} » manque", "the key “{key}” is missing"},
		Text{"Ajoutez « {key}: » et sa valeur.", "Add “{key}:” and its value."},
		Text{"Cette clé est obligatoire.", "This key is required."},
	},
	KeyEmpty: {Error,
		Text{"la clé « {key} » est vide", "the key “{key}” is empty"},
		Text{"Écrivez sa valeur après le deux-points ; entre guillemets si elle commence par « # ».", "Write its value after the colon; between quotes if it begins with “#”."},
		Text{"Cette clé est obligatoire. Ce qui suit « # » est un commentaire, pas une valeur.", "This key is required. What follows “#” is a comment, not a value."},
	},
	KeyNotText: {Error,
		Text{"une clé doit être un mot", "a key must be a word"},
		Text{"Écrivez « clé: valeur ».", "Write “key: value”."},
		Text{"À gauche du deux-points se trouve autre chose qu’un mot.", "What stands left of the colon is not a word."},
	},
	ValueNotMapping: {Error,
		Text{"« {key} » attend un groupe de clés, pas une valeur seule", "“{key}” takes a group of keys, not a single value"},
		Text{"Écrivez une clé par ligne, en retrait sous « {key}: » : {keys_fr}.", "Write one key a line, indented under “{key}:”: {keys_en}."},
		Text{"La référence des fiches donne les clés de chaque groupe.", "The reference of records gives the keys of each group."},
	},
	ValueNotSingle: {Error,
		Text{"« {key} » attend une seule valeur, pas une liste", "“{key}” takes one value, not a list"},
		Text{"Gardez une valeur, sans crochets ni tiret.", "Keep one value, without brackets or dash."},
		Text{"La référence des fiches dit quelles clés prennent une liste.", "The reference of records says which keys take a list."},
	},
	ValueNotScalar: {Error,
		Text{"« {key} » attend une valeur, pas un groupe de clés", "“{key}” takes a value, not a group of keys"},
		Text{"Écrivez la valeur sur la même ligne ; entre guillemets si elle contient un deux-points.", "Write the value on the same line; between quotes if it holds a colon."},
		Text{"Un deux-points de trop transforme une valeur en groupe de clés.", "One colon too many turns a value into a group of keys."},
	},
	ValueNotBool: {Error,
		Text{"« {text} » n’est ni oui ni non", "“{text}” is neither yes nor no"},
		Text{"Écrivez true ou false, oui ou non.", "Write true or false, yes or no."},
		Text{"Cette clé se coche ou ne se coche pas.", "This key is ticked or not."},
	},
	ValueNotInteger: {Error,
		Text{"« {text} » n’est pas un nombre entier entre {low} et {high}", "“{text}” is not a whole number between {low} and {high}"},
		Text{"Écrivez le nombre en chiffres, sans unité.", "Write the number in figures, without a unit."},
		Text{"Cette clé attend un nombre entier.", "This key takes a whole number."},
	},
	ItemEmpty: {Error,
		Text{"un élément de la liste est vide", "an item of the list is empty"},
		Text{"Complétez-le ou effacez sa ligne.", "Fill it in or delete its line."},
		Text{"Un tiret sans valeur ne dit rien.", "A dash without a value says nothing."},
	},
	ListNoBrackets: {Error,
		Text{"« {text} » est une liste sans ses crochets", "“{text}” is a list without its brackets"},
		Text{"Écrivez [{text}], si la clé prend plusieurs valeurs.", "Write [{text}], if the key takes several values."},
		Text{"Sans crochets, une virgule fait partie de la valeur. Plusieurs valeurs se mettent entre crochets, ou chacune sur sa ligne après « - ».",
			"Without brackets a comma is a part of the value. Several values go between brackets, or each on its line after “- ”."},
	},
	WordUnknown: {Error,
		Text{"« {text} » n’est pas l’un des mots attendus", "“{text}” is not one of the words expected"},
		Text{"Mots admis : {words_fr}.", "Accepted words: {words_en}."},
		Text{"La clé n’admet qu’une liste de mots ; celle d’un vocabulaire du site se complète dans portulan.yaml.", "The key takes only words of a list; that of a site’s vocabulary is extended in portulan.yaml."},
	},
	PeriodUnreadable: {Error,
		Text{"durée illisible : « {text} »", "unreadable length of time: “{text}”"},
		Text{"Écrivez par exemple 3 ans ou 18 mois.", "Write for example 3 years or 18 months."},
		Text{"Une durée se compte en années ou en mois.", "A length of time is counted in years or in months."},
	},
}
