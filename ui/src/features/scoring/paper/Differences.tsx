import type { ReactNode } from "react";
import type { SheetRow, SheetTable } from "~/api";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Paper.module.css";
import { saysTheSame } from "./paste";
import { keyOf, type PaperGridState } from "./usePaperGrid";

interface Props {
  table: SheetTable;
  state: PaperGridState;
}

/** Where the second typing says something else than the first, with a choice for each. */
export function Differences({ table, state }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const open = table.rows.filter(({ locked }) => !locked);
  const marks = open.flatMap((row) =>
    state.criteria.flatMap((criterion) => {
      const key = keyOf(row, criterion.code);
      if (!state.second.has(key)) return [];
      const [first, second] = [state.firstOf(row, criterion.code), state.second.get(key) ?? null];
      return [{ key, row, criterion, first, second, same: first === second }];
    }),
  );
  const comments = open.flatMap((row) => {
    const second = state.secondComments.get(keyOf(row, ""));
    return second === undefined ? [] : [{ row, second, same: saysTheSame(row.comment, second) }];
  });
  const all = [...marks, ...comments];
  const same = all.filter((one) => one.same).length;
  return (
    <div className={styles.differences}>
      <p role="status">{t("paper.compared", { same, different: all.length - same })}</p>
      <ul>
        {marks.map(({ key, row, criterion, first, second, ...of }) => {
          const answers = answersIn(levelsOf(table.grid, criterion), i18n);
          return of.same ? null : (
            <Difference
              key={key}
              row={row}
              of={`${criterion.code} ${labelIn(criterion.label, language)}`}
              said={t("paper.difference", { first: answers(first), second: answers(second) })}
              onTake={() => void state.record(row, criterion.code, second, null)}
            >
              {t("paper.takeSecond", { second: answers(second) })}
            </Difference>
          );
        })}
        {comments.map(({ row, second, ...of }) =>
          of.same ? null : (
            <Difference
              key={keyOf(row, "")}
              row={row}
              of={t("paper.overallShort")}
              said={t("paper.difference", { first: row.comment || t("paper.nothing"), second })}
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
