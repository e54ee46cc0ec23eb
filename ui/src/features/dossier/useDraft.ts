import { useCallback } from "react";
import { type DossierInput, type DossierView, useCommand } from "~/api";
import { useAutosave } from "../shared/useAutosave";
import { differs, inputOf } from "./input";

/** What is being typed on a dossier's page, with the refusal of the last attempt to save it. */
export function useDraft(view: DossierView) {
  const { run, error } = useCommand("dossier_update");
  const dossierId = view.dossier.id;
  const save = useCallback((input: DossierInput) => run({ dossier_id: dossierId, input }), [run, dossierId]);
  return { ...useAutosave(inputOf(view), differs, save), error };
}
