import type { Grid } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { pointsIn } from "~/text/points";
import { type Marks, totalOf } from "./queue";
import styles from "./Scoring.module.css";

/** The marks and their total, read back before they are handed in. */
export function ReadBack({ grid, marks }: { grid: Grid; marks: Marks }) {
  const { t, f, language } = useI18n();
  const points = pointsIn(grid.scale, f);
  const total = totalOf(grid, marks);
  return (
    <table className={styles.readBack} aria-label={t("scoring.submit.readBack")}>
      <tbody>
        {grid.criteria.map(({ code, label }) => (
          <tr key={code}>
            <th scope="row">
              <span className={styles.code}>{code}</span> {labelIn(label, language)}
            </th>
            <td>
              {marks.get(code)?.mark == null
                ? "—"
                : `${points(marks.get(code)?.mark ?? null)}/${points(grid.scale.maximum)}`}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("scoring.submit.total")}</th>
          <td>{total === null ? "—" : `${f.number(total)}/${f.number(grid.score_out_of)}`}</td>
        </tr>
      </tfoot>
    </table>
  );
}
