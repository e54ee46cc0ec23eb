/** Why a figure is what it is. */
export const explanation = {
  "explain.formula.weighted_total": "Total pondéré d’un membre, sur {outOf}",
  "explain.formula.mean_of_totals": "Moyenne des totaux des membres qui comptent",
  "explain.formula.criterion_mean": "Moyenne des notes sur ce critère, sans pondération",
  "explain.formula.median_of_totals": "Médiane : le total du milieu, une fois les totaux rangés",
  "explain.formula.sample_deviation": "Écart-type des totaux entre membres",
  "explain.how.weighted_total":
    "{outOf} × poids ÷ somme des poids × part de la note maximale, additionné sur les critères",
  "explain.how.mean_of_totals":
    "{count, plural, one {le seul total} other {somme des # totaux ÷ #}}, sans aucun arrondi intermédiaire",
  "explain.how.criterion_mean": "{count, plural, one {la seule note} other {somme des # notes ÷ #}}",
  "explain.how.median_of_totals":
    "{count, plural, one {le seul total} other {le milieu de # totaux ; s’ils sont en nombre pair, la moyenne des deux du milieu}}",
  "explain.how.sample_deviation":
    "racine carrée de la variance, calculée avec le diviseur {divisor} (nombre de membres moins un)",
  "explain.column.criterion": "Critère",
  "explain.column.member": "Membre",
  "explain.column.weight": "Poids",
  "explain.column.mark": "Note",
  "explain.column.contribution": "Apport",
  "explain.column.value": "Valeur",
  "explain.exact": "Valeur exacte",
  "explain.variance": "Variance exacte",
  "explain.rounded": "Arrondi une seule fois",
  "explain.leftOut": "Ne comptent pas",
  "explain.reason.not_started": "rien n’est encore noté",
  "explain.reason.draft": "évaluation pas encore remise",
  "explain.reason.incomplete": "une note manque",
  "explain.reason.recused": "déporté",
  "explain.reason.abstained": "sans avis",
  "explain.reason.set_aside": "évaluation écartée",
  "explain.rules": "Règles appliquées",
  "explain.rule.rounded_once_half_up":
    "Calcul exact en fractions ; un seul arrondi, à la fin, le demi vers le haut.",
  "explain.rule.drafts_never_count": "Une évaluation qui n’est pas remise ne compte jamais.",
  "explain.rule.incomplete_never_counts":
    "Une évaluation incomplète ne compte pas : un blanc n’est jamais un zéro.",
  "explain.rule.recused_excluded":
    "Les notes d’un membre déporté restent au journal et ne comptent nulle part.",
  "explain.rule.abstained_excluded": "Un membre sans avis n’est pas compté comme un zéro.",
  "explain.rule.set_aside_excluded": "Les évaluations écartées ne comptent pas.",
  "explain.each": "Détail par membre",
  "explain.unknownMember": "Membre",
  "explain.formula.equal_total": "Total d’un membre, critères à égalité, sur {outOf}",
  "explain.formula.total_of_criteria": "Total des critères, chacun réuni sur tous les membres, sur {outOf}",
  "explain.formula.consensus_total":
    "Total de la note sur laquelle les membres se sont accordés, sur {outOf}",
  "explain.formula.trimmed_mean_of_totals": "Moyenne des totaux, extrêmes écartés",
  "explain.formula.criterion_median": "Médiane des notes sur ce critère",
  "explain.formula.criterion_trimmed_mean": "Moyenne des notes sur ce critère, extrêmes écartés",
  "explain.formula.category_of_parts": "Catégorie, à partir de ses sous-critères réunis sur tous les membres",
  "explain.how.equal_total":
    "{outOf} ÷ nombre de critères × part de la note maximale, additionné sur les critères",
  "explain.how.total_of_criteria":
    "{outOf} × poids ÷ somme des poids × part de la note maximale, additionné sur les critères",
  "explain.how.consensus_total":
    "{outOf} × poids ÷ somme des poids × part de la note maximale, additionné sur les critères",
  "explain.how.trimmed_mean_of_totals": "somme des totaux gardés ÷ leur nombre",
  "explain.how.criterion_median": "{count, plural, one {la seule note} other {le milieu de # notes}}",
  "explain.how.criterion_trimmed_mean": "somme des notes gardées ÷ leur nombre",
  "explain.how.category_of_parts": "moyenne ou somme des sous-critères, selon la grille",
  "explain.dropped": "écarté",
  "explain.reason.outlier": "total seul de son côté du milieu",
  "explain.reason.nothing_applicable": "aucun critère ne concerne le dossier",
  "explain.rule.outlier_left_out": "Le total seul de l’autre côté du milieu ne compte pas.",
  "explain.rule.not_applicable_leaves_its_weight":
    "Ce qui ne concerne pas le dossier laisse son poids aux autres critères.",
  "explain.rule.consensus_replaces":
    "La note de consensus prend la place des notes individuelles, qui restent à côté.",
  "explain.rule.weights_rank_only": "Les poids ne servent qu’à classer.",
  "explain.rule.bonus_capped":
    "Les critères bonus n’apportent pas plus, ensemble, que le plafond de la grille : la somme des apports le dépasse.",
  "explain.rule.full_score_capped":
    "La note ne dépasse jamais son maximum : la somme des apports le dépasse.",
  "explain.rule.share_of_span":
    "Une note apporte sa part de l’étendue de l’échelle, de la plus basse à la plus haute, et non de la plus haute.",
} as const;
