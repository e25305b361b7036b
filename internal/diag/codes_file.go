package diag

// Files and folders of the content (package source).
const (
	FileUnreadable  Code = "file-unreadable"
	FileForbidden   Code = "file-forbidden"
	FileGone        Code = "file-gone"
	FileExtension   Code = "file-extension"
	FileSpecial     Code = "file-special"
	LinkDangling    Code = "link-dangling"
	FileNotUTF8     Code = "file-not-utf8"
	FileNUL         Code = "file-nul"
	FileBOM         Code = "file-bom"
	FileTooLarge    Code = "file-too-large"
	FileEscapes     Code = "file-escapes"
	FolderLinked    Code = "folder-linked"
	FileName        Code = "file-name"
	FileMisplaced   Code = "file-misplaced"
	FrontMissing    Code = "front-missing"
	FrontUnclosed   Code = "front-unclosed"
	FrontNotKeys    Code = "front-not-keys"
	ContentMissing  Code = "content-missing"
	LayoutBroken    Code = "layout-broken"
	LayoutDoubtful  Code = "layout-doubtful"
	BaseURLMissing  Code = "base-url-missing"
	SettingsMissing Code = "settings-missing"
	ProgrammeNoFile Code = "programme-missing"
)

var fileCodes = map[Code]entry{
	FileUnreadable: {Error,
		Text{"le fichier ne peut pas être lu : {reason}", "the file cannot be read: {reason}"},
		Text{"Vérifiez ses droits d’accès, et l’état du disque.", "Check its permissions, and the state of the disk."},
		Text{"Le système a refusé de donner le fichier ; le motif est dans ses mots.", "The system refused to give the file; the reason is in its words."},
	},
	FileForbidden: {Error,
		Text{"le fichier ne peut pas être lu : l’accès est refusé", "the file cannot be read: access is denied"},
		Text{"Vérifiez ses droits d’accès.", "Check its permissions."},
		Text{"Les droits du fichier, ou ceux d’un dossier au-dessus de lui, ne permettent pas de le lire.", "The permissions of the file, or of a folder above it, do not let it be read."},
	},
	FileGone: {Error,
		Text{"il n’y a plus de fichier à cet endroit", "there is no file there any more"},
		Text{"Relancez la commande, une fois les fichiers en place.", "Run the command again, once the files are in place."},
		Text{"Le fichier a été effacé, ou remplacé par un dossier, pendant la lecture des contenus.", "The file was deleted, or a folder took its place, while the content was read."},
	},
	FileExtension: {Warning,
		Text{"le fichier est ignoré : une fiche porte l’extension « .md », pas « {extension} »", "the file is ignored: the extension of a record is “.md”, not “{extension}”"},
		Text{"Donnez-lui l’extension « .md », ou retirez-le du dossier des contenus.", "Give it the extension “.md”, or take it out of the content folder."},
		Text{"Seuls les fichiers « .md » sont des fiches. Les autres noms que l’on donne à Markdown ne sont pas lus.", "Only “.md” files are records. The other extensions that Markdown goes by are not read."},
	},
	FileSpecial: {Warning,
		Text{"ce n’est pas un fichier ordinaire : il est ignoré", "it is not an ordinary file, and is ignored"},
		Text{"Mettez à cet endroit le fichier lui-même.", "Put the file itself there."},
		Text{"Un tube, une prise réseau ou un périphérique n’a pas de contenu qui se publie, et le lire pourrait ne jamais finir.", "A pipe, a socket or a device has no content to publish, and reading it might never end."},
	},
	LinkDangling: {Error,
		Text{"le lien symbolique ne mène à aucun fichier", "the symbolic link leads to no file"},
		Text{"Corrigez le lien, ou mettez le fichier lui-même à cet endroit.", "Correct the link, or put the file itself there."},
		Text{"Le fichier auquel le lien mène n’existe pas, ou le lien mène à lui-même.", "The file that the link leads to does not exist, or the link leads to itself."},
	},
	FileNotUTF8: {Error,
		Text{"le fichier n’est pas en UTF-8", "the file is not in UTF-8"},
		Text{"Enregistrez-le avec l’encodage UTF-8 dans votre éditeur.", "Save it with the UTF-8 encoding in your editor."},
		Text{"Un ancien encodage (Latin-1, Windows-1252) abîmerait les accents. La position est celle du premier caractère illisible.", "An old encoding (Latin-1, Windows-1252) would spoil accents. The position is that of the first unreadable character."},
	},
	FileNUL: {Error,
		Text{"le fichier contient un caractère nul", "the file holds a NUL character"},
		Text{"Effacez ce caractère, ou vérifiez que le fichier est bien du texte.", "Delete the character, or check that the file is text."},
		Text{"Un caractère nul est le signe d’un fichier qui n’est pas du texte, ou abîmé.", "A NUL character is the sign of a file that is not text, or is damaged."},
	},
	FileBOM: {Warning,
		Text{"le fichier commence par une marque d’ordre des octets (BOM)", "the file begins with a byte order mark (BOM)"},
		Text{"Enregistrez-le en « UTF-8 » plutôt qu’en « UTF-8 avec BOM ».", "Save it as “UTF-8” rather than “UTF-8 with BOM”."},
		Text{"La marque est ignorée, mais d’autres outils la montrent comme trois caractères étranges.", "The mark is ignored, but other tools show it as three odd characters."},
	},
	FileTooLarge: {Error,
		Text{"le fichier pèse {size}, plus que les {limit} admis", "the file weighs {size}, more than the {limit} accepted"},
		Text{"Joignez le long texte en document (« documents: »), et gardez l’essentiel dans la fiche.", "Attach the long text as a document (“documents:”), and keep the essentials in the record."},
		Text{"Une fiche si longue ne serait ni lue ni trouvée. Une image collée dans le texte en est souvent la cause.", "A record that long would be neither read nor found. A picture pasted into the text is often the cause."},
	},
	FileEscapes: {Error,
		Text{"le lien symbolique mène hors du dossier des contenus", "the symbolic link leads out of the content folder"},
		Text{"Copiez le fichier dans le dossier des contenus.", "Copy the file into the content folder."},
		Text{"Portulan ne lit rien hors du dossier des contenus : ce qui est publié est ce qui y est écrit.", "Portulan reads nothing outside the content folder: what is published is what is written there."},
	},
	FolderLinked: {Error,
		Text{"le lien symbolique mène à un dossier", "the symbolic link leads to a folder"},
		Text{"Mettez le dossier lui-même à cet endroit.", "Put the folder itself there."},
		Text{"Un lien vers un fichier du dossier des contenus est suivi ; un lien vers un dossier ne l’est pas, car il pourrait mener à un dossier qui le contient.", "A link to a file of the content folder is followed; a link to a folder is not, for it could lead to a folder that holds it."},
	},
	FileName: {Error,
		Text{"le nom « {name} » ne peut pas servir d’adresse", "the name “{name}” cannot serve as an address"},
		Text{"Renommez-le en « {better} ».", "Rename it to “{better}”."},
		Text{"Le nom d’un fichier est l’adresse de sa page : lettres sans accent en minuscules, chiffres et tirets.", "A file’s name is its page’s address: lower-case letters without accents, digits and hyphens."},
	},
	FileMisplaced: {Error,
		Text{"aucune fiche ne se range dans « {folder} »", "no record belongs in “{folder}”"},
		Text{"Dossiers attendus : {folders}.", "Expected folders: {folders}."},
		Text{"Le dossier d’un fichier dit de quelle fiche il s’agit.", "A file’s folder says what record it is."},
	},
	FrontMissing: {Error,
		Text{"le fichier n’a pas d’en-tête", "the file has no front matter"},
		Text{"Commencez-le par une ligne « --- », la clé « title: », puis une ligne « --- ».", "Begin it with a line “---”, the key “title:”, then a line “---”."},
		Text{"Une fiche commence par son en-tête, entre deux lignes de trois tirets.", "A record begins with its front matter, between two lines of three hyphens."},
	},
	FrontUnclosed: {Error,
		Text{"l’en-tête ouvert ici n’est pas fermé", "the front matter that opens here is not closed"},
		Text{"Ajoutez une ligne « --- » entre l’en-tête et le texte.", "Add a line “---” between the front matter and the text."},
		Text{"La seconde ligne de trois tirets dit où l’en-tête finit et où le texte commence.", "The second line of three hyphens says where the front matter ends and the text begins."},
	},
	FrontNotKeys: {Error,
		Text{"l’en-tête n’est pas fait de clés et de valeurs", "the front matter is not made of keys and values"},
		Text{"Écrivez une clé par ligne, comme « title: Le nom de la fiche ».", "Write one key a line, as “title: The record’s name”."},
		Text{"L’en-tête est une suite de lignes « clé: valeur ». Ici se trouve une liste, ou un texte.", "The front matter is a run of lines “key: value”. Here stands a list, or a text."},
	},
	LayoutBroken: {Error,
		Text{"le gabarit ne fonctionne pas : {reason}{pages}", "the layout does not work: {reason}{pages}"},
		Text{"Corrigez le fichier de « layouts », ou retirez-le pour revenir à celui d’origine.", "Mend the file of “layouts”, or remove it to return to the built-in one."},
		Text{"Un gabarit, une feuille de style, un script ou un texte d’interface du site ne se lit pas ou échoue ; la page en cours est nommée.", "A template, a style sheet, a script or an interface text of the site cannot be read or fails; the page that was being written is named."},
	},
	LayoutDoubtful: {Warning,
		Text{"le style ou le script est douteux : {reason}", "the style or the script is doubtful: {reason}"},
		Text{"Corrigez le fichier de « layouts ».", "Mend the file of “layouts”."},
		Text{"Un navigateur ignorerait sans doute cette partie du fichier.", "A browser would probably ignore this part of the file."},
	},
	BaseURLMissing: {Warning,
		Text{"le site ne dit pas son adresse : {url} est publié à sa place", "the site does not say its address: {url} is published instead"},
		Text{"Ajoutez « base_url: » à portulan.yaml, ou donnez --base-url.", "Add “base_url:” to portulan.yaml, or give --base-url."},
		Text{"L’adresse complète de chaque page est écrite dans ses métadonnées et dans le plan pour les robots.", "The full address of each page is written in its metadata and in the site map for robots."},
	},
	SettingsMissing: {Error,
		Text{"il n’y a pas de fichier portulan.yaml ici", "there is no portulan.yaml here"},
		Text{"Allez dans le dossier du site avec « cd », ou commencez un site avec « portulan init ».", "Go to the site’s folder with “cd”, or start a site with “portulan init”."},
		Text{"portulan.yaml donne le nom, l’adresse et la langue du site ; il est à sa racine.", "portulan.yaml gives the name, the address and the language of the site; it stands in its root."},
	},
	ContentMissing: {Error,
		Text{"le dossier des contenus « {folder} » n’existe pas", "the content folder “{folder}” does not exist"},
		Text{"Placez-vous à la racine du site, ou indiquez le dossier avec --content.", "Go to the site’s root, or name the folder with --content."},
		Text{"Sans contenus il n’y a rien à publier ; le site déjà publié est laissé en l’état.", "Without content there is nothing to publish; the site already published is left as it is."},
	},
	ProgrammeNoFile: {Error,
		Text{"l’appel est rangé sous le programme « {id} », qui n’a pas de fiche", "the call stands under the programme “{id}”, which has no record"},
		Text{"Créez « {file} ».", "Create “{file}”."},
		Text{"Un appel est rangé dans le dossier de son programme, dont la fiche est index.md.", "A call stands in the folder of its programme, whose record is index.md."},
	},
}
