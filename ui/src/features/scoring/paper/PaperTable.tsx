import { useCallback, useEffect, useRef, useState } from "react";
import type { FoundSheet, SheetTable } from "~/api";
import { Switch, TextField, useUnsaved } from "~/components";
import { useI18n } from "~/i18n";
import { Differences } from "./Differences";
import styles from "./Paper.module.css";
import { PaperGrid } from "./PaperGrid";
import type { Place } from "./paste";
import { keyOf } from "./second";
import { usePaperGrid } from "./usePaperGrid";

interface Props {
  table: SheetTable;
  of: "dossier" | "member";
  /** The sheet whose number was typed last; its row is gone to where it is here. */
  found: FoundSheet | null;
}

/** Sheets on one version of a grid: the table, what is refused in it, the comment of a cell, and the second typing that checks the first. */
export function PaperTable({ table, of, found }: Props) {
  const { t } = useI18n();
  const [checking, setChecking] = useState(false);
  const state = usePaperGrid(table, checking);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const comments = useRef<HTMLDivElement>(null);
  const landing = table.rows.findIndex(
    (row) => row.dossier_id === found?.dossier_id && row.member_id === found.member_id,
  );
  const [landed, setLanded] = useState<Place | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that a number was typed, be it the same
  useEffect(() => {
    if (landing < 0) return;
    const first = { row: landing, column: 0 };
    setActive(first);
    setLanded(first);
  }, [found, landing]);
  const title = t("paper.title");
  const loose =
    state.refused.size > 0 || (checking && state.second.marks.size + state.second.comments.size > 0);
  useUnsaved(useCallback(() => (loose ? title : null), [loose, title]));
  const row = table.rows[active.row];
  const criterion = state.criteria[active.column];
  const sheetOf = row && (of === "dossier" ? row.member : row.title);
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
          landed={landed}
          onActive={setActive}
          onComment={() => comments.current?.querySelector("textarea")?.focus()}
        />
      </div>
      <p id="paper-refused" role="status" className={styles.refusal}>
        {refused ? t(`paper.refused.${refused.reason}`, { typed: refused.text }) : null}
      </p>
      {checking ? (
        <>
          {row && !row.locked ? (
            <TextField
              label={t("paper.overall", { row: sheetOf ?? "" })}
              rows={2}
              value={state.second.comments.get(keyOf(row, "")) ?? ""}
              onChange={(comment) => state.commentAgain(row, comment)}
            />
          ) : null}
          <Differences table={table} state={state} />
        </>
      ) : row && criterion && !row.locked ? (
        <div ref={comments} className={styles.comments}>
          <SheetComment
            key={keyOf(row, criterion.code)}
            label={t("paper.comment", {
              criterion: criterion.code,
              row: sheetOf ?? "",
            })}
            comment={row.comments[criterion.code] ?? ""}
            onSave={(comment) =>
              state.record(row, criterion.code, state.firstOf(row, criterion.code), comment)
            }
          />
          <SheetComment
            key={keyOf(row, "")}
            label={t("paper.overall", { row: sheetOf ?? "" })}
            comment={row.comment}
            onSave={(comment) => state.comment(row, comment)}
          />
        </div>
      ) : null}
    </section>
  );
}

interface CommentProps {
  label: string;
  comment: string;
  onSave(comment: string): Promise<boolean>;
}

/** A comment that the sheet has, beside a mark or on the whole: recorded as its field is left. */
function SheetComment({ label, comment, onSave }: CommentProps) {
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
