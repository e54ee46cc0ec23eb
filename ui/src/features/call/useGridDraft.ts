import { useCallback, useEffect, useState } from "react";
import type { CallView, Grid } from "~/api";
import { useUnsaved } from "~/components";
import { useI18n } from "~/i18n";

/**
 * The grid as it is being edited, for as long as the page of the call is shown, whichever of its tabs is in front. Leaving the
 * page asks: a grid is saved as a whole, by its button.
 */
export function useGridDraft(view: CallView) {
  const { t } = useI18n();
  const stored = JSON.stringify(view.grids[0]?.grid ?? null);
  const [grid, setGrid] = useState<Grid | null>(() => JSON.parse(stored) as Grid | null);
  useEffect(() => setGrid(JSON.parse(stored) as Grid | null), [stored]);
  const changed = JSON.stringify(grid) !== stored;
  const title = t("call.tab.grid");
  useUnsaved(useCallback(() => (changed ? title : null), [changed, title]));
  return { grid, setGrid, changed };
}

export type GridDraft = ReturnType<typeof useGridDraft>;
