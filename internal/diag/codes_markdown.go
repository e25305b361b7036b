package diag

// The body of a record, written in Markdown (package markdown).
const (
	// Links.
	LinkEmpty         Code = "link-empty"
	LinkScheme        Code = "link-scheme"
	LinkWithoutScheme Code = "link-without-scheme"
	LinkWithoutHost   Code = "link-without-host"
	AnchorUnknown     Code = "anchor-unknown"

	// Headings.
	HeadingSkipped    Code = "heading-skipped"
	HeadingEmpty      Code = "heading-empty"
	HeadingAttribute  Code = "heading-attribute"
	HeadingIDUnusable Code = "heading-id-unusable"
	HeadingIDTaken    Code = "heading-id-taken"

	// Images.
	ImageAltMissing Code = "image-alt-missing"
	ImageEmpty      Code = "image-empty"
	ImageExternal   Code = "image-external"

	// Raw HTML.
	HTMLShown   Code = "html-shown"
	HTMLComment Code = "html-comment"

	// Footnotes, and what is too much.
	NoteUnused       Code = "note-unused"
	NotesTooMany     Code = "notes-too-many"
	NestingTooDeep   Code = "nesting-too-deep"
	LineTooLong      Code = "line-too-long"
	ParagraphTooLong Code = "paragraph-too-long"
	MarkupTooDense   Code = "markup-too-dense"
	TableTooLarge    Code = "table-too-large"
)

