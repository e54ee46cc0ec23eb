import type { home as fr } from "../fr/home";

/** The copy at home: opening a pack, giving back, erasing. */
export const home: Record<keyof typeof fr, string> = {
  "home.open": "Open a pack…",
  "home.open.choose": "Pack to open",
  "home.door": "Open a pack",
  "home.doorText": "The file .pli that the secretariat sent: your dossiers to score, on this computer.",
  "home.opening": "Opening the pack…",
  "home.drop": "Drop the pack to open it",
  "home.words.title": "Open the pack",
  "home.words.for": "For {member}, call “{call}”. Version {version}, prepared on {at}.",
  "home.words.known":
    "A copy of your dossiers is on this computer already. The words are needed to bring it up to date; your work stays in it.",
  "home.words.openKnown": "Open the copy without updating it",
  "home.words.label": "Your six words",
  "home.words.help":
    "The secretariat told you them by another way than the file. Accents and capitals do not matter; the first four letters are enough.",
  "home.words.length":
    "Six words are needed; {count, plural, =0 {there is none} one {there is one} other {there are #}}.",
  "home.words.unknown": "Word {number}, “{word}”, is not in the list of possible words: check its spelling.",
  "home.words.wrong":
    "These words are not those of this pack. Check them, or ask the secretariat for them again.",
  "home.words.confirm": "Open",
  "home.news": "Since the pack before: {what}.",
  "home.news.came": "{count, plural, one {dossier {numbers} added} other {dossiers {numbers} added}}",
  "home.news.changed": "{count, plural, one {dossier {numbers} changed} other {dossiers {numbers} changed}}",
  "home.news.left": "{count, plural, one {dossier {numbers} removed} other {dossiers {numbers} removed}}",
  "home.news.rules": "grid or rules changed",
  "home.bar": "Your copy at home",
  "home.folder": "Your copy is in {folder}",
  "home.notEncrypted":
    "Palmarès does not encrypt this folder: keep it on a computer whose disk is encrypted.",
  "home.reveal": "Show the folder",
  "home.unreturned":
    "{count, plural, =0 {Everything is sent back} one {# entry not sent back yet} other {# entries not sent back yet}}",
  "home.never": "Nothing to send back yet",
  "home.returned": "last return: version {version}",
  "home.return": "Finish and send back",
  "home.finish": "“Finish and send back” hands in what is complete, then writes the file to be sent back.",
  "home.more": "Other actions on this copy",
  "home.return.where": "Folder in which to write the return",
  "home.return.title": "Your return is ready",
  "home.return.receipt": "Receipt no.",
  "home.return.tell": "Number to tell the secretariat, who see the same when the file arrives.",
  "home.return.tellTo": "Number to tell {name}, who sees the same when the file arrives.",
  "home.return.send": "Send this file now: by e-mail, on a USB stick or through a shared folder.",
  "home.return.file": "{file} · {size} · version {version} · {acts, plural, one {# entry} other {# entries}}",
  "home.return.left":
    "{count, plural, one {# evaluation is not handed in yet: the return holds it as it is.} other {# evaluations are not handed in yet: the return holds them as they are.}} You can send back again; each version replaces the one before.",
  "home.return.again": "This version replaces the one before.",
  "home.return.subject": "Scoring return, version {version} — receipt no. {receipt}",
  "home.return.address": "Copy the address",
  "home.return.copySubject": "Copy the subject",
  "home.draft.text": "Hello,\n\nThis is my return: version {version}, receipt {receipt}.\n",
  "home.draft.apart":
    "Hello,\n\nMy return (version {version}, receipt {receipt}) is too large for a mail. It reaches you by another way.\n",
  "home.return.copyReceipt": "Copy the number",
  "home.erase": "Erase everything from this computer…",
  "home.erase.title": "Erase everything from this computer",
  "home.erase.text":
    "The dossiers, their documents, your marks and your comments are erased from this folder, for good. A certificate says what was.",
  "home.erase.lost":
    "{count, plural, one {# entry was never sent back and will be lost.} other {# entries were never sent back and will be lost.}}",
  "home.erase.sure": "{count, plural, one {I lose this entry} other {I lose these # entries}}",
  "home.erase.none":
    "Everything that you entered was sent back. Make sure that the secretariat has received the file.",
  "home.erase.sureNone": "The secretariat has received my return, or I have nothing to send back",
  "home.erase.confirm": "Erase everything",
  "home.erased.title": "Erased from this computer",
  "home.erased.when": "Erased on {at}",
  "home.erased.folder": "Folder that was erased",
  "home.erased.files": "{count, plural, one {# file erased} other {# files erased}}",
  "home.erased.unreturned":
    "{count, plural, =0 {Everything had been sent back.} one {# entry had not been sent back.} other {# entries had not been sent back.}}",
  "home.erased.disk":
    "The file .pli that you received and returns written elsewhere are not touched: erase them too. What a disk keeps of erased files is beyond Palmarès.",
  "home.erased.copy": "Copy the certificate",
  "home.erased.heading": "Certificate of erasure — Palmarès",
  "home.erased.line": "{path} · {size} · SHA-256 {hash}",
};
