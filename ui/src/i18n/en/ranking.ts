import type { ranking as fr } from "../fr/ranking";

export const ranking: Record<keyof typeof fr, string> = {
  "ranking.title": "Ranking",
  "ranking.subtitle":
    "{count, plural, =0 {no dossier} one {# dossier} other {# dossiers}}, grid version {number}. Every figure opens its computation.",
  "ranking.provisional": "Provisional ranking",
  "ranking.pendingTitle": "Some evaluations are still awaited",
  "ranking.insufficient":
    "Not enough marks for {titles}: {required} complete evaluations are needed per dossier.",
  "ranking.lacking":
    "The expertise that the call asks for is missing among the evaluations handed in on {titles}.",
  "ranking.others": "{count, plural, one {# other} other {# others}}",
  "ranking.pending":
    "{count, plural, one {# evaluation is not handed in yet.} other {# evaluations are not handed in yet.}}",
  "ranking.closed":
    "{count, plural, one {One dossier is left out: it is still being scored, and you did not look at the marks of the others.} other {# dossiers are left out: they are still being scored, and you did not look at the marks of the others.}}",
  "ranking.empty.title": "Nothing to rank",
  "ranking.empty.text": "The ranking forms as soon as relevant dossiers are assigned and scored.",
  "ranking.ranked": "Ranked dossiers",
  "ranking.apart": "Without a rank",
  "ranking.apartText": "These dossiers keep their score; they stand apart and are never interleaved.",
  "ranking.column.rank": "Rank",
  "ranking.column.project": "Project",
  "wording.organisation.ranking.column.project": "Organisation",
  "ranking.column.official": "Official score",
  "ranking.column.dispersion": "Dispersion",
  "ranking.column.evaluations": "Eval.",
  "ranking.exAequo": "ex aequo",
  "ranking.noRank": "Without a rank",
  "ranking.priority": "Resident",
  "ranking.figure.official": "Official score — {title}",
  "ranking.figure.criterion": "Mean on {code} — {title}",
  "ranking.figure.deviation": "Standard deviation — {title}",
  "ranking.underFloor": "under {floor}",
  "ranking.gap": "from {minimum} to {maximum}",
  "ranking.spread": "{minimum} – {maximum}",
  "ranking.evaluations": "{submitted}/{assigned}",
  "ranking.awaited": "{count, plural, one {# awaited} other {# awaited}}",
  "ranking.reason.not_scored": "No complete evaluation",
  "ranking.reason.eliminated": "{criterion} {label}: mean {mean}, under the floor of {floor}",
  "ranking.reason.below_threshold": "Under the threshold of {threshold}/{outOf}",
  "ranking.tie.priority":
    "Same score: {ahead} goes ahead of {behind}, alone in having the residents’ priority.",
  "ranking.tie.heaviest_criterion":
    "Same score: {ahead} goes ahead of {behind} on the heaviest criterion, {code} {label} ({first} against {second}).",
  "ranking.tie.earlier_receipt":
    "Same score: {ahead}, received {first}, goes ahead of {behind}, received {second}.",
  "ranking.tie.chair": "Same score: the chair placed {ahead} ahead of {behind}.",
  "ranking.tie.unresolved":
    "Same score: nothing separates {ahead} and {behind}. They share their place until the chair decides.",
  "ranking.close.action": "Close complete scorings",
  "ranking.round.action": "New round…",
  "ranking.close.all": "{count, plural, one {Close # complete scoring} other {Close # complete scorings}}",
  "ranking.close.done":
    "{count, plural, one {# dossier is ready for the committee} other {# dossiers are ready for the committee}}",
  "ranking.paper.action": "Ranking as PDF",
  "ranking.paper.title": "Ranking",
  "ranking.method.title": "Method",
  "ranking.method.rounding":
    "The computation is exact, in fractions. One rounding, at the end, to {decimals, plural, =0 {the unit} one {# decimal} other {# decimals}}, half up: that number is shown, compared with thresholds and ranked.",
  "ranking.method.floors":
    "Eliminatory floors, on what the members together give the criterion, unweighted: {floors}.",
  "ranking.method.bonus": "Bonus criteria are added to the total, which never exceeds {outOf}.",
  "ranking.method.bonusCapped":
    "Bonus criteria are added to the total, {cap} at most together; the total never exceeds {outOf}.",
  "ranking.method.points": "{count, plural, one {{points} point} other {{points} points}}",
  "ranking.method.category.mean": "A category is the mean of its parts, by their coefficients: {codes}.",
  "ranking.method.category.sum": "A category is the sum of the points of its parts: {codes}.",
  "ranking.method.noFloors": "No floor on any criterion.",
  "ranking.method.threshold": "Selection threshold: {threshold}/{outOf}.",
  "ranking.method.ties": "Equal scores share their rank; their order then follows: {chain}.",
  "ranking.method.heaviest": "Heaviest criterion: {criteria}.",
  "ranking.method.step.priority": "residents’ priority",
  "ranking.method.step.heaviest_criterion": "heaviest criterion",
  "ranking.method.step.earlier_receipt": "date of receipt",
  "ranking.method.step.chair": "choice of the chair",
  "ranking.method.roundingShown":
    "The computation is exact, in fractions. One rounding, at the end, to {decimals, plural, =0 {the unit} one {# decimal} other {# decimals}}, half up: that number is shown and compared with thresholds.",
  "ranking.method.apart": "{codes}: outside the total.",
  "ranking.method.separator": "; ",
  "ranking.method.reach": "Condition, among {criteria}: at least {atLeast} at {level} or more.",
  "ranking.method.agree":
    "Condition, members who give “{level}” or better on every one of these criteria ({criteria}): at least {atLeast}.",
  "ranking.method.envelope":
    "The envelope of {available} draws a line: the one that lets through the requested amounts nearest to {target} times the envelope, never less than {least} times as long as there are dossiers.",
  "ranking.method.band": "{label} from {from}",
  "ranking.method.bands": "Words for the score: {bands}.",
  "ranking.method.consensus":
    "A consensus score, marked as such on its line, takes the place of the individual scores of its dossier.",
  "ranking.method.human":
    "The ranking informs the decision; it does not take it. The committee may depart from it, in writing and with reasons.",
  "ranking.rankedBy": "ranked by",
  "ranking.figure.rankedBy": "Ranking score — {title}",
  "ranking.otherOrder": "in the other order",
  "ranking.consensus": "Consensus score; members:",
  "ranking.figure.individual": "Score of the members without the consensus — {title}",
  "ranking.figure.otherOrder": "Score in the other order of aggregation — {title}",
  "ranking.reason.reach":
    "{criteria}: {reached, plural, =0 {no criterion reaches} one {# criterion reaches} other {# criteria reach}} {level}, {atLeast} must",
  "ranking.reason.agree":
    "{criteria}: {reached, plural, =0 {no member gives} one {# member gives} other {# members give}} “{level}” or better, {atLeast} must",
  "ranking.reason.below_envelope_line": "Under {line}, the line that the envelope draws",
  "ranking.reason.other_grid_version": "Scored on version {number} of the grid: the numbers do not compare",
  "ranking.method.contribution.share_of_maximum":
    "Each criterion brings {outOf} × weight ÷ sum of the weights × share of the highest mark.",
  "ranking.method.contribution.share_of_span":
    "Each criterion brings {outOf} × weight ÷ sum of the weights × share of the span of its scale.",
  "ranking.method.order.totals": "Each member has a total, then the members are put together.",
  "ranking.method.order.criteria":
    "The members are put together criterion by criterion, then the criteria make the total.",
  "ranking.method.notApplicable":
    "A criterion that does not concern a dossier leaves its weight to the others.",
  "ranking.method.aggregation.mean":
    "Putting together means taking the mean of the complete evaluations handed in.",
  "ranking.method.aggregation.median":
    "Putting together means taking the median of the complete evaluations handed in.",
  "ranking.method.aggregation.trimmed":
    "Putting together means taking the mean without {count, plural, one {the lowest and the highest} other {the # lowest and the # highest}}, where others are left.",
  "ranking.method.aggregation.without_outlier":
    "Putting together means taking the mean without the member whose total stands alone on its side of the middle, of three at least.",
  "ranking.method.complete":
    "Under {required} evaluations the score is provisional. Recusal, abstention and a missing mark are three different states; none is a zero.",
  "ranking.method.weightsRank":
    "The weights only rank: the official score and its threshold take every criterion alike.",
  "ranking.grids.title": "{count} grids, {count} rankings",
  "ranking.grids.text": "Scores of two grids do not compare: each has a ranking of its own.",
  "ranking.grids.label": "Ranking on",
  "ranking.grids.count": "{count, plural, one {# dossier} other {# dossiers}}",
  "ranking.bench.title": "Bench of comparison",
  "ranking.bench.text":
    "The dossiers decided on the same version of the grid, and how sessions and evaluators drift.",
  "ranking.bench.action": "Show",
  "ranking.bench.empty": "No dossier is decided on this version of the grid yet.",
  "ranking.bench.summary":
    "Version {number} of the grid: {count, plural, one {# dossier decided} other {# dossiers decided}}, mean {mean} / {total}.",
  "ranking.bench.others":
    "{count, plural, one {# other, scored} other {# others, scored}} on another version, {count, plural, one {does} other {do}} not compare.",
  "ranking.bench.dossiers": "Decided dossiers, from the best score to the lowest",
  "ranking.bench.sessions": "By session",
  "ranking.bench.members": "By evaluator, from the most severe to the most generous",
  "ranking.bench.score": "Score",
  "ranking.bench.dossier": "Dossier",
  "ranking.bench.decision": "Decision",
  "ranking.bench.session": "Session",
  "ranking.bench.date": "Date",
  "ranking.bench.count": "Dossiers",
  "ranking.bench.mean": "Mean",
  "ranking.bench.difference": "Difference from the mean",
  "ranking.bench.member": "Member",
  "ranking.bench.evaluations": "Evaluations",
  "ranking.bench.all": "Difference",
  "ranking.bench.in": "Session {number}",
  "ranking.bench.caution":
    "An evaluator’s difference is the mean of their totals less the scores of the same dossiers: negative, they mark lower than the others. It may tell severity or the subject; it corrects no score.",
};
