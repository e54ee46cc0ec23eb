import type { evidence as fr } from "../fr/evidence";

export const evidence: Record<keyof typeof fr, string> = {
  "evidence.title": "Passages held",
  "evidence.hint":
    "Select a passage of the document, then {digit, select, yes {{keys} or } other {}}the criterion’s button.",
  "evidence.count": "{count, plural, one {# passage held} other {# passages held}}",
  "evidence.attachTo": "Hold the passage for {code} {label}",
  "evidence.none.title": "No passage is selected",
  "evidence.none.text": "Select text in the document, or an area of a scanned page.",
  "evidence.nowhere": "This passage has no place left in the documents: its quote is kept.",
  "evidence.citation": "“{quote}” ({named, select, yes {{document}, } other {}}p. {page})",
  "evidence.quoted": "“{quote}”",
  "evidence.page": "p. {page}",
  "evidence.area": "Area of the page",
  "evidence.cite": "Quote in the comment",
  "evidence.remark": "Remark on this passage",
  "evidence.remove": "No longer hold this passage",
  "evidence.confirm": "This is the passage",
  "evidence.lose": "It is no longer there",
  "evidence.standing.placed": "in place",
  "evidence.standing.moved": "found in another version",
  "evidence.standing.revised": "Document changed since",
  "evidence.standing.doubtful": "To be confirmed in the new version",
  "evidence.standing.missing": "Not found in the new version",
  "evidence.standing.orphan": "No longer in the document",
  "evidence.others": "Passages held by the other members",
  "evidence.picked": "Selected passage",
  "evidence.holdFor": "Hold for",
  "evidence.drop": "Drop the selection",
  "evidence.mark": "Passage held for {code}, page {page}",
  "evidence.revised.title": "Document changed since your mark",
  "evidence.revised.take": "{count, plural, one {Take the passage found} other {Take the # passages found}}",
  "evidence.revised.found":
    "{exact, plural, =0 {No passage found} one {# passage found} other {# passages found}}, {doubtful} to be confirmed, {lost, plural, =0 {none missing} one {# missing} other {# missing}}.",
  "evidence.revised.open": "Open the new version",
  "evidence.revised.later":
    "A later version was received. {count, plural, one {One of your passages is} other {# of your passages are}} about this one.",
};
