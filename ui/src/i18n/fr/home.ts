/** The copy at home: opening a pack, giving back, erasing. */
export const home = {
  "home.open": "Ouvrir un pli…",
  "home.open.choose": "Pli à ouvrir",
  "home.door": "Ouvrir un pli",
  "home.doorText": "Le fichier .pli reçu du secrétariat : vos dossiers à noter, sur cet ordinateur.",
  "home.opening": "Ouverture du pli…",
  "home.drop": "Déposez le pli pour l’ouvrir",
  "home.words.title": "Ouvrir le pli",
  "home.words.for": "Pour {member}, appel « {call} ». Version {version}, préparée le {at}.",
  "home.words.known":
    "Une copie de vos dossiers est déjà sur cet ordinateur. Les mots sont nécessaires pour la mettre à jour ; votre travail y reste.",
  "home.words.openKnown": "Ouvrir la copie sans la mettre à jour",
  "home.words.label": "Vos six mots",
  "home.words.help":
    "Le secrétariat vous les a dits par un autre moyen que le fichier. Sans souci d’accents ni de majuscules ; les quatre premières lettres suffisent.",
  "home.words.length":
    "Il faut six mots ; {count, plural, =0 {il n’y en a aucun} one {il y en a un} other {il y en a #}}.",
  "home.words.unknown":
    "Le mot {number}, « {word} », n’est pas dans la liste des mots possibles : vérifiez son orthographe.",
  "home.words.wrong":
    "Ces mots ne sont pas ceux de ce pli. Vérifiez-les, ou demandez-les à nouveau au secrétariat.",
  "home.words.confirm": "Ouvrir",
  "home.news": "Depuis le pli précédent : {what}.",
  "home.news.came": "{count, plural, one {dossier {numbers} ajouté} other {dossiers {numbers} ajoutés}}",
  "home.news.changed": "{count, plural, one {dossier {numbers} modifié} other {dossiers {numbers} modifiés}}",
  "home.news.left": "{count, plural, one {dossier {numbers} retiré} other {dossiers {numbers} retirés}}",
  "home.news.rules": "grille ou règlement modifié",
  "home.bar": "Votre copie à la maison",
  "home.folder": "Votre copie est dans {folder}",
  "home.notEncrypted":
    "Ce répertoire n’est pas chiffré par Palmarès : gardez-le sur un ordinateur dont le disque l’est.",
  "home.reveal": "Montrer le répertoire",
  "home.unreturned":
    "{count, plural, =0 {Tout est renvoyé} one {# saisie pas encore renvoyée} other {# saisies pas encore renvoyées}}",
  "home.never": "Rien à renvoyer pour l’instant",
  "home.returned": "dernier retour : version {version}",
  "home.return": "Terminer et renvoyer",
  "home.finish": "« Terminer et renvoyer » remet ce qui est complet, puis écrit le fichier à renvoyer.",
  "home.more": "Autres actions sur cette copie",
  "home.return.where": "Répertoire où écrire le retour",
  "home.return.title": "Votre retour est prêt",
  "home.return.receipt": "Reçu n°",
  "home.return.tell": "Numéro à communiquer au secrétariat : il verra le même en recevant le fichier.",
  "home.return.tellTo": "Numéro à communiquer à {name}, qui verra le même en recevant le fichier.",
  "home.return.send":
    "Envoyez maintenant ce fichier : par courriel, sur une clé ou par un répertoire partagé.",
  "home.return.file":
    "{file} · {size} · version {version} · {acts, plural, one {# saisie} other {# saisies}}",
  "home.return.left":
    "{count, plural, one {# notation n’est pas encore remise : le retour la contient telle qu’elle est.} other {# notations ne sont pas encore remises : le retour les contient telles qu’elles sont.}} Vous pourrez renvoyer ; chaque version remplace la précédente.",
  "home.return.again": "Cette version remplace la précédente.",
  "home.return.subject": "Retour de notation, version {version} — reçu n° {receipt}",
  "home.return.address": "Copier l’adresse",
  "home.return.copySubject": "Copier l’objet",
  "home.draft.text": "Bonjour,\n\nVoici mon retour de notation : version {version}, reçu n° {receipt}.\n",
  "home.draft.apart":
    "Bonjour,\n\nMon retour de notation (version {version}, reçu n° {receipt}) est trop grand pour un courriel. Il vous parvient par un autre moyen.\n",
  "home.return.copyReceipt": "Copier le numéro",
  "home.erase": "Tout effacer de cet ordinateur…",
  "home.erase.title": "Tout effacer de cet ordinateur",
  "home.erase.text":
    "Les dossiers, leurs documents, vos notes et vos commentaires sont effacés de ce répertoire, définitivement. Un certificat dit ce qui l’a été.",
  "home.erase.lost":
    "{count, plural, one {# saisie n’a jamais été renvoyée et sera perdue.} other {# saisies n’ont jamais été renvoyées et seront perdues.}}",
  "home.erase.sure": "{count, plural, one {Je perds cette saisie} other {Je perds ces # saisies}}",
  "home.erase.none":
    "Tout ce que vous avez saisi a été renvoyé. Assurez-vous que le secrétariat a bien reçu le fichier.",
  "home.erase.sureNone": "Le secrétariat a reçu mon retour, ou je n’ai rien à renvoyer",
  "home.erase.confirm": "Tout effacer",
  "home.erased.title": "Effacé de cet ordinateur",
  "home.erased.when": "Effacé le {at}",
  "home.erased.folder": "Répertoire effacé",
  "home.erased.files": "{count, plural, one {# fichier effacé} other {# fichiers effacés}}",
  "home.erased.unreturned":
    "{count, plural, =0 {Tout avait été renvoyé.} one {# saisie n’avait pas été renvoyée.} other {# saisies n’avaient pas été renvoyées.}}",
  "home.erased.disk":
    "Le fichier .pli reçu et les retours écrits ailleurs ne sont pas touchés : effacez-les aussi. Ce qu’un disque garde de fichiers effacés ne dépend pas de Palmarès.",
  "home.erased.copy": "Copier le certificat",
  "home.erased.heading": "Certificat d’effacement — Palmarès",
  "home.erased.line": "{path} · {size} · SHA-256 {hash}",
} as const;
