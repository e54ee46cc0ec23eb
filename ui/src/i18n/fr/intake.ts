export const intake = {
  "import.chooseFiles": "Importer des fichiers",
  "import.chooseFolder": "Importer un répertoire",
  "import.drop": "Déposez pour créer des dossiers",
  "import.dropHere": "Déposez pour ajouter à ce dossier",
  "import.running": "Import en cours",
  "import.done": "Import terminé",
  "import.progress": "Lecture des fichiers",
  "import.cancelNote": "Vous pouvez arrêter à tout moment : ce qui est déjà importé reste complet.",
  "import.cancelled": "L’import a été arrêté : ce qui suit est fait, le reste n’a pas été touché.",
  "import.failed": "L’import s’est interrompu",
  "import.failedNote":
    "Ce qui figure dans la liste est bien enregistré ; le reste n’a pas été importé. Vous pourrez relancer le même import : rien ne sera pris deux fois.",
  "import.report.created": "{count, plural, one {# dossier créé.} other {# dossiers créés.}}",
  "import.report.updated": "{count, plural, one {# dossier complété.} other {# dossiers complétés.}}",
  "import.report.stored": "{count, plural, one {# document conservé.} other {# documents conservés.}}",
  "import.report.already":
    "{count, plural, one {# fichier était déjà là : rien n’a changé.} other {# fichiers étaient déjà là : rien n’a changé.}}",
  "import.report.withoutText":
    "{count, plural, one {# document est conservé et consultable, mais son texte n’a pas pu être lu.} other {# documents sont conservés et consultables, mais leur texte n’a pas pu être lu.}}",
  "import.report.refused":
    "{count, plural, one {# fichier refusé : ce n’est pas une pièce de dossier.} other {# fichiers refusés : ce ne sont pas des pièces de dossier.}}",
  "import.report.unreadable":
    "{count, plural, one {# fichier n’a pas pu être lu sur le disque.} other {# fichiers n’ont pas pu être lus sur le disque.}}",
  "import.report.alsoElsewhere":
    "{count, plural, one {# document figure aussi dans un autre dossier : vérifiez qu’il ne s’agit pas de la même candidature.} other {# documents figurent aussi dans un autre dossier : vérifiez qu’il ne s’agit pas de la même candidature.}}",
  "import.report.nothing": "Rien à importer n’a été trouvé ({count} fichier).",
  "import.items": "Fichiers importés",
  "import.column.file": "Fichier",
  "import.column.dossier": "Dossier",
  "import.column.outcome": "Résultat",
  "import.dossier": "n° {number}",
  "import.alsoIn": "Aussi dans le n° {number}",
  "import.outcome.created": "Nouveau dossier",
  "import.outcome.added": "Ajouté",
  "import.outcome.already_there": "Déjà là",
  "import.outcome.refused": "Refusé",
  "import.outcome.unreadable": "Illisible",
} as const;
