import type { Combination, Condition, Grid } from "~/api";
import { type I18n, useI18n } from "~/i18n";
import { allOf, askedBy, isCategory, valueOn } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Ranking.module.css";

interface Props {
  grid: Grid;
  /** Whether a score on which the members agreed stands in the ranking. */
  agreed: boolean;
}

/** How the official number is made, in the order in which it is made: the sentences of the papers (`crates/paper`). */
export function Method({ grid, agreed }: Props) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const floors = allOf(grid).flatMap(({ criterion: { code, floor } }) =>
    floor === null ? [] : [`${code} ≥ ${valueOn(grid, code, i18n)(floor)}`],
  );
  const bands = grid.bands.map(({ label, from }) =>
    t("ranking.method.band", { label: labelIn(label, language), from: f.decimal(from) }),
  );
  const weightsRank = grid.weight_use === "ranking";
  return (
    <ol className={styles.method}>
      <li>{totalSaid(grid, i18n).join(" ")}</li>
      <li>
        {t(`ranking.method.aggregation.${aggregationOf(grid)}`, {
          count: typeof grid.aggregation === "object" ? grid.aggregation.trimmed : 0,
        })}{" "}
        {t("ranking.method.complete", { required: grid.min_evaluations })}
        {agreed ? ` ${t("ranking.method.consensus")}` : null}
      </li>
      <li>
        {t(weightsRank ? "ranking.method.roundingShown" : "ranking.method.rounding", {
          decimals: grid.decimals,
        })}
        {weightsRank ? ` ${t("ranking.method.weightsRank")}` : null}
      </li>
      <li>
        {floors.length > 0
          ? t("ranking.method.floors", { floors: floors.join(t("ranking.method.separator")) })
          : t("ranking.method.noFloors")}{" "}
        {grid.overall_threshold
          ? t("ranking.method.threshold", {
              threshold: f.decimal(grid.overall_threshold),
              outOf: grid.score_out_of,
            })
          : null}
      </li>
      {grid.conditions.map((condition) => (
        <li key={JSON.stringify(condition)}>{conditionSaid(grid, condition, i18n)}</li>
      ))}
      {bands.length > 0 ? <li>{t("ranking.method.bands", { bands: bands.join(", ") })}</li> : null}
      <li>{tiesSaid(grid, i18n).join(" ")}</li>
      <li>{t("ranking.method.human")}</li>
    </ol>
  );
}

const aggregationOf = ({ aggregation }: Grid) => (typeof aggregation === "object" ? "trimmed" : aggregation);

/** How categories are made of their parts: those that are means, then those that are sums. */
function categoriesSaid(grid: Grid, t: I18n["t"]): string[] {
  const categories = allOf(grid).flatMap(({ criterion }) => (isCategory(criterion) ? [criterion] : []));
  const made = (combination: Combination) =>
    categories.filter((one) => one.combination === combination).map(({ code }) => code);
  return (["mean", "sum"] as const)
    .map((combination) => ({ combination, codes: made(combination).join(", ") }))
    .filter(({ codes }) => codes !== "")
    .map(({ combination, codes }) => t(`ranking.method.category.${combination}`, { codes }));
}

/** What a mark brings, and what stands beside the total. */
function totalSaid(grid: Grid, { t, f }: I18n): string[] {
  const outOf = grid.score_out_of;
  const said = [
    ...categoriesSaid(grid, t),
    t(`ranking.method.contribution.${grid.contribution}`, { outOf }),
    t(`ranking.method.order.${grid.order}`),
  ];
  if (allOf(grid).some(({ criterion }) => criterion.not_applicable)) {
    said.push(t("ranking.method.notApplicable"));
  }
  if (grid.criteria.some(({ role }) => role === "bonus")) {
    said.push(
      grid.bonus_cap === null
        ? t("ranking.method.bonus", { outOf })
        : t("ranking.method.bonusCapped", {
            cap: t("ranking.method.points", {
              count: Number(grid.bonus_cap),
              points: f.decimal(grid.bonus_cap),
            }),
            outOf,
          }),
    );
  }
  const apart = grid.criteria.filter(({ role }) => role === "apart").map(({ code }) => code);
  if (apart.length > 0) said.push(t("ranking.method.apart", { codes: apart.join(", ") }));
  return said;
}

/** What else keeps a dossier out of the ranking. */
function conditionSaid(grid: Grid, condition: Condition, i18n: I18n): string {
  const { t, f } = i18n;
  if (condition.kind === "envelope") {
    return t("ranking.method.envelope", {
      available: f.money(condition.available_cents),
      target: f.decimal(condition.target),
      least: f.decimal(condition.least),
    });
  }
  const { level } = askedBy(grid, condition, i18n);
  const criteria = condition.criteria.join(", ");
  return t(`ranking.method.${condition.kind}`, { criteria, level, atLeast: condition.at_least });
}

/** How equal scores are ordered. */
function tiesSaid(grid: Grid, { t, f, language }: I18n): string[] {
  const chain = grid.tie_break.map((step) => t(`ranking.method.step.${step}`));
  const counted = grid.criteria.filter(({ role }) => role === "counted");
  const heaviest = Math.max(...counted.map(({ weight }) => weight));
  const heavy = counted
    .filter(({ weight }) => weight === heaviest)
    .map(({ code, label }) => `${code} ${labelIn(label, language)}`);
  const said = [t("ranking.method.ties", { chain: chain.join(" → ") })];
  if (grid.tie_break.includes("heaviest_criterion")) {
    said.push(t("ranking.method.heaviest", { criteria: f.list(heavy) }));
  }
  return said;
}
