import type { ScoringView } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf, questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { pointsIn } from "~/text/points";
import type { Marks } from "./queue";
import styles from "./Scoring.module.css";

interface Props {
  view: Pick<ScoringView, "grid" | "total">;
  marks: Marks;
  /** Something typed is not in the total yet. */
  pending: boolean;
}

/** The marks and their total, as the method counts it, read back before they are handed in. */
export function ReadBack({ view, marks, pending }: Props) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const { grid, total } = view;
  return (
    <table className={styles.readBack} aria-label={t("scoring.submit.readBack")}>
      <tbody>
        {questionsOf(grid).map((criterion) => {
          const { code, label } = criterion;
          const levels = levelsOf(grid, criterion);
          const answer = marks.get(code)?.mark ?? null;
          const full =
            typeof answer === "number" && !levels.words ? `/${pointsIn(levels, f)(levels.maximum)}` : "";
          return (
            <tr key={code}>
              <th scope="row">
                <span className={styles.code}>{code}</span> {labelIn(label, language)}
              </th>
              <td>{`${answersIn(levels, i18n)(answer)}${full}`}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("scoring.submit.total")}</th>
          <td>{total === null || pending ? "—" : `${f.decimal(total)}/${f.number(grid.score_out_of)}`}</td>
        </tr>
      </tfoot>
    </table>
  );
}
