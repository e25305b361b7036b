package diag

// What a site changes of its look in portulan.yaml, the way from a page to its
// file, and the pages that the law asks for (packages site, colour, svg and pages).
const (
	ColourUnreadable     Code = "colour-unreadable"
	ColourContrast       Code = "colour-contrast"
	LogoMissing          Code = "logo-missing"
	LogoType             Code = "logo-type"
	LogoUnreadable       Code = "logo-unreadable"
	LogoUnsafe           Code = "logo-unsafe"
	StaticHashed         Code = "static-named-as-asset"
	TextUnknown          Code = "text-unknown"
	EditURLMark          Code = "edit-url-mark"
	LegalMissing         Code = "legal-notice-missing"
	AccessibilityMissing Code = "accessibility-statement-missing"
)

var themeCodes = map[Code]entry{
	ColourUnreadable: {Error,
		Text{"« {text} » n’est pas une couleur", "“{text}” is not a colour"},
		Text{"Écrivez-la entre guillemets, avec un dièse et trois ou six chiffres hexadécimaux : \"#14212e\".", "Write it between quotes, with a hash sign and three or six hexadecimal digits: \"#14212e\"."},
		Text{"Une couleur du site est opaque, et s’écrit comme en CSS avec un dièse. Sans guillemets, YAML prend le dièse pour le début d’un commentaire et la valeur est vide.", "A colour of the site is opaque, and is written as in CSS with a hash sign. Without quotes, YAML takes the hash sign for the beginning of a comment and the value is empty."},
	},
	ColourContrast: {Error,
		Text{"contraste insuffisant ({scheme}) : « {text} » ({text_colour}) sur « {ground} » ({ground_colour}) fait {ratio_fr} pour 1, il faut 4,5", "too little contrast ({scheme}): “{text}” ({text_colour}) on “{ground}” ({ground_colour}) is {ratio} to 1, 4.5 is needed"},
		Text{"Pour « {text} », la couleur la plus proche qui convient est \"{nearest}\".", "For “{text}”, the nearest colour that will do is \"{nearest}\"."},
		Text{"Un texte doit se lire sur son fond : les WCAG 2.2 demandent un contraste de 4,5 pour 1 (critère 1.4.3). Chaque paire que touche un réglage de couleur est vérifiée, en clair et en sombre ; une couleur qui n’est pas réglée est celle du thème.", "A text must be legible on its ground: WCAG 2.2 asks for a contrast of 4.5 to 1 (criterion 1.4.3). Each pair that a colour setting touches is checked, in light and in dark; a colour that is not set is the theme’s."},
	},
	LogoMissing: {Error,
		Text{"le logo « {src} » n’existe pas", "the logo “{src}” does not exist"},
		Text{"Placez-le dans le dossier des contenus, ou dans layouts/static.", "Put it in the content folder, or in layouts/static."},
		Text{"Le chemin du logo part du dossier des contenus, ou de layouts/static ; la casse du nom compte.", "The path of the logo starts from the content folder, or from layouts/static; the case of its name counts."},
	},
	LogoType: {Error,
		Text{"le logo « {src} » n’est ni SVG, ni PNG, ni WebP, ni JPEG", "the logo “{src}” is neither SVG, PNG, WebP nor JPEG"},
		Text{"Enregistrez-le dans l’un de ces formats.", "Save it in one of these formats."},
		Text{"Le logo se lit en tête de chaque page, dans tous les navigateurs.", "The logo is seen at the head of each page, in all browsers."},
	},
	LogoUnreadable: {Error,
		Text{"le logo n’est pas un dessin SVG lisible : {reason}", "the logo is not a readable SVG drawing: {reason}"},
		Text{"Enregistrez-le de nouveau en SVG, en UTF-8, depuis un logiciel de dessin.", "Save it again as SVG, in UTF-8, from a drawing program."},
		Text{"Un dessin SVG est un document XML, dont le premier élément est svg.", "An SVG drawing is an XML document, the first element of which is svg."},
	},
	LogoUnsafe: {Error,
		Text{"le logo contient {what}, qui n’est pas un dessin", "the logo holds {what}, which is not a drawing"},
		Text{"Enregistrez-le en « SVG simple », sans script, ni lien, ni image, ni police extérieure.", "Save it as “plain SVG”, without scripts, links, pictures or outside fonts."},
		Text{"Un fichier SVG peut contenir un script, ou demander des fichiers à un autre site. Ouvert par son adresse, il agirait comme une page de ce site. Seuls des éléments qui dessinent sont admis.", "An SVG file can hold a script, or ask another site for files. Opened by its address, it would act as a page of this site. Only elements that draw are accepted."},
	},
	StaticHashed: {Warning,
		Text{"le nom de ce fichier promet qu’il ne changera jamais : « {url} »", "the name of this file promises that it never changes: “{url}”"},
		Text{"Si ce nom n’est pas tiré de son contenu, donnez-lui-en un autre, ou un autre dossier.", "If that name is not made from its content, give it another, or another folder."},
		Text{"Dans assets et media, un nom qui finit par un tiret et une empreinte est celui d’un fichier nommé par son contenu : les navigateurs le gardent un an sans le redemander. Un fichier qui change sous le même nom y resterait donc ancien.", "In assets and media, a name that ends with a hyphen and a fingerprint is that of a file named by its content: browsers keep it for a year without asking again. A file that changes under the same name would stay an old one there."},
	},
	TextUnknown: {Warning,
		Text{"le texte « {key} » ne sert à rien : ni le thème, ni vos gabarits ne le demandent", "the text “{key}” is of no use: neither the theme nor your templates ask for it"},
		Text{"Corrigez sa clé, ou enlevez-le.", "Correct its key, or remove it."},
		Text{"Un site remplace un texte de l’interface en reprenant sa clé. Une clé mal écrite ne remplace rien, et le texte du thème reste.", "A site replaces a text of the interface by taking its key again. A key that is misspelt replaces nothing, and the text of the theme stays."},
	},
	EditURLMark: {Error,
		Text{"« {text} » ne dit pas où va le chemin du fichier", "“{text}” does not say where the path of the file goes"},
		Text{"Ouvrez un fichier dans l’éditeur de la forge, copiez son adresse, et écrivez {mark}, une fois, à la place de son chemin.", "Open a file in the forge’s editor, copy its address, and write {mark}, once, in the place of its path."},
		Text{"Chaque fiche mène à l’éditeur de son propre fichier : l’adresse est la même pour toutes, sauf le chemin.", "Each record leads to the editor of its own file: the address is the same for all, but for the path."},
	},
	LegalMissing: {Warning,
		Text{"le site n’a pas de mentions légales", "the site has no legal notice"},
		Text{"Écrivez une page avec « kind: legal », par exemple pages/mentions-legales.md.", "Write a page with “kind: legal”, for example pages/legal-notice.md."},
		Text{"La loi du 21 juin 2004 demande à un site public de nommer son éditeur, son directeur de la publication et son hébergeur. Le pied de chaque page mène à cette page dès qu’elle existe. Un site qui nomme son éditeur (« publisher: ») est tenu pour public.", "French law (21 June 2004) asks a public site to name its publisher, its editor and its host. The foot of each page leads to that page as soon as it exists. A site that names its publisher (“publisher:”) is taken for a public one."},
	},
	AccessibilityMissing: {Warning,
		Text{"le site n’a pas de déclaration d’accessibilité", "the site has no accessibility statement"},
		Text{"Écrivez une page avec « kind: accessibility », par exemple pages/accessibilite.md.", "Write a page with “kind: accessibility”, for example pages/accessibility.md."},
		Text{"L’article 47 de la loi du 11 février 2005 la demande aux services publics. Le pied de chaque page dit où en est le site, et mène à cette page dès qu’elle existe. Un site qui nomme son éditeur (« publisher: ») est tenu pour public.", "Article 47 of the French law of 11 February 2005 asks public services for it. The foot of each page says how far the site is accessible, and leads to that page as soon as it exists. A site that names its publisher (“publisher:”) is taken for a public one."},
	},
}
