import { type ReactNode, useCallback, useId, useMemo } from "react";
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
  dossier: string;
  /** The marks that need a comment, by criterion. */
  commented: ScoringView["commented"];
  sheet: SheetStore;
  state: SheetState;
  focused: string | null;
  onFocus(code: string): void;
  readOnly: boolean;
  /** What stands below the criterion in focus. */
  children: ReactNode;
}

/**
 * The grid: one row for each criterion, all of them in sight, and below them the one in focus with its levels and its comments. Rows stay
 * where they are whichever criterion has the focus.
 */
export function ScoreGrid(props: Props) {
  const { grid, dossier, commented, sheet, state, focused, onFocus, readOnly, children } = props;
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
  const open = lines.find(({ criterion }) => criterion.code === focused && !isCategory(criterion))?.criterion;
  return (
    <>
      <div className={styles.gridFrame}>
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
          {lines.map(({ criterion, depth }) =>
            isCategory(criterion) ? (
              <CategoryRow key={criterion.code} criterion={criterion} depth={depth} />
            ) : (
              <CriterionRow
                key={criterion.code}
                criterion={criterion}
                depth={depth}
                grid={grid}
                mark={state.marks.get(criterion.code)}
                commented={state.commented.has(criterion.code)}
                open={criterion === open}
                readOnly={readOnly}
                sheet={sheet}
                onFocus={onFocus}
                onMove={move}
              />
            ),
          )}
        </div>
      </div>
      <div className={styles.below}>
        {open ? (
          <CriterionDetail
            key={open.code}
            criterion={open}
            grid={grid}
            dossier={dossier}
            commented={commented[open.code] ?? []}
            mark={state.marks.get(open.code)?.value ?? null}
            sheet={sheet}
            readOnly={readOnly}
            onBack={() => markInput(open.code)?.focus()}
          />
        ) : null}
        {readOnly ? null : (
          <p id={help} className={styles.keysHint}>
            {t("scoring.grid.keys")}
          </p>
        )}
        {children}
      </div>
    </>
  );
}
