import type { ReactNode } from "react";
import type { Answer, SheetRow, SheetTable } from "~/api";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Paper.module.css";
import { commentTwice, keyOf, markTwice } from "./second";
import type { PaperGridState } from "./usePaperGrid";

interface Props {
  table: SheetTable;
  state: PaperGridState;
}

/** Where the second typing says something else than the first, or nothing, with a choice for each. */
export function Differences({ table, state }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const open = table.rows.filter(({ locked }) => !locked);
  const marks = open.flatMap((row) =>
    state.criteria.flatMap((criterion) => {
      const { code } = criterion;
      const both = markTwice(row, code, state.firstOf(row, code), state.second);
      return both ? [{ key: keyOf(row, code), row, criterion, ...both }] : [];
    }),
  );
  const comments = open.flatMap((row) => {
    const both = commentTwice(row, state.second);
    return both ? [{ row, ...both }] : [];
  });
  const all = [...marks, ...comments];
  const same = all.filter((one) => one.same).length;
  return (
    <div className={styles.differences}>
      <p role="status">{t("paper.compared", { same, different: all.length - same })}</p>
      <ul>
        {marks.map(({ key, row, criterion, first, second, ...of }) => {
          const answers = (answer: Answer | null) =>
            answer === null ? t("paper.nothing") : answersIn(levelsOf(table.grid, criterion), i18n)(answer);
          return of.same ? null : (
            <Difference
              key={key}
              row={row}
              of={`${criterion.code} ${labelIn(criterion.label, language)}`}
              said={t("paper.difference", { first: answers(first), second: answers(second) })}
              onTake={() => void state.record(row, criterion.code, second, null)}
            >
              {second === null ? t("paper.takeBlank") : t("paper.takeSecond", { second: answers(second) })}
            </Difference>
          );
        })}
        {comments.map(({ row, first, second, ...of }) =>
          of.same ? null : (
            <Difference
              key={keyOf(row, "")}
              row={row}
              of={t("paper.overallShort")}
              said={t("paper.difference", {
                first: first || t("paper.nothing"),
                second: second || t("paper.nothing"),
              })}
              onTake={() => void state.comment(row, second)}
            >
              {t("paper.takeSecondComment")}
            </Difference>
          ),
        )}
      </ul>
    </div>
  );
}

interface DifferenceProps {
  row: SheetRow;
  /** What it concerns. */
  of: string;
  /** Both typings. */
  said: string;
  onTake(): void;
  /** What taking the second one is called. */
  children: ReactNode;
}

function Difference({ row, of, said, onTake, children }: DifferenceProps) {
  return (
    <li>
      <span>
        {row.number} · {row.member} · {of}
      </span>
      <span>{said}</span>
      <Button size="small" onPress={onTake}>
        {children}
      </Button>
    </li>
  );
}
