import { CircleAlert, MessageSquareText, TriangleAlert } from "lucide-react";
import { memo, useId, useState } from "react";
import type { Criterion, Scale } from "~/api";
import { cx } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { pointsIn } from "~/text/points";
import type { Draft } from "../shared/drafts";
import { commentArea, submitButton } from "./focus";
import { MarkField } from "./MarkField";
import styles from "./Scoring.module.css";
import type { MarkDraft, SheetStore } from "./sheet";

interface Props {
  criterion: Criterion;
  scale: Scale;
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
  const { criterion, scale, mark, commented, open, readOnly, sheet, onFocus, onMove } = props;
  const { code } = criterion;
  const { t, f, language } = useI18n();
  const told = useId();
  const [inField, setInField] = useState(false);
  const value = mark?.value ?? null;
  const label = labelIn(criterion.label, language);
  const points = pointsIn(scale, f);
  const underFloor = value !== null && criterion.floor !== null && value < criterion.floor;

  const noMark = mark?.reading === "refused" || (mark?.reading === "begun" && !inField);
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
        {commented ? (
          <MessageSquareText className={styles.commented} aria-label={t("scoring.grid.commented")} />
        ) : null}
      </div>
      <div role="gridcell" className={styles.weight}>
        {criterion.weight}
      </div>
      <div role="gridcell" className={styles.markCell}>
        <SlotIcon state={mark?.state} />
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
      </div>
      {noMark ? (
        <p id={told} role="alert" className={styles.noMark}>
          {t(value === null ? "scoring.grid.noMark" : "scoring.grid.noMarkKept", {
            typed: mark?.text ?? "",
            kept: points(value),
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
