import type { explanation as fr } from "../fr/explanation";

export const explanation: Record<keyof typeof fr, string> = {
  "explain.formula.weighted_total": "Weighted total of one member, out of {outOf}",
  "explain.formula.mean_of_totals": "Mean of the totals of the members who count",
  "explain.formula.criterion_mean": "Mean of the marks on this criterion, unweighted",
  "explain.formula.median_of_totals": "Median: the middle total once the totals are in order",
  "explain.formula.sample_deviation": "Standard deviation of the totals between members",
  "explain.how.weighted_total":
    "{outOf} × weight ÷ sum of weights × share of the highest mark, added over the criteria",
  "explain.how.mean_of_totals":
    "{count, plural, one {the only total} other {sum of # totals ÷ #}}, with no rounding in between",
  "explain.how.criterion_mean": "{count, plural, one {the only mark} other {sum of # marks ÷ #}}",
  "explain.how.median_of_totals":
    "{count, plural, one {the only total} other {the middle of # totals; for an even number, the mean of the two in the middle}}",
  "explain.how.sample_deviation":
    "square root of the variance, computed with the divisor {divisor} (number of members minus one)",
  "explain.column.criterion": "Criterion",
  "explain.column.member": "Member",
  "explain.column.weight": "Weight",
  "explain.column.mark": "Mark",
  "explain.column.contribution": "Share",
  "explain.column.value": "Value",
  "explain.exact": "Exact value",
  "explain.variance": "Exact variance",
  "explain.rounded": "Rounded once",
  "explain.leftOut": "Not counted",
  "explain.reason.not_started": "nothing marked yet",
  "explain.reason.draft": "not handed in yet",
  "explain.reason.incomplete": "a mark is missing",
  "explain.reason.recused": "recused",
  "explain.reason.abstained": "no opinion",
  "explain.reason.set_aside": "evaluation set aside",
  "explain.rules": "Rules applied",
  "explain.rule.rounded_once_half_up":
    "Exact arithmetic in fractions; one rounding, at the end, a half going up.",
  "explain.rule.drafts_never_count": "What is not handed in never counts.",
  "explain.rule.incomplete_never_counts": "An incomplete evaluation does not count: a blank is never a zero.",
  "explain.rule.recused_excluded": "The marks of a recused member stay in the journal and count nowhere.",
  "explain.rule.abstained_excluded": "A member without opinion is not counted as a zero.",
  "explain.rule.set_aside_excluded": "Evaluations set aside do not count.",
  "explain.each": "Member by member",
  "explain.unknownMember": "Member",
  "explain.formula.equal_total": "Total of a member, all criteria alike, out of {outOf}",
  "explain.formula.total_of_criteria": "Total of the criteria, each over all members, out of {outOf}",
  "explain.formula.consensus_total": "Total of the mark on which the members agreed, out of {outOf}",
  "explain.formula.trimmed_mean_of_totals": "Mean of the totals without those at the ends",
  "explain.formula.criterion_median": "Median of the marks on this criterion",
  "explain.formula.criterion_trimmed_mean": "Mean of the marks on this criterion without those at the ends",
  "explain.formula.category_of_parts": "Category, from its parts over all members",
  "explain.how.equal_total":
    "{outOf} ÷ number of criteria × share of the highest mark, added over the criteria",
  "explain.how.total_of_criteria":
    "{outOf} × weight ÷ sum of weights × share of the highest mark, added over the criteria",
  "explain.how.consensus_total":
    "{outOf} × weight ÷ sum of weights × share of the highest mark, added over the criteria",
  "explain.how.trimmed_mean_of_totals": "sum of the totals that are kept ÷ their number",
  "explain.how.criterion_median": "{count, plural, one {the only mark} other {the middle of # marks}}",
  "explain.how.criterion_trimmed_mean": "sum of the marks that are kept ÷ their number",
  "explain.how.category_of_parts": "mean or sum of the parts, as the grid says",
  "explain.dropped": "left out",
  "explain.reason.outlier": "total alone on its side of the middle",
  "explain.reason.nothing_applicable": "no criterion concerns the dossier",
  "explain.rule.outlier_left_out": "The one total on the other side of the middle does not count.",
  "explain.rule.not_applicable_leaves_its_weight":
    "What does not concern the dossier leaves its weight to the other criteria.",
  "explain.rule.consensus_replaces":
    "The mark on which the members agreed takes the place of theirs, which stay beside it.",
  "explain.rule.weights_rank_only": "The weights only rank.",
  "explain.rule.bonus_capped":
    "Bonus criteria bring no more together than the grid’s cap: the sum of what they would bring exceeds it.",
  "explain.rule.full_score_capped":
    "The score never exceeds its maximum: the sum of what the criteria bring exceeds it.",
  "explain.rule.share_of_span":
    "A mark brings its share of the span of its scale, from the lowest to the highest, and not of the highest.",
};
