import { UsersRound } from "lucide-react";
import type { Criterion, OtherEvaluation, ScoringView } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf, questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import { CellStatus } from "./CellStatus";
import { OthersEvidence } from "./evidence/OthersEvidence";
import styles from "./Scoring.module.css";

/** What the other members gave, once one's own marks are in. */
export function OthersTable({ view, others }: { view: ScoringView; others: readonly OtherEvaluation[] }) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const { grid } = view;
  const read = (marks: ScoringView["marks"], criterion: Criterion) => {
    const given = marks.find((mark) => mark.criterion === criterion.code)?.mark ?? null;
    return answersIn(levelsOf(grid, criterion), i18n)(given);
  };
  const comments = others.flatMap(({ name, marks }) =>
    marks.filter(({ comment }) => comment.trim()).map((mark) => ({ ...mark, name })),
  );
  return (
    <section className={styles.others} aria-labelledby="others">
      <h2 id="others" className={styles.gridTitle}>
        <UsersRound aria-hidden /> {t("scoring.others.title")}
      </h2>
      {others.length === 0 ? (
        <p className={styles.hint}>{t("scoring.others.none")}</p>
      ) : (
        <div className={styles.othersScroll}>
          <table className={styles.othersTable}>
            <thead>
              <tr>
                <th scope="col">{t("scoring.grid.criterion")}</th>
                <th scope="col">{t("scoring.others.mine")}</th>
                {others.map(({ member_id, name }) => (
                  <th key={member_id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {questionsOf(grid).map((criterion) => (
                <tr key={criterion.code}>
                  <th scope="row" title={labelIn(criterion.label, language)}>
                    {criterion.code}
                  </th>
                  <td>{read(view.marks, criterion)}</td>
                  {others.map(({ member_id, marks, state }) => (
                    <td key={member_id}>{state === "submitted" ? read(marks, criterion) : "—"}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t("scoring.queue.state")}</th>
                <td>
                  <CellStatus state={view.item.state} />
                </td>
                {others.map(({ member_id, state }) => (
                  <td key={member_id}>
                    {state === "submitted" || state === "recused" || state === "abstained" ? (
                      <CellStatus state={state} />
                    ) : (
                      t("scoring.others.notYet")
                    )}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {comments.length > 0 ? (
        <>
          <h3 className={styles.othersComments}>{t("scoring.others.comments")}</h3>
          <ul className={styles.commentList}>
            {comments.map(({ criterion, comment, name }) => (
              <li key={`${name} ${criterion}`}>
                <span className={styles.code}>{criterion}</span> <strong>{name}</strong> — {comment}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <OthersEvidence others={others} />
    </section>
  );
}
