package diag

// Publishing the output folder (package publish). These faults are for the
// person who runs the program: they concern the machine, not the content, names
// of published files aside.
const (
	PublishTargetRoot      Code = "publish-target-root"      // the root of a file system
	PublishTargetProtected Code = "publish-target-protected" // the target is or contains a folder to keep
	PublishTargetInside    Code = "publish-target-inside"    // the target lies within the sources
	PublishNotFolder       Code = "publish-not-folder"       // a file, or a link to nothing, where a folder is needed
	PublishTargetForeign   Code = "publish-target-foreign"   // a folder with files that are not ours
	PublishTargetGit       Code = "publish-target-git"       // a git repository in the target
	PublishTargetNewer     Code = "publish-target-newer"     // the mark of a later version
	PublishMountPoint      Code = "publish-mount-point"      // the target is or holds a mount point
	PublishUnmovable       Code = "publish-unmovable"        // the file system does not move the target
	PublishDiskFull        Code = "publish-disk-full"        // no space left, or quota reached
	PublishUnwritable      Code = "publish-unwritable"       // a permission refused, or a read-only disk
	PublishNameTooLong     Code = "publish-name-too-long"    // a name longer than the file system takes
	PublishNameUnsafe      Code = "publish-name-unsafe"      // a name that could leave the folder or be read as another
	PublishNameReserved    Code = "publish-name-reserved"    // the mark, or .git
	PublishNameTwice       Code = "publish-name-twice"       // two files under one name
	PublishLeftover        Code = "publish-leftover"         // published, but the old files remain
	PublishFailed          Code = "publish-failed"           // anything else that the system said
)

