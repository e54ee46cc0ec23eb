import { CircleAlert, MessageSquareText, TriangleAlert } from "lucide-react";
import { memo, useId, useState } from "react";
import type { Criterion, Grid } from "~/api";
import { cx } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf, valueOn } from "~/text/grid";
import { labelIn } from "~/text/label";
import { pointsIn, pointsOf } from "~/text/points";
import type { Draft } from "../shared/drafts";
import { EvidenceBadge } from "./evidence/EvidenceBadge";
import { commentArea, submitButton } from "./focus";
import { MarkField } from "./MarkField";
import { WordField } from "./WordField";
import styles from "./Scoring.module.css";
import type { MarkDraft, SheetStore } from "./sheet";

interface Props {
  criterion: Criterion;
  depth: number;
  grid: Grid;
  mark: MarkDraft | undefined;
  /** The candidate may read something about it. */
  commented: boolean;
  open: boolean;
  readOnly: boolean;
  sheet: SheetStore;
  onFocus(code: string): void;
  /** Goes to another criterion from this one; `false` when there is none that way. */
  onMove(from: string, by: number): boolean;
}

/** One criterion: what is judged, what it weighs, and the field of its mark. Drawn anew only when its own mark changes. */
export const CriterionRow = memo(function CriterionRow(props: Props) {
  const { criterion, depth, grid, mark, commented, open, readOnly, sheet, onFocus, onMove } = props;
  const { code } = criterion;
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const scale = levelsOf(grid, criterion);
  const told = useId();
  const [inField, setInField] = useState(false);
  const value = mark?.value ?? null;
  const label = labelIn(criterion.label, language);
  const points = pointsIn(scale, f);
  const answers = answersIn(scale, i18n);
  const { floor } = criterion;
  const underFloor = typeof value === "number" && floor !== null && pointsOf(value, scale) < Number(floor);

  const noMark = mark?.reading === "refused" || (mark?.reading === "begun" && !inField);
  return (
    <div
      role="row"
      className={cx(styles.row, open && styles.rowOpen)}
      data-depth={depth || undefined}
      onClick={(event) => event.currentTarget.querySelector("input")?.focus()}
    >
      <div role="rowheader" className={styles.criterion}>
        <span className={styles.code}>{criterion.code}</span>
        <span>
          {label}
          {floor !== null ? (
            <span className={styles.floor} data-under={underFloor || undefined}>
              {underFloor ? <TriangleAlert aria-hidden /> : null}
              {t(underFloor ? "scoring.grid.underFloor" : "scoring.grid.floor", {
                floor: valueOn(grid, code, i18n)(floor),
              })}
            </span>
          ) : null}
        </span>
        {commented ? (
          <MessageSquareText className={styles.commented} aria-label={t("scoring.grid.commented")} />
        ) : null}
        <EvidenceBadge criterion={code} onOpen={() => onFocus(code)} />
      </div>
      <div role="gridcell" className={styles.weight}>
        {criterion.role === "apart"
          ? "—"
          : criterion.role === "bonus"
            ? `+${criterion.weight}`
            : criterion.weight}
      </div>
      <div role="gridcell" className={styles.markCell}>
        <SlotIcon state={mark?.state} />
        {scale.words ? (
          <WordField
            code={code}
            label={label}
            levels={scale}
            mark={value}
            readOnly={readOnly}
            onEnter={() => onFocus(code)}
            onMark={(next) => sheet.setMark(code, next)}
            onMove={(by) => onMove(code, by)}
            onEnd={() => submitButton()?.focus()}
            onComment={() => commentArea(code)?.focus()}
          />
        ) : (
          <>
            <MarkField
              code={criterion.code}
              label={label}
              scale={scale}
              mark={mark}
              readOnly={readOnly}
              invalid={underFloor || noMark}
              describedBy={noMark ? told : undefined}
              onEnter={() => {
                setInField(true);
                onFocus(code);
              }}
              onType={(entry, when) => sheet.typeMark(code, entry, when)}
              onLeave={() => {
                setInField(false);
                sheet.leaveMark(code);
              }}
              onMove={(by) => onMove(code, by)}
              onEnd={() => submitButton()?.focus()}
              onComment={() => commentArea(code)?.focus()}
            />
            <span className={styles.outOf}>/ {points(scale.maximum)}</span>
          </>
        )}
        {scale.notApplicable ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.notApplicable}
            aria-pressed={value === "not_applicable"}
            title={t("scoring.grid.notApplicable")}
            disabled={readOnly}
            onClick={(event) => {
              event.stopPropagation();
              sheet.setMark(code, value === "not_applicable" ? null : "not_applicable");
            }}
          >
            {t("answer.notApplicable.short")}
          </button>
        ) : null}
      </div>
      {noMark ? (
        <p id={told} role="alert" className={styles.noMark}>
          {t(value === null ? "scoring.grid.noMark" : "scoring.grid.noMarkKept", {
            typed: mark?.text ?? "",
            kept: answers(value),
            minimum: points(scale.minimum),
            maximum: points(scale.maximum),
            step: points(1),
          })}
        </p>
      ) : null}
    </div>
  );
});

function SlotIcon({ state }: { state: Draft<unknown>["state"] | undefined }) {
  const { t } = useI18n();
  if (state === "failed") {
    return <CircleAlert className={styles.slotFailed} aria-label={t("scoring.failed")} />;
  }
  return null;
}
