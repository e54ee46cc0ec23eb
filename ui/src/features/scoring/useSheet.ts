import { useEffect, useMemo, useSyncExternalStore } from "react";
import { change, type ScoringView } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { createSheet, type SheetStore } from "./sheet";

/** Sheets outlive their page, so that what could not be saved is still there when one comes back. */
const sheets = new Map<string, SheetStore>();

function sheetOf(key: string, dossier: string): SheetStore {
  let sheet = sheets.get(key);
  if (!sheet) {
    sheet = createSheet({
      mark: async (criterion, mark) => {
        await change("mark_set", { dossier_id: dossier, criterion, mark });
      },
      words: async (criterion, { comment, note }) => {
        await change("mark_comment", { dossier_id: dossier, criterion, comment, private_note: note });
      },
    });
    sheets.set(key, sheet);
  }
  return sheet;
}

/** The acting member's sheet on a dossier, in step with the workspace; leaving the page sends what still waits. */
export function useSheet(view: ScoringView) {
  const { memberId, info } = useWorkspace();
  const dossier = view.item.dossier_id;
  const key = `${info.id} ${memberId} ${dossier}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first content only; later ones arrive below
  const sheet = useMemo(() => {
    const store = sheetOf(key, dossier);
    if (store.snapshot().marks.size === 0) store.load(view);
    return store;
  }, [key, dossier]);
  useEffect(() => sheet.load(view), [sheet, view]);
  useEffect(() => {
    const flush = () => void sheet.flush();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [sheet]);
  const state = useSyncExternalStore(sheet.subscribe, sheet.snapshot);
  return { sheet, state };
}
