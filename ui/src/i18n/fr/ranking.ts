export const ranking = {
  "ranking.title": "Classement",
  "ranking.subtitle":
    "{count, plural, =0 {aucun dossier} one {# dossier} other {# dossiers}}, grille version {number}. Chaque chiffre s’ouvre sur son calcul.",
  "ranking.provisional": "Classement provisoire",
  "ranking.pendingTitle": "Des évaluations sont encore attendues",
  "ranking.insufficient":
    "Trop peu d’évaluations pour {titles} : {required} évaluations complètes sont requises par dossier.",
  "ranking.lacking": "L’expertise que demande l’appel manque parmi les évaluations remises de {titles}.",
  "ranking.others": "{count, plural, one {# autre} other {# autres}}",
  "ranking.pending":
    "{count, plural, one {# évaluation n’est pas encore remise.} other {# évaluations ne sont pas encore remises.}}",
  "ranking.closed":
    "{count, plural, one {Un dossier n’apparaît pas ici : sa notation court encore, et vous n’y avez pas consulté les notes des autres.} other {# dossiers n’apparaissent pas ici : leur notation court encore, et vous n’y avez pas consulté les notes des autres.}}",
  "ranking.empty.title": "Rien à classer",
  "ranking.empty.text": "Le classement se forme dès que des dossiers pertinents sont attribués et notés.",
  "ranking.ranked": "Dossiers classés",
  "ranking.apart": "Sans rang",
  "ranking.apartText": "Ces dossiers gardent leur note ; ils sont présentés à part, jamais intercalés.",
  "ranking.column.rank": "Rang",
  "ranking.column.project": "Projet",
  "wording.organisation.ranking.column.project": "Structure",
  "ranking.column.official": "Note officielle",
  "ranking.column.dispersion": "Dispersion",
  "ranking.column.evaluations": "Éval.",
  "ranking.exAequo": "ex æquo",
  "ranking.noRank": "Sans rang",
  "ranking.priority": "Résident",
  "ranking.figure.official": "Note officielle — {title}",
  "ranking.figure.criterion": "Moyenne {code} — {title}",
  "ranking.figure.deviation": "Écart-type — {title}",
  "ranking.underFloor": "sous {floor}",
  "ranking.gap": "de {minimum} à {maximum}",
  "ranking.spread": "{minimum} – {maximum}",
  "ranking.evaluations": "{submitted}/{assigned}",
  "ranking.awaited": "{count, plural, one {# attendue} other {# attendues}}",
  "ranking.reason.not_scored": "Aucune évaluation complète",
  "ranking.reason.eliminated": "{criterion} {label} : moyenne {mean}, sous le plancher de {floor}",
  "ranking.reason.below_threshold": "Sous le seuil de {threshold}/{outOf}",
  "ranking.tie.priority":
    "Même note : {ahead} passe devant {behind}, seul à avoir la priorité aux résidents.",
  "ranking.tie.heaviest_criterion":
    "Même note : {ahead} passe devant {behind} au critère le plus lourd, {code} {label} ({first} contre {second}).",
  "ranking.tie.earlier_receipt":
    "Même note : {ahead}, reçu le {first}, passe devant {behind}, reçu le {second}.",
  "ranking.tie.chair": "Même note : la présidence a placé {ahead} devant {behind}.",
  "ranking.tie.unresolved":
    "Même note : rien ne départage {ahead} et {behind}. Ils partagent leur place jusqu’à la décision de la présidence.",
  "ranking.close.action": "Clore les notations complètes",
  "ranking.round.action": "Nouveau tour…",
  "ranking.close.all": "{count, plural, one {Clore # notation complète} other {Clore # notations complètes}}",
  "ranking.close.done":
    "{count, plural, one {# dossier est prêt pour le comité} other {# dossiers sont prêts pour le comité}}",
  "ranking.paper.action": "Classement en PDF",
  "ranking.paper.title": "Classement",
  "ranking.method.title": "Méthode",
  "ranking.method.rounding":
    "Le calcul est exact, en fractions. Un seul arrondi, à la fin, à {decimals, plural, =0 {l’unité} one {# décimale} other {# décimales}}, le demi vers le haut : ce nombre est affiché, comparé aux seuils et classé.",
  "ranking.method.floors":
    "Planchers éliminatoires, sur ce que les membres réunis donnent au critère, sans pondération : {floors}.",
  "ranking.method.bonus": "Les critères bonus s’ajoutent au total, qui ne dépasse jamais {outOf}.",
  "ranking.method.bonusCapped":
    "Les critères bonus s’ajoutent au total, {cap} au plus ensemble ; le total ne dépasse jamais {outOf}.",
  "ranking.method.points": "{count, plural, one {{points} point} other {{points} points}}",
  "ranking.method.category.mean":
    "Une catégorie vaut la moyenne de ses parties, selon leurs coefficients : {codes}.",
  "ranking.method.category.sum": "Une catégorie vaut la somme des points de ses parties : {codes}.",
  "ranking.method.noFloors": "Aucun plancher par critère.",
  "ranking.method.threshold": "Seuil de sélection : {threshold}/{outOf}.",
  "ranking.method.ties": "À note égale, le rang est partagé, puis l’ordre suit : {chain}.",
  "ranking.method.heaviest": "Critère le plus lourd : {criteria}.",
  "ranking.method.step.priority": "priorité aux résidents",
  "ranking.method.step.heaviest_criterion": "critère le plus lourd",
  "ranking.method.step.earlier_receipt": "date de réception",
  "ranking.method.step.chair": "choix de la présidence",
  "ranking.method.roundingShown":
    "Le calcul est exact, en fractions. Un seul arrondi, à la fin, à {decimals, plural, =0 {l’unité} one {# décimale} other {# décimales}}, le demi vers le haut : ce nombre est affiché et comparé aux seuils.",
  "ranking.method.apart": "{codes} : hors du total.",
  "ranking.method.separator": " ; ",
  "ranking.method.reach": "Condition, parmi {criteria} : {atLeast} au moins à {level} ou plus.",
  "ranking.method.agree":
    "Condition, membres qui donnent « {level} » ou mieux à chacun de ces critères ({criteria}) : {atLeast} au moins.",
  "ranking.method.envelope":
    "L’enveloppe de {available} trace une ligne : celle qui laisse passer au plus près de {target} fois l’enveloppe en montants demandés, jamais moins de {least} fois tant qu’il y a des dossiers.",
  "ranking.method.band": "{label} à partir de {from}",
  "ranking.method.bands": "Mots de la note : {bands}.",
  "ranking.method.consensus":
    "Une note de consensus, signalée à sa ligne, prend la place des notes individuelles du dossier.",
  "ranking.method.human":
    "Le classement éclaire la décision ; il ne la prend pas. Le comité peut s’en écarter, par écrit et avec un motif.",
  "ranking.rankedBy": "classé par",
  "ranking.figure.rankedBy": "Note qui classe — {title}",
  "ranking.otherOrder": "dans l’autre ordre",
  "ranking.consensus": "Note de consensus ; membres :",
  "ranking.figure.individual": "Note des membres sans le consensus — {title}",
  "ranking.figure.otherOrder": "Note dans l’autre ordre d’agrégation — {title}",
  "ranking.reason.reach":
    "{criteria} : {reached, plural, =0 {aucun critère n’atteint} one {# critère atteint} other {# critères atteignent}} {level}, il en faut {atLeast}",
  "ranking.reason.agree":
    "{criteria} : {reached, plural, =0 {aucun membre ne donne} one {# membre donne} other {# membres donnent}} « {level} » ou mieux, il en faut {atLeast}",
  "ranking.reason.below_envelope_line": "Sous {line}, la note que trace l’enveloppe",
  "ranking.reason.other_grid_version":
    "Noté sur la version {number} de la grille : les nombres ne se comparent pas",
  "ranking.method.contribution.share_of_maximum":
    "Chaque critère apporte {outOf} × poids ÷ somme des poids × part de la note maximale.",
  "ranking.method.contribution.share_of_span":
    "Chaque critère apporte {outOf} × poids ÷ somme des poids × part de l’étendue de l’échelle.",
  "ranking.method.order.totals": "Chaque membre obtient un total, puis les membres sont réunis.",
  "ranking.method.order.criteria":
    "Les membres sont réunis critère par critère, puis les critères font le total.",
  "ranking.method.notApplicable": "Un critère qui ne concerne pas un dossier laisse son poids aux autres.",
  "ranking.method.aggregation.mean": "Réunir, c’est prendre la moyenne des évaluations complètes et remises.",
  "ranking.method.aggregation.median":
    "Réunir, c’est prendre la médiane des évaluations complètes et remises.",
  "ranking.method.aggregation.trimmed":
    "Réunir, c’est prendre la moyenne sans {count, plural, one {la plus basse et la plus haute} other {les # plus basses et les # plus hautes}}, s’il en reste d’autres.",
  "ranking.method.aggregation.without_outlier":
    "Réunir, c’est prendre la moyenne sans le membre dont le total est seul de son côté du milieu, à trois au moins.",
  "ranking.method.complete":
    "En dessous de {required} évaluations, la note est provisoire. Déport, abstention et note manquante sont trois états distincts ; aucun n’est un zéro.",
  "ranking.method.weightsRank":
    "Les poids ne servent qu’à classer : la note officielle et son seuil traitent les critères à égalité.",
  "ranking.grids.title": "{count} grilles, {count} classements",
  "ranking.grids.text": "Les notes de deux grilles ne se comparent pas : chacune a son classement.",
  "ranking.grids.label": "Classement sur",
  "ranking.grids.count": "{count, plural, one {# dossier} other {# dossiers}}",
  "ranking.bench.title": "Banc de comparaison",
  "ranking.bench.text":
    "Les dossiers déjà décidés sur la même version de la grille, et la dérive des séances et des évaluateurs.",
  "ranking.bench.action": "Afficher",
  "ranking.bench.empty": "Aucun dossier n’est encore décidé sur cette version de la grille.",
  "ranking.bench.summary":
    "Version {number} de la grille : {count, plural, one {# dossier décidé} other {# dossiers décidés}}, moyenne {mean} / {total}.",
  "ranking.bench.others":
    "{count, plural, one {# autre, noté} other {# autres, notés}} sur une autre version, ne se {count, plural, one {compare} other {comparent}} pas.",
  "ranking.bench.dossiers": "Dossiers décidés, de la meilleure note à la plus basse",
  "ranking.bench.sessions": "Par séance",
  "ranking.bench.members": "Par évaluateur, du plus sévère au plus généreux",
  "ranking.bench.score": "Note",
  "ranking.bench.dossier": "Dossier",
  "ranking.bench.decision": "Décision",
  "ranking.bench.session": "Séance",
  "ranking.bench.date": "Date",
  "ranking.bench.count": "Dossiers",
  "ranking.bench.mean": "Moyenne",
  "ranking.bench.difference": "Écart à la moyenne",
  "ranking.bench.member": "Membre",
  "ranking.bench.evaluations": "Évaluations",
  "ranking.bench.all": "Écart",
  "ranking.bench.in": "Séance {number}",
  "ranking.bench.caution":
    "L’écart d’un évaluateur est la moyenne de ses totaux moins les notes des mêmes dossiers : négatif, il note plus bas que les autres. Il peut dire la sévérité comme le sujet ; il ne corrige aucune note.",
} as const;
