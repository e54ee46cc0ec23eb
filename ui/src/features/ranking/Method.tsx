import type { Grid } from "~/api";
import { useI18n } from "~/i18n";
import { allOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Ranking.module.css";

const aggregationOf = ({ aggregation }: Grid) => (typeof aggregation === "object" ? "trimmed" : aggregation);

/** How the official number is made, in the order in which it is made. */
export function Method({ grid }: { grid: Grid }) {
  const { t, f, language } = useI18n();
  const floors = allOf(grid).flatMap(({ criterion: { code, floor } }) =>
    floor === null ? [] : [`${code} ≥ ${f.decimal(floor)}`],
  );
  const chain = grid.tie_break.map((step) => t(`ranking.method.step.${step}`));
  const counted = grid.criteria.filter(({ role }) => role === "counted");
  const heaviest = Math.max(...counted.map(({ weight }) => weight));
  const heavy = counted
    .filter(({ weight }) => weight === heaviest)
    .map(({ code, label }) => `${code} ${labelIn(label, language)}`);
  return (
    <ol className={styles.method}>
      <li>
        {t(`ranking.method.contribution.${grid.contribution}`, { outOf: grid.score_out_of })}{" "}
        {t(`ranking.method.order.${grid.order}`)}
        {allOf(grid).some(({ criterion }) => criterion.not_applicable)
          ? ` ${t("ranking.method.notApplicable")}`
          : null}
        {grid.criteria.some(({ role }) => role === "bonus")
          ? ` ${
              grid.bonus_cap === null
                ? t("ranking.method.bonus", { outOf: grid.score_out_of })
                : t("ranking.method.bonusCapped", {
                    cap: f.decimal(grid.bonus_cap),
                    outOf: grid.score_out_of,
                  })
            }`
          : null}
      </li>
      <li>
        {t(`ranking.method.aggregation.${aggregationOf(grid)}`, {
          count: typeof grid.aggregation === "object" ? grid.aggregation.trimmed : 0,
        })}{" "}
        {t("ranking.method.complete", { required: grid.min_evaluations })}
        {grid.weight_use === "ranking" ? ` ${t("ranking.method.weightsRank")}` : null}
      </li>
      <li>{t("ranking.method.rounding", { decimals: grid.decimals })}</li>
      <li>
        {floors.length > 0
          ? t("ranking.method.floors", { floors: f.list(floors) })
          : t("ranking.method.noFloors")}{" "}
        {grid.overall_threshold
          ? t("ranking.method.threshold", {
              threshold: f.decimal(grid.overall_threshold),
              outOf: grid.score_out_of,
            })
          : null}
      </li>
      <li>
        {t("ranking.method.ties", { chain: chain.join(" → ") })}{" "}
        {grid.tie_break.includes("heaviest_criterion")
          ? t("ranking.method.heaviest", { criteria: f.list(heavy) })
          : null}
      </li>
      <li>{t("ranking.method.human")}</li>
    </ol>
  );
}
