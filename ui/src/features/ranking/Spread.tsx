import type { DossierResult, Grid } from "~/api";
import { useI18n } from "~/i18n";
import { Figure } from "./Figure";
import styles from "./Ranking.module.css";
import { rangeOn } from "./ranking";

interface Props {
  result: DossierResult;
  short: string;
  grid: Grid;
  memberName(id: string): string | undefined;
}

/** How far the members' totals are apart: drawn, in figures, and as a standard deviation. */
export function Spread({ result, short, grid, memberName }: Props) {
  const { t, f } = useI18n();
  const { dispersion } = result;
  if (!dispersion) return "—";
  const { start, width } = rangeOn(dispersion.minimum, dispersion.maximum, grid.score_out_of);
  return (
    <div className={styles.spread}>
      <span className={styles.track} aria-hidden>
        <span className={styles.range} style={{ insetInlineStart: `${start}%`, width: `${width}%` }} />
        {result.threshold ? (
          <span
            className={styles.threshold}
            style={{ insetInlineStart: `${(100 * Number(result.threshold.threshold)) / grid.score_out_of}%` }}
          />
        ) : null}
      </span>
      <span className={styles.spreadWords}>
        {t("ranking.spread", {
          minimum: f.decimal(dispersion.minimum),
          maximum: f.decimal(dispersion.maximum),
        })}
        {dispersion.deviation ? (
          <>
            {" "}
            · σ{" "}
            <Figure
              result={result}
              of={(one) => one.dispersion?.deviation}
              label={t("ranking.figure.deviation", { title: short })}
              grid={grid}
              memberName={memberName}
              each
            />
          </>
        ) : null}
      </span>
    </div>
  );
}
