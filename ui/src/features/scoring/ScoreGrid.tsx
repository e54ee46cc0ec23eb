import { Fragment, useId, useState } from "react";
import type { Grid, ScoringView } from "~/api";
import { useI18n } from "~/i18n";
import { pointsIn } from "~/text/points";
import { CriterionDetail } from "./CriterionDetail";
import { CriterionRow } from "./CriterionRow";
import { commentArea, markInput } from "./focus";
import styles from "./Scoring.module.css";
import type { SheetState, SheetStore } from "./sheet";

interface Props {
  grid: Grid;
  /** The marks that need a comment, by criterion. */
  commented: ScoringView["commented"];
  sheet: SheetStore;
  state: SheetState;
  focused: string | null;
  onFocus(code: string): void;
  readOnly: boolean;
}

/** The grid: one row for each criterion, the one in focus unfolded with its levels and comments under it. */
export function ScoreGrid({ grid, commented, sheet, state, focused, onFocus, readOnly }: Props) {
  const { t, f } = useI18n();
  const help = useId();
  const [refused, setRefused] = useState(false);
  const codes = grid.criteria.map(({ code }) => code);

  /** Goes to another criterion; `false` when there is none that way. */
  function move(from: string, by: number): boolean {
    const code = codes[codes.indexOf(from) + by];
    if (!code) return false;
    onFocus(code);
    markInput(code)?.focus();
    return true;
  }
  const { minimum, maximum } = grid.scale;
  const points = pointsIn(grid.scale, f);
  return (
    <>
      <p className={styles.refused} role="status">
        {refused
          ? t("scoring.grid.refused", {
              minimum: points(minimum),
              maximum: points(maximum),
              step: points(1),
            })
          : null}
      </p>
      <div
        role="grid"
        aria-label={t("scoring.grid.label")}
        aria-describedby={help}
        aria-readonly={readOnly || undefined}
        className={styles.grid}
      >
        <div role="row" className={styles.gridColumns}>
          <span role="columnheader">{t("scoring.grid.criterion")}</span>
          <span role="columnheader">{t("scoring.grid.weight")}</span>
          <span role="columnheader">{t("scoring.grid.mark")}</span>
        </div>
        {grid.criteria.map((criterion) => {
          const open = criterion.code === focused;
          return (
            <Fragment key={criterion.code}>
              <CriterionRow
                criterion={criterion}
                scale={grid.scale}
                mark={state.marks.get(criterion.code)}
                words={state.words.get(criterion.code)}
                open={open}
                readOnly={readOnly}
                onFocus={() => onFocus(criterion.code)}
                onMark={(mark) => {
                  setRefused(false);
                  sheet.setMark(criterion.code, mark);
                }}
                onRefused={() => setRefused(true)}
                onMove={(by) => move(criterion.code, by)}
                onComment={() => commentArea(criterion.code)?.focus()}
              />
              {open ? (
                <CriterionDetail
                  criterion={criterion}
                  grid={grid}
                  commented={commented[criterion.code] ?? []}
                  mark={state.marks.get(criterion.code)?.value ?? null}
                  words={state.words.get(criterion.code)}
                  readOnly={readOnly}
                  onMark={(mark) => sheet.setMark(criterion.code, mark)}
                  onWords={(words) => sheet.setWords(criterion.code, words)}
                  onBack={() => markInput(criterion.code)?.focus()}
                />
              ) : null}
            </Fragment>
          );
        })}
      </div>
      <p id={help} className={styles.keysHint}>
        {t("scoring.grid.keys")}
      </p>
    </>
  );
}