var markdownCodes = map[Code]entry{
	LinkEmpty: {
		severity: Error,
		message:  Text{"lien sans destination", "link without a destination"},
		remedy: Text{
			"Écrivez l’adresse entre les parenthèses : [texte](adresse).",
			"Write the address between the parentheses: [text](address).",
		},
		about: Text{
			"Le lien n’a pas d’adresse, ou seulement un #. Le lecteur ne peut aller nulle part.",
			"The link has no address, or only a #. It leads the reader nowhere.",
		},
	},
	LinkScheme: {
		severity: Error,
		message:  Text{"lien refusé : une adresse ne peut pas commencer par « {scheme}: »", "link refused: an address cannot start with “{scheme}:”"},
		remedy: Text{
			"Utilisez une adresse en https:, http:, mailto: ou tel:, ou une page du site.",
			"Use an address with https:, http:, mailto: or tel:, or a page of the site.",
		},
		about: Text{
			"Les autres protocoles peuvent exécuter un programme, ou ne s’ouvrent pas chez tous les lecteurs.",
			"Other schemes can run a program, or do not open for every reader.",
		},
	},
	LinkWithoutScheme: {
		severity: Error,
		message:  Text{"adresse incomplète : « {address} »", "incomplete address: “{address}”"},
		remedy: Text{
			"Écrivez l’adresse entière, avec https:// pour un site ou mailto: pour une adresse électronique.",
			"Write the whole address, with https:// for a site or mailto: for an email address.",
		},
		about: Text{
			"Sans https:// ni mailto:, l’adresse serait cherchée parmi les pages du site. Une adresse qui commence par // dépend en outre de la façon dont la page est servie.",
			"Without https:// or mailto:, the address would be looked for among the pages of the site. One that starts with // also depends on how the page is served.",
		},
	},
	LinkWithoutHost: {
		severity: Error,
		message:  Text{"adresse sans nom de site : « {address} »", "address without the name of a site: “{address}”"},
		remedy: Text{
			"Écrivez le nom du site après les deux barres, comme dans https://www.example.org/page.",
			"Write the name of the site after the two slashes, as in https://www.example.org/page.",
		},
		about: Text{
			"Une adresse http ou https a deux barres, puis le nom du site.",
			"An http or https address has two slashes, then the name of the site.",
		},
	},
	AnchorUnknown: {
		severity: Error,
		message:  Text{"aucun titre ne porte l’identifiant « {anchor} »", "no heading has the id “{anchor}”"},
		remedy: Text{
			"Reprenez l’identifiant du titre visé, ou donnez-lui le vôtre en fin de titre : {#identifiant}.",
			"Use the id of the heading, or give it yours at its end: {#id}.",
		},
		about: Text{
			"Ce qui suit # dans une adresse désigne un titre de la page. L’identifiant d’un titre est fait de ses mots, sans accents et reliés par des traits d’union.",
			"What follows # in an address names a heading of the page. The id of a heading is made of its words, without accents and joined by hyphens.",
		},
	},
	HeadingSkipped: {
		severity: Warning,
		message:  Text{"niveau de titre sauté : {written} au lieu de {expected}", "heading level skipped: {written} instead of {expected}"},
		remedy: Text{
			"Écrivez {expected} : un titre est d’un seul niveau sous le précédent.",
			"Write {expected}: a heading is one level at most below the one before.",
		},
		about: Text{
			"Les lecteurs d’écran annoncent le niveau des titres ; un niveau qui manque fait croire à une partie perdue. Le plus haut niveau d’un texte, que l’on écrive # ou ##, vient juste sous le titre de la page.",
			"Screen readers tell the level of headings; a missing level sounds like a lost section. The highest level of a text, be it written # or ##, comes just below the title of the page.",
		},
	},
	HeadingEmpty: {
		severity: Warning,
		message:  Text{"titre vide", "empty heading"},
		remedy: Text{
			"Écrivez un titre après le #, ou supprimez la ligne.",
			"Write a heading after the #, or delete the line.",
		},
		about: Text{
			"Un titre sans texte n’est pas publié : il serait annoncé sans rien dire.",
			"A heading without text is not published: it would be announced and say nothing.",
		},
	},
	HeadingAttribute: {
		severity: Warning,
		message:  Text{"attribut de titre non pris en charge : « {attribute} »", "unsupported heading attribute: “{attribute}”"},
		remedy: Text{
			"N’écrivez entre les accolades que l’identifiant : {#identifiant}.",
			"Write only the id between the braces: {#id}.",
		},
		about: Text{
			"Un titre peut porter un identifiant, pour les liens. Les classes, les styles et les autres attributs ne sont pas repris.",
			"A heading may have an id, for links. Classes, styles and other attributes are left out.",
		},
	},
	HeadingIDUnusable: {
		severity: Error,
		message:  Text{"identifiant de titre inutilisable : « {id} »", "heading id that cannot be used: “{id}”"},
		remedy: Text{
			"N’y mettez que des lettres sans accent, des chiffres et des traits d’union.",
			"Use only letters without accents, digits and hyphens.",
		},
		about: Text{
			"L’identifiant entre dans les adresses : les autres signes y seraient transformés.",
			"The id is part of addresses, where other characters would be changed.",
		},
	},
	HeadingIDTaken: {
		severity: Error,
		message:  Text{"identifiant déjà pris dans la page : « {id} »", "id already taken in the page: “{id}”"},
		remedy: Text{
			"Choisissez un autre identifiant, ou supprimez-le : le titre en recevra un.",
			"Choose another id, or delete it: the heading will be given one.",
		},
		about: Text{
			"Un identifiant désigne un seul endroit de la page. Celui-ci est celui d’un titre qui précède, ou d’une partie de la page autour du texte.",
			"An id names one place of the page. This one belongs to an earlier heading, or to a part of the page around the text.",
		},
	},
	ImageAltMissing: {
		severity: Error,
		message:  Text{"image sans description", "image without a description"},
		remedy: Text{
			"Décrivez l’image entre les crochets : ![description](fichier).",
			"Describe the image between the brackets: ![description](file).",
		},
		about: Text{
			"La description est lue à qui ne voit pas l’image, et montrée quand elle manque. Une image qui ne dit rien n’a pas sa place dans le texte.",
			"The description is read to those who do not see the image, and shown when it is missing. An image that says nothing has no place in the text.",
		},
	},
	ImageEmpty: {
		severity: Error,
		message:  Text{"image sans fichier", "image without a file"},
		remedy: Text{
			"Écrivez le nom du fichier entre les parenthèses : ![description](fichier).",
			"Write the name of the file between the parentheses: ![description](file).",
		},
		about: Text{
			"L’image n’a pas d’adresse ; seule sa description est montrée.",
			"The image has no address; only its description is shown.",
		},
	},
	ImageExternal: {
		severity: Error,
		message:  Text{"image prise hors du site : « {address} »", "image taken from outside the site: “{address}”"},
		remedy: Text{
			"Copiez le fichier dans le site et écrivez son nom.",
			"Copy the file into the site and write its name.",
		},
		about: Text{
			"Une page ne demande rien à un autre serveur : il saurait qui la lit, et l’image disparaîtrait avec lui.",
			"A page asks nothing of another server: it would know who reads the page, and the image would vanish with it.",
		},
	},
	HTMLShown: {
		severity: Warning,
		message:  Text{"HTML dans le texte : il est montré tel quel", "HTML in the text: it is shown as it is"},
		remedy: Text{
			"Écrivez-le en Markdown, ou entre accents graves s’il doit être montré.",
			"Write it in Markdown, or between backquotes if it is meant to be shown.",
		},
		about: Text{
			"Les balises ne sont pas interprétées : la page reste sûre et lisible partout. Un signe < isolé s’écrit \\<.",
			"Tags are not interpreted: the page stays safe and readable everywhere. A lone < is written \\<.",
		},
	},
	HTMLComment: {
		severity: Warning,
		message:  Text{"commentaire HTML : il n’est pas publié", "HTML comment: it is not published"},
		remedy: Text{
			"Supprimez-le du texte ; l’historique du site garde les remarques.",
			"Delete it from the text; the history of the site keeps remarks.",
		},
		about: Text{
			"Un commentaire reste lisible par tous dans les sources du site, même s’il n’est pas dans la page.",
			"A comment can be read by all in the sources of the site, though it is not in the page.",
		},
	},
	NoteUnused: {
		severity: Warning,
		message:  Text{"note jamais appelée : « {note} »", "footnote never called: “{note}”"},
		remedy: Text{
			"Appelez-la dans le texte par [^{note}], ou supprimez-la.",
			"Call it in the text with [^{note}], or delete it.",
		},
		about: Text{
			"Une note que rien n’appelle n’est pas publiée. Si deux notes portent le même nom, la première seule est appelée.",
			"A note that nothing calls is not published. When two notes have the same name, only the first is called.",
		},
	},
	NotesTooMany: {
		severity: Error,
		message:  Text{"plus de {limit} notes dans un texte", "more than {limit} footnotes in a text"},
		remedy: Text{
			"Répartissez le texte en plusieurs pages.",
			"Split the text into several pages.",
		},
		about: Text{
			"Au-delà, les notes ne sont plus lues comme des notes.",
			"Beyond that number, notes are no longer read as notes.",
		},
	},
	NestingTooDeep: {
		severity: Error,
		message:  Text{"trop de niveaux imbriqués", "too many levels within each other"},
		remedy: Text{
			"Réduisez le nombre de listes, de citations ou de mises en valeur les unes dans les autres.",
			"Use fewer lists, quotations or emphases within each other.",
		},
		about: Text{
			"Au-delà de cinquante niveaux, les signes sont montrés comme du texte.",
			"Beyond fifty levels, the signs are shown as text.",
		},
	},
	LineTooLong: {
		severity: Error,
		message:  Text{"ligne de plus de {limit} Kio", "line of more than {limit} KiB"},
		remedy: Text{
			"Coupez la ligne ; une image ou un fichier se place dans le site, pas dans le texte.",
			"Break the line; an image or a file goes into the site, not into the text.",
		},
		about: Text{
			"Le texte entier n’est pas publié tant que cette ligne y est. C’est souvent une image collée sous forme de caractères.",
			"The whole text is not published while this line is in it. It is often an image pasted as characters.",
		},
	},
	ParagraphTooLong: {
		severity: Error,
		message:  Text{"paragraphe de plus de {limit} Kio", "paragraph of more than {limit} KiB"},
		remedy: Text{
			"Séparez les paragraphes par une ligne vide.",
			"Separate paragraphs with an empty line.",
		},
		about: Text{
			"Un paragraphe de cette longueur n’est pas publié.",
			"A paragraph of this length is not published.",
		},
	},
	MarkupTooDense: {
		severity: Error,
		message:  Text{"plus de {limit} signes de mise en forme dans un paragraphe", "more than {limit} formatting signs in a paragraph"},
		remedy: Text{
			"Séparez les paragraphes par une ligne vide, ou écrivez les signes * _ ~ [ ` < sans mise en forme dans un bloc de code.",
			"Separate paragraphs with an empty line, or put the signs * _ ~ [ ` < in a code block over several lines.",
		},
		about: Text{
			"Les signes de mise en forme sont comparés les uns aux autres : leur nombre est limité pour que la publication reste rapide.",
			"Formatting signs are compared with one another: their number has a limit so that publication stays fast.",
		},
	},
	TableTooLarge: {
		severity: Error,
		message:  Text{"tableaux de plus de {limit} cases dans un texte", "tables of more than {limit} cells in a text"},
		remedy: Text{
			"Publiez ces données comme fichier, et gardez l’essentiel dans le texte.",
			"Publish these data as a file, and keep the essential in the text.",
		},
		about: Text{
			"Un tableau de cette taille ne se lit pas dans une page ; celui qui passe la limite n’est pas publié.",
			"A table of this size cannot be read in a page; the one that passes the limit is not published.",
		},
	},
}
