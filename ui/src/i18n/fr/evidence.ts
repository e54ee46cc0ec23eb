/** Passages of documents that members hold for a criterion. */
export const evidence = {
  "evidence.title": "Passages retenus",
  "evidence.hint":
    "Sélectionnez un passage du document, puis {digit, select, yes {{keys} ou } other {}}le bouton du critère.",
  "evidence.count": "{count, plural, one {# passage retenu} other {# passages retenus}}",
  "evidence.attachTo": "Retenir le passage pour {code} {label}",
  "evidence.none.title": "Aucun passage sélectionné",
  "evidence.none.text": "Sélectionnez du texte dans le document, ou une zone d’une page numérisée.",
  "evidence.nowhere": "Ce passage n’a plus d’emplacement dans les pièces : sa citation est conservée.",
  "evidence.citation": "« {quote} » ({named, select, yes {{document}, } other {}}p. {page})",
  "evidence.quoted": "« {quote} »",
  "evidence.page": "p. {page}",
  "evidence.area": "Zone de la page",
  "evidence.cite": "Citer dans le commentaire",
  "evidence.remark": "Remarque sur ce passage",
  "evidence.remove": "Ne plus retenir ce passage",
  "evidence.confirm": "C’est ce passage",
  "evidence.lose": "Il n’y est plus",
  "evidence.standing.placed": "en place",
  "evidence.standing.moved": "retrouvé dans une autre version",
  "evidence.standing.revised": "Pièce modifiée depuis",
  "evidence.standing.doubtful": "À confirmer dans la nouvelle version",
  "evidence.standing.missing": "Introuvable dans la nouvelle version",
  "evidence.standing.orphan": "N’est plus dans la pièce",
  "evidence.others": "Passages retenus par les autres membres",
  "evidence.picked": "Passage sélectionné",
  "evidence.holdFor": "Retenir pour",
  "evidence.drop": "Abandonner la sélection",
  "evidence.mark": "Passage retenu pour {code}, page {page}",
  "evidence.revised.title": "Pièce modifiée depuis votre note",
  "evidence.revised.take":
    "{count, plural, one {Reprendre le passage retrouvé} other {Reprendre les # passages retrouvés}}",
  "evidence.revised.found":
    "{exact, plural, =0 {Aucun passage retrouvé} one {# passage retrouvé} other {# passages retrouvés}}, {doubtful} à confirmer, {lost, plural, =0 {aucun introuvable} one {# introuvable} other {# introuvables}}.",
  "evidence.revised.open": "Ouvrir la nouvelle version",
  "evidence.revised.later":
    "Une version plus récente a été reçue. {count, plural, one {Un de vos passages se rapporte} other {# de vos passages se rapportent}} à celle-ci.",
};
