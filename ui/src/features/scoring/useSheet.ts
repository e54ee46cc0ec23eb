import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ScoringView } from "~/api";
import { drafts, useAuthor, useEra } from "../shared/useAutosave";
import { createSheet } from "./sheet";

/** The acting member's sheet on a dossier, in step with the workspace; leaving the page sends what still waits. */
export function useSheet(view: ScoringView) {
  const author = useAuthor();
  // Another version of the grid has other criteria.
  const key = `${view.item.dossier_id} ${view.grid_version}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first content only; later ones arrive below
  const sheet = useMemo(() => createSheet((writing) => drafts.open(author, writing), view), [author, key]);
  const era = useEra();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an undo is taken in though it reads as what was read before
  useEffect(() => sheet.load(view), [sheet, view, era]);
  const state = useSyncExternalStore(sheet.subscribe, sheet.snapshot);
  useEffect(() => () => void sheet.flush(), [sheet]);
  return { sheet, state };
}
