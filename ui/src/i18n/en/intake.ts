import type { intake as fr } from "../fr/intake";

export const intake: Record<keyof typeof fr, string> = {
  "import.chooseFiles": "Import files",
  "import.chooseFolder": "Import a folder",
  "import.drop": "Drop to create dossiers",
  "import.dropHere": "Drop to add to this dossier",
  "import.running": "Importing",
  "import.done": "Import finished",
  "import.progress": "Reading files",
  "import.cancelNote": "You can stop at any time: what is already imported stays whole.",
  "import.cancelled": "The import was stopped: what follows is done, the rest was not touched.",
  "import.failed": "The import was interrupted",
  "import.failedNote":
    "What is listed is stored; the rest was not imported. You may run the same import again: nothing is taken in twice.",
  "import.report.created": "{count, plural, one {# dossier created.} other {# dossiers created.}}",
  "import.report.updated": "{count, plural, one {# dossier added to.} other {# dossiers added to.}}",
  "import.report.stored": "{count, plural, one {# document stored.} other {# documents stored.}}",
  "import.report.already":
    "{count, plural, one {# file was already there: nothing changed.} other {# files were already there: nothing changed.}}",
  "import.report.withoutText":
    "{count, plural, one {# document is stored and can be opened, but its text could not be read.} other {# documents are stored and can be opened, but their text could not be read.}}",
  "import.report.refused":
    "{count, plural, one {# file refused: not a document of a dossier.} other {# files refused: not documents of a dossier.}}",
  "import.report.unreadable":
    "{count, plural, one {# file could not be read from the disk.} other {# files could not be read from the disk.}}",
  "import.report.alsoElsewhere":
    "{count, plural, one {# document is in another dossier too: check that the two are not the same application.} other {# documents are in another dossier too: check that the two are not the same application.}}",
  "import.report.nothing": "Nothing to import was found ({count} files).",
  "import.items": "Imported files",
  "import.column.file": "File",
  "import.column.dossier": "Dossier",
  "import.column.outcome": "Result",
  "import.dossier": "no. {number}",
  "import.alsoIn": "Also in no. {number}",
  "import.outcome.created": "New dossier",
  "import.outcome.added": "Added",
  "import.outcome.already_there": "Already there",
  "import.outcome.refused": "Refused",
  "import.outcome.unreadable": "Unreadable",
};
