import { useCommand, useQuery } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
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
  return {
    canUndo: undoName !== null && !undo.running,
    canRedo: redoName !== null && !redo.running,
    undoLabel: undoName ? t("undo.undo", { what: undoName }) : t("undo.nothing"),
    redoLabel: redoName ? t("undo.redo", { what: redoName }) : t("undo.nothingToRedo"),
    async undo() {
      if ((await undo.run({})) && undoName)
        toast({ tone: "info", title: t("undo.undone", { what: undoName }) });
    },
    async redo() {
      if ((await redo.run({})) && redoName)
        toast({ tone: "info", title: t("undo.redone", { what: redoName }) });
    },
  };
}
