import type { Grid } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { pointsIn } from "~/text/points";
import styles from "./Ranking.module.css";

/** How the official number is made, in the order in which it is made. */
export function Method({ grid }: { grid: Grid }) {
  const { t, f, language } = useI18n();
  const points = pointsIn(grid.scale, f);
  const floors = grid.criteria.flatMap(({ code, floor }) =>
    floor === null ? [] : [`${code} ≥ ${points(floor)}`],
  );
  const chain = grid.tie_break.map((step) => t(`ranking.method.step.${step}`));
  const heaviest = Math.max(...grid.criteria.map(({ weight }) => weight));
  const heavy = grid.criteria
    .filter(({ weight }) => weight === heaviest)
    .map(({ code, label }) => `${code} ${labelIn(label, language)}`);
  return (
    <ol className={styles.method}>
      <li>{t("ranking.method.total", { outOf: grid.score_out_of, maximum: points(grid.scale.maximum) })}</li>
      <li>{t("ranking.method.mean", { required: grid.min_evaluations })}</li>
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
