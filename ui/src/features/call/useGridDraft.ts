import { useCallback, useEffect, useState } from "react";
import type { CallView, Grid } from "~/api";
import { useUnsaved } from "~/components";
import { useI18n } from "~/i18n";

/** Stands for the call's own grid where a further one could be named. */
export const OWN_GRID = "own";

/**
 * The grid as it is being edited, for as long as the page of the call is shown, whichever of its tabs is in front. Leaving the
 * page asks: a grid is saved as a whole, by its button.
 */
export function useGridDraft(view: CallView) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string>(OWN_GRID);
  const further = view.further_grids.find(({ id }) => id === chosen);
  const versions = further?.versions ?? view.grids;
  const stored = JSON.stringify(versions[0]?.grid ?? null);
  const [grid, setGrid] = useState<Grid | null>(() => JSON.parse(stored) as Grid | null);
  useEffect(() => setGrid(JSON.parse(stored) as Grid | null), [stored]);
  const changed = JSON.stringify(grid) !== stored;
  const title = t("call.tab.grid");
  useUnsaved(useCallback(() => (changed ? title : null), [changed, title]));
  return { grid, setGrid, changed, versions, chosen: further ? chosen : OWN_GRID, setChosen };
}

export type GridDraft = ReturnType<typeof useGridDraft>;
