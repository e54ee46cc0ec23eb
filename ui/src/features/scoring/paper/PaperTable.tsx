import { useCallback, useState } from "react";
import type { SheetTable } from "~/api";
import { Button, Switch, TextField, useUnsaved } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Paper.module.css";
import { PaperGrid } from "./PaperGrid";
import type { Place } from "./paste";
import { keyOf, type PaperGridState, usePaperGrid } from "./usePaperGrid";

interface Props {
  table: SheetTable;
  of: "dossier" | "member";
}

/** Sheets on one version of a grid: the table, what is refused in it, the comment of a cell, and the second typing that checks the first. */
export function PaperTable({ table, of }: Props) {
  const { t } = useI18n();
  const [checking, setChecking] = useState(false);
  const state = usePaperGrid(table, checking);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const title = t("paper.title");
  const loose = state.refused.size > 0 || (checking && state.second.size > 0);
  useUnsaved(useCallback(() => (loose ? title : null), [loose, title]));
  const row = table.rows[active.row];
  const criterion = state.criteria[active.column];
  const refused = row && criterion ? state.refused.get(keyOf(row, criterion.code)) : undefined;
  return (
    <section className={styles.table}>
      <div className={styles.tools}>
        <Switch
          isSelected={checking}
          onChange={(on) => {
            setChecking(on);
            state.forget();
          }}
        >
          {t("paper.check")}
        </Switch>
        <span className={styles.muted}>{t(checking ? "paper.checkHint" : "paper.keys")}</span>
      </div>
      <div className={styles.scroll}>
        <PaperGrid
          table={table}
          state={state}
          of={of}
          checking={checking}
          active={active}
          onActive={setActive}
        />
      </div>
      <p id="paper-refused" role="status" className={styles.refusal}>
        {refused ? t(`paper.refused.${refused.reason}`, { typed: refused.text }) : null}
      </p>
      {checking ? (
        <Differences table={table} state={state} />
      ) : row && criterion && !row.locked ? (
        <CellComment
          key={keyOf(row, criterion.code)}
          label={t("paper.comment", {
            criterion: criterion.code,
            row: of === "dossier" ? row.member : row.title,
          })}
          comment={row.comments[criterion.code] ?? ""}
          onSave={(comment) => state.record(row, criterion.code, state.firstOf(row, criterion.code), comment)}
        />
      ) : null}
    </section>
  );
}

interface CommentProps {
  label: string;
  comment: string;
  onSave(comment: string): Promise<boolean>;
}

/** The comment that the sheet has beside a mark: recorded as its field is left. */
function CellComment({ label, comment, onSave }: CommentProps) {
  const { t } = useI18n();
  const [text, setText] = useState(comment);
  const changed = text !== comment;
  useUnsaved(useCallback(() => (changed ? label : null), [changed, label]));
  return (
    <TextField
      label={label}
      description={t("paper.commentHint")}
      rows={2}
      value={text}
      onChange={setText}
      onBlur={() => changed && void onSave(text)}
    />
  );
}

/** Where the second typing says something else than the first, with a choice for each. */
function Differences({ table, state }: { table: SheetTable; state: PaperGridState }) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const compared = table.rows
    .filter(({ locked }) => !locked)
    .flatMap((row) =>
      state.criteria.flatMap((criterion) => {
        const key = keyOf(row, criterion.code);
        if (!state.second.has(key)) return [];
        const [first, second] = [state.firstOf(row, criterion.code), state.second.get(key) ?? null];
        return [{ key, row, criterion, first, second, same: first === second }];
      }),
    );
  const different = compared.filter(({ same }) => !same);
  return (
    <div className={styles.differences}>
      <p role="status">
        {t("paper.compared", { same: compared.length - different.length, different: different.length })}
      </p>
      <ul>
        {different.map(({ key, row, criterion, first, second }) => {
          const answers = answersIn(levelsOf(table.grid, criterion), i18n);
          return (
            <li key={key}>
              <span>
                {row.number} · {row.member} · {criterion.code} {labelIn(criterion.label, language)}
              </span>
              <span>{t("paper.difference", { first: answers(first), second: answers(second) })}</span>
              <Button size="small" onPress={() => void state.record(row, criterion.code, second, null)}>
                {t("paper.takeSecond", { second: answers(second) })}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
