import { call, refreshed, useCommand, useQuery } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { adoptAnew, sendWhatWaits } from "~/features/shared/useAutosave";
import { sentenceOf } from "./operation";

/** What can be taken back and done again, by name. */
export function useUndo() {
  const i18n = useI18n();
  const { t } = i18n;
  const state = useQuery("journal_state", {}).data;
  const report = useReport();
  const undo = useCommand("journal_undo", report);
  const redo = useCommand("journal_redo", report);
  const undoName = state?.undo ? sentenceOf(state.undo.operation, state.undo.params, i18n) : null;
  const redoName = state?.redo ? sentenceOf(state.redo.operation, state.redo.params, i18n) : null;
  /** What would be taken back now that all that was typed is saved: the last thing typed may be it. */
  async function nameOf(way: "undo" | "redo"): Promise<string | null> {
    await sendWhatWaits();
    const now = (await call("journal_state", {}).catch(() => null))?.[way];
    return now ? sentenceOf(now.operation, now.params, i18n) : null;
  }
  async function done(title: string) {
    toast({ tone: "info", title });
    await refreshed();
    adoptAnew();
  }
  return {
    canUndo: undoName !== null && !undo.running,
    canRedo: redoName !== null && !redo.running,
    undoLabel: undoName ? t("undo.undo", { what: undoName }) : t("undo.nothing"),
    redoLabel: redoName ? t("undo.redo", { what: redoName }) : t("undo.nothingToRedo"),
    async undo() {
      const what = await nameOf("undo");
      if (what && (await undo.run({}))) await done(t("undo.undone", { what }));
    },
    async redo() {
      const what = await nameOf("redo");
      if (what && (await redo.run({}))) await done(t("undo.redone", { what }));
    },
  };
}