var publishCodes = map[Code]entry{
	PublishTargetRoot: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : c’est la racine d’un disque",
			"cannot publish to {path}: it is the root of a disk",
		},
		remedy: Text{
			"Choisissez comme dossier de publication un dossier à lui seul réservé, par exemple public.",
			"Choose an output folder kept for that alone, for example public.",
		},
		about: Text{
			"Le dossier de publication est remplacé en entier à chaque construction. La racine d’un disque ne peut ni ne doit l’être.",
			"The output folder is replaced whole at each build. The root of a disk cannot be, and must not.",
		},
	},
	PublishTargetProtected: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : ce dossier est ou contient {folder}, qui serait effacé",
			"cannot publish to {path}: it is or contains {folder}, which would be erased",
		},
		remedy: Text{
			"Choisissez un dossier de publication qui ne contient ni le site, ni vos fichiers personnels, par exemple public.",
			"Choose an output folder that holds neither the site nor your own files, for example public.",
		},
		about: Text{
			"Le dossier de publication est remplacé en entier à chaque construction : il ne peut être ni la racine du site, ni le dossier des contenus, ni celui des gabarits, ni votre dossier personnel, ni un dossier qui les contient.",
			"The output folder is replaced whole at each build: it can be neither the root of the site, nor the content folder, nor the layouts folder, nor your home folder, nor a folder that contains one of them.",
		},
	},
	PublishTargetInside: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : ce dossier est dans {folder}, dont le site est tiré",
			"cannot publish to {path}: it lies within {folder}, which the site is made from",
		},
		remedy: Text{
			"Choisissez un dossier de publication à côté des contenus et des gabarits, par exemple public.",
			"Choose an output folder beside the content and the layouts, for example public.",
		},
		about: Text{
			"Une page publiée parmi les contenus ou les gabarits serait relue comme une source à la construction suivante.",
			"A page published among the content or the layouts would be read as a source by the next build.",
		},
	},
	PublishNotFolder: {
		severity: Error,
		message: Text{
			"impossible de publier : {path} n’est pas un dossier",
			"cannot publish: {path} is not a folder",
		},
		remedy: Text{
			"Déplacez ou supprimez ce fichier ou ce lien, ou choisissez un autre dossier de publication.",
			"Move or delete that file or link, or choose another output folder.",
		},
		about: Text{
			"Le chemin du dossier de publication passe par un fichier, ou par un lien symbolique qui ne mène nulle part. Un lien symbolique vers un dossier est suivi : c’est ce dossier qui est remplacé, et le lien reste.",
			"The path of the output folder goes through a file, or through a symbolic link that leads nowhere. A symbolic link to a folder is followed: that folder is replaced, and the link remains.",
		},
	},
	PublishTargetForeign: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : ce dossier contient des fichiers que Portulan n’a pas écrits, dont {found}",
			"cannot publish to {path}: it holds files that Portulan did not write, among them {found}",
		},
		remedy: Text{
			"Choisissez un dossier vide ou absent. Si plus rien ne sert dans celui-ci, videz-le vous-même, puis relancez la construction.",
			"Choose an empty or absent folder. If nothing in this one is of use any more, empty it yourself, then build again.",
		},
		about: Text{
			"Le dossier de publication est remplacé en entier à chaque construction. Pour ne rien effacer d’autre, Portulan n’accepte qu’un dossier absent, vide (un fichier .gitkeep, .gitignore ou .git y est admis et conservé) ou marqué par le fichier .portulan d’une publication précédente.",
			"The output folder is replaced whole at each build. So as to erase nothing else, Portulan accepts only a folder that is absent, empty (a file .gitkeep, .gitignore or .git is allowed there, and kept), or marked by the .portulan file of an earlier publication.",
		},
	},
	PublishTargetGit: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : ce dossier contient un dépôt git (.git), qui serait effacé",
			"cannot publish to {path}: it holds a git repository (.git), which would be erased",
		},
		remedy: Text{
			"Publiez dans un autre dossier et copiez-en le contenu dans le dépôt, ou faites de celui-ci un arbre de travail avec « git worktree add ».",
			"Publish to another folder and copy its files into the repository, or make this one a work tree with “git worktree add”.",
		},
		about: Text{
			"Le dossier de publication est remplacé en entier à chaque construction, historique git compris s’il y était. Dans un arbre de travail ajouté par « git worktree add », .git n’est qu’un petit fichier, et il est conservé.",
			"The output folder is replaced whole at each build, and a git history in it would go too. In a work tree added by “git worktree add”, .git is but a small file, and it is kept.",
		},
	},
	PublishTargetNewer: {
		severity: Error,
		message: Text{
			"impossible de publier dans {path} : ce dossier a été publié par une version plus récente de Portulan",
			"cannot publish to {path}: a later version of Portulan published it",
		},
		remedy: Text{
			"Mettez Portulan à jour, ou videz ce dossier vous-même pour le publier à nouveau avec cette version.",
			"Update Portulan, or empty the folder yourself to publish it again with this version.",
		},
		about: Text{
			"La marque du dossier (le fichier .portulan) porte un numéro que cette version ne connaît pas encore. Elle ne remplace pas ce qu’elle ne sait pas lire.",
			"The mark of the folder (the file .portulan) bears a number that this version does not know yet. It does not replace what it cannot read.",
		},
	},
	PublishMountPoint: {
		severity: Error,
		message: Text{
			"impossible de remplacer {path} : un disque ou un volume est monté sur {mount}",
			"cannot replace {path}: a disk or a volume is mounted on {mount}",
		},
		remedy: Text{
			"Publiez dans un sous-dossier du volume et servez ce sous-dossier, ou démontez le volume.",
			"Publish to a folder inside the volume and serve that folder, or unmount the volume.",
		},
		about: Text{
			"Le site est construit à côté du dossier de publication, puis prend sa place d’un coup. Le point de montage d’un volume (par exemple un volume Docker) ne peut pas être remplacé ainsi ; un dossier placé dans le volume peut l’être.",
			"The site is built beside the output folder, then takes its place in one step. The mount point of a volume (a Docker volume for example) cannot be replaced in that way; a folder inside the volume can.",
		},
	},
	PublishUnmovable: {
		severity: Error,
		message: Text{
			"impossible de remplacer {path} : le système de fichiers refuse de déplacer ce dossier",
			"cannot replace {path}: the file system refuses to move that folder",
		},
		remedy: Text{
			"Supprimez ce dossier vous-même, puis relancez la construction ; ou publiez dans un dossier neuf.",
			"Delete that folder yourself, then build again; or publish to a new folder.",
		},
		about: Text{
			"Un dossier qui vient d’une couche inférieure d’une image de conteneur, ou qui est un volume à part d’un système de fichiers, ne peut pas être déplacé. L’ancien site est intact.",
			"A folder that comes from a lower layer of a container image, or that is a volume of its own in a file system, cannot be moved. The old site is intact.",
		},
	},
	PublishDiskFull: {
		severity: Error,
		message: Text{
			"impossible d’écrire {path} : le disque est plein ou votre quota est atteint",
			"cannot write {path}: the disk is full or your quota is reached",
		},
		remedy: Text{
			"Libérez de la place (l’ancien et le nouveau site y tiennent ensemble un instant), puis relancez la construction. L’ancien site est intact.",
			"Free some space (the old and the new site stand side by side for a moment), then build again. The old site is intact.",
		},
		about: Text{
			"Le nouveau site est écrit en entier avant de remplacer l’ancien. Les fichiers qui n’ont pas changé ne prennent pas de place deux fois. Faute de place, rien n’est publié et ce qui était préparé est supprimé.",
			"The new site is written whole before it replaces the old one. Files that did not change take no space twice. For want of space nothing is published, and what was prepared is removed.",
		},
	},
	PublishUnwritable: {
		severity: Error,
		message: Text{
			"impossible d’écrire {path} : permission refusée ou disque en lecture seule",
			"cannot write {path}: permission denied or read-only disk",
		},
		remedy: Text{
			"Donnez à votre compte le droit d’écrire dans ce dossier et dans le dossier de publication, ou publiez ailleurs. L’ancien site est intact.",
			"Give your account the right to write in that folder and in the output folder, or publish elsewhere. The old site is intact.",
		},
		about: Text{
			"Le site est construit à côté du dossier de publication, puis prend sa place : il faut le droit d’écrire dans le dossier de publication et dans celui qui le contient.",
			"The site is built beside the output folder, then takes its place: the right to write is needed in the output folder and in the folder that contains it.",
		},
	},
	PublishNameTooLong: {
		severity: Error,
		message: Text{
			"impossible d’écrire {path} : ce nom est trop long pour le système de fichiers",
			"cannot write {path}: that name is too long for the file system",
		},
		remedy: Text{
			"Raccourcissez le nom du fichier ou l’adresse de la page (255 octets au plus entre deux barres obliques), ou publiez dans un dossier moins profond.",
			"Shorten the name of the file or the address of the page (at most 255 bytes between two slashes), or publish to a folder less deep.",
		},
		about: Text{
			"La plupart des systèmes limitent à 255 octets chaque nom, et à quelques milliers le chemin entier. Une lettre accentuée compte pour deux octets.",
			"Most systems limit each name to 255 bytes, and the whole path to a few thousand. An accented letter counts for two bytes.",
		},
	},
	PublishNameUnsafe: {
		severity: Error,
		message: Text{
			"impossible de publier le fichier « {name} » : ce nom sortirait du dossier de publication ou ne serait pas lu de même partout",
			"cannot publish the file “{name}”: that name would leave the output folder or not be read alike everywhere",
		},
		remedy: Text{
			"Écrivez un chemin relatif, sans « .. », sans caractère invisible, sans aucun de \\ : * ? \" < > |, et dont aucune partie ne finit par un point ou une espace.",
			"Write a relative path, without “..”, without invisible characters, without any of \\ : * ? \" < > |, and of which no part ends in a dot or a space.",
		},
		about: Text{
			"Un fichier publié reste dans le dossier de publication et garde le même nom sous Linux, macOS et Windows. Les lettres accentuées sont admises, en un seul caractère chacune (forme Unicode NFC).",
			"A published file stays in the output folder and has the same name on Linux, macOS and Windows. Accented letters are allowed, each as one character (Unicode form NFC).",
		},
	},
	PublishNameReserved: {
		severity: Error,
		message: Text{
			"impossible de publier le fichier « {name} » : les noms .git et .portulan sont réservés",
			"cannot publish the file “{name}”: the names .git and .portulan are reserved",
		},
		remedy: Text{
			"Donnez un autre nom à ce fichier ou à l’un des dossiers de son chemin.",
			"Give another name to that file or to the folder in its path.",
		},
		about: Text{
			"Le fichier .portulan dit que le dossier de publication peut être remplacé ; .git appartient à git.",
			"The file .portulan says that the output folder may be replaced; .git belongs to git.",
		},
	},
	PublishNameTwice: {
		severity: Error,
		message: Text{
			"impossible de publier « {name} » : le site a déjà « {other} » à la même adresse",
			"cannot publish “{name}”: the site already has “{other}” at the same address",
		},
		remedy: Text{
			"Changez l’identifiant, l’adresse ou l’alias de l’un des deux ; la casse et la façon d’écrire les accents ne suffisent pas à les distinguer.",
			"Change the id, the address or the alias of one of the two; case and the way of writing accents are not enough to tell them apart.",
		},
		about: Text{
			"Deux fichiers du site, ou un fichier et un dossier, portent le même nom, ou des noms que certains systèmes confondent (Page.html et page.html). Les fichiers .gitkeep, .gitignore et .git de la racine du dossier de publication sont conservés et comptent aussi.",
			"Two files of the site, or a file and a folder, have the same name, or names that some systems take for one (Page.html and page.html). The files .gitkeep, .gitignore and .git at the root of the output folder are kept, and count too.",
		},
	},
	PublishLeftover: {
		severity: Error,
		message: Text{
			"le nouveau site est publié dans {path}, mais l’ancien n’a pas pu être supprimé de {left}",
			"the new site is published in {path}, but the old one could not be removed from {left}",
		},
		remedy: Text{
			"Supprimez vous-même {left}, avec les droits qu’il faut ; la prochaine construction en a besoin.",
			"Delete {left} yourself, with the rights it takes; the next build needs it gone.",
		},
		about: Text{
			"Après l’échange des deux dossiers, l’ancien est supprimé. Un fichier ouvert, ou qui appartient à un autre compte, peut l’empêcher.",
			"After the two folders are exchanged, the old one is removed. A file that is open, or that belongs to another account, may prevent it.",
		},
	},
	PublishFailed: {
		severity: Error,
		message: Text{
			"publication impossible à {path} : le système répond « {cause} »",
			"cannot publish at {path}: the system answers “{cause}”",
		},
		remedy: Text{
			"Corrigez ce que le système signale, puis relancez la construction. L’ancien site est intact.",
			"Mend what the system reports, then build again. The old site is intact.",
		},
		about: Text{
			"Le système a refusé une opération pour une raison qui n’a pas de message à elle. Tant que le nouveau site n’est pas complet, l’ancien reste en place.",
			"The system refused an operation for a reason that has no message of its own. As long as the new site is not complete, the old one stays in place.",
		},
	},
}
