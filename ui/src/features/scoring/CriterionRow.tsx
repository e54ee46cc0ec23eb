import { CircleAlert, LoaderCircle, MessageSquareText, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { Criterion, Scale } from "~/api";
import { cx } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { pointsIn, stepsIn } from "~/text/points";
import type { Draft } from "../shared/drafts";
import { type Entry, typed } from "./entry";
import styles from "./Scoring.module.css";
import type { Words } from "./sheet";

interface Props {
  criterion: Criterion;
  scale: Scale;
  mark: Draft<number | null> | undefined;
  words: Draft<Words> | undefined;
  open: boolean;
  readOnly: boolean;
  onFocus(): void;
  onMark(mark: number | null): void;
  onRefused(): void;
  onMove(by: number): boolean;
  onComment(): void;
}

/** One criterion: what is judged, what it weighs, and the field of its mark. */
export function CriterionRow({ criterion, scale, mark, words, open, readOnly, ...on }: Props) {
  const { t, f, language } = useI18n();
  const entry = useRef<Entry | null>(null);
  const value = mark?.value ?? null;
  const label = labelIn(criterion.label, language);
  const points = pointsIn(scale, f);
  const underFloor = value !== null && criterion.floor !== null && value < criterion.floor;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && moves(event)) return event.preventDefault();
    if (readOnly) return;
    const result = typed(event, { current: value, entry: entry.current, now: Date.now() }, scale);
    if (result.kind === "ignored") return;
    event.preventDefault();
    if (result.kind === "refused") return on.onRefused();
    entry.current = result.entry;
    on.onMark(result.mark);
  }
  /** Arrows and Tab go from criterion to criterion, Enter to the comment. */
  function moves(event: KeyboardEvent): boolean {
    if (event.key === "ArrowDown" || (event.key === "Tab" && !event.shiftKey)) return on.onMove(1);
    if (event.key === "ArrowUp" || (event.key === "Tab" && event.shiftKey)) return on.onMove(-1);
    if (event.key !== "Enter" && event.key !== "F2") return false;
    on.onComment();
    return true;
  }
  return (
    <div
      role="row"
      className={cx(styles.row, open && styles.rowOpen)}
      onClick={(event) => event.currentTarget.querySelector("input")?.focus()}
    >
      <div role="rowheader" className={styles.criterion}>
        <span className={styles.code}>{criterion.code}</span>
        <span>
          {label}
          {criterion.floor !== null ? (
            <span className={styles.floor} data-under={underFloor || undefined}>
              {underFloor ? <TriangleAlert aria-hidden /> : null}
              {t(underFloor ? "scoring.grid.underFloor" : "scoring.grid.floor", {
                floor: points(criterion.floor),
              })}
            </span>
          ) : null}
        </span>
        {words?.value.comment.trim() ? (
          <MessageSquareText className={styles.commented} aria-label={t("scoring.grid.commented")} />
        ) : null}
      </div>
      <div role="gridcell" className={styles.weight}>
        {criterion.weight}
      </div>
      <div role="gridcell" className={styles.markCell}>
        <SlotIcon state={mark?.state} />
        <input
          data-mark={criterion.code}
          className={styles.mark}
          inputMode="decimal"
          autoComplete="off"
          aria-label={t("scoring.grid.markLabel", {
            code: criterion.code,
            label,
            minimum: points(scale.minimum),
            maximum: points(scale.maximum),
          })}
          aria-invalid={underFloor || undefined}
          readOnly={readOnly}
          placeholder="–"
          value={value === null ? "" : points(value)}
          onFocus={(event) => {
            event.currentTarget.select();
            on.onFocus();
          }}
          onBlur={() => {
            entry.current = null;
          }}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            // Dictation and pasting bring whole texts.
            const pasted = stepsIn(event.currentTarget.value, scale);
            if (pasted === null) on.onRefused();
            else on.onMark(pasted);
          }}
        />
        <span className={styles.outOf}>/ {points(scale.maximum)}</span>
      </div>
    </div>
  );
}

function SlotIcon({ state }: { state: Draft<unknown>["state"] | undefined }) {
  const { t } = useI18n();
  if (state === "failed") {
    return <CircleAlert className={styles.slotFailed} aria-label={t("scoring.failed")} />;
  }
  return state === "saving" ? <LoaderCircle className={styles.slotSaving} aria-hidden /> : null;
}
