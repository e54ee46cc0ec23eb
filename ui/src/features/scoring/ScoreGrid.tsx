import { Fragment, useCallback, useId, useMemo } from "react";
import type { Grid, ScoringView } from "~/api";
import { useI18n } from "~/i18n";
import { allOf, isCategory } from "~/text/grid";
import { CategoryRow } from "./CategoryRow";
import { CriterionDetail } from "./CriterionDetail";
import { CriterionRow } from "./CriterionRow";
import { markInput } from "./focus";
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
  const { t } = useI18n();
  const help = useId();
  const lines = useMemo(() => allOf(grid), [grid]);
  const codes = useMemo(
    () => lines.flatMap(({ criterion }) => (isCategory(criterion) ? [] : [criterion.code])),
    [lines],
  );

  // The same for as long as the grid is, so that a row is not drawn anew for the mark of another.
  const move = useCallback(
    (from: string, by: number): boolean => {
      const code = codes[codes.indexOf(from) + by];
      if (!code) return false;
      onFocus(code);
      markInput(code)?.focus();
      return true;
    },
    [codes, onFocus],
  );
  return (
    <>
      <div
        role="grid"
        aria-label={t("scoring.grid.label")}
        aria-describedby={readOnly ? undefined : help}
        aria-readonly={readOnly || undefined}
        className={styles.grid}
      >
        <div role="row" className={styles.gridColumns}>
          <span role="columnheader">{t("scoring.grid.criterion")}</span>
          <span role="columnheader">{t("scoring.grid.weight")}</span>
          <span role="columnheader">{t("scoring.grid.mark")}</span>
        </div>
        {lines.map(({ criterion, depth }) => {
          if (isCategory(criterion)) {
            return <CategoryRow key={criterion.code} criterion={criterion} depth={depth} />;
          }
          const open = criterion.code === focused;
          return (
            <Fragment key={criterion.code}>
              <CriterionRow
                criterion={criterion}
                depth={depth}
                grid={grid}
                mark={state.marks.get(criterion.code)}
                commented={state.commented.has(criterion.code)}
                open={open}
                readOnly={readOnly}
                sheet={sheet}
                onFocus={onFocus}
                onMove={move}
              />
              {open ? (
                <CriterionDetail
                  criterion={criterion}
                  grid={grid}
                  commented={commented[criterion.code] ?? []}
                  mark={state.marks.get(criterion.code)?.value ?? null}
                  sheet={sheet}
                  readOnly={readOnly}
                  onBack={() => markInput(criterion.code)?.focus()}
                />
              ) : null}
            </Fragment>
          );
        })}
      </div>
      {readOnly ? null : (
        <p id={help} className={styles.keysHint}>
          {t("scoring.grid.keys")}
        </p>
      )}
    </>
  );
}
