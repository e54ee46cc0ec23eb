import { type DossierInput, type DossierView, useCommand } from "~/api";
import { useAutosave } from "../shared/useAutosave";
import { differs, inputOf } from "./input";

/** What is being typed on a dossier's page, with the refusal of the last attempt to save it. */
export function useDraft(view: DossierView) {
  const { run, error } = useCommand("dossier_update");
  const form = useAutosave<DossierInput>({
    held: inputOf(view),
    same: (first, second) => !differs(first, second),
    save: async (input) => (await run({ dossier_id: view.dossier.id, input })) !== null,
  });
  return {
    error,
    draft: form.value,
    /** Typing: saved when the field is left. */
    type: (next: DossierInput) => form.put(next, "leave"),
    /** Choosing: saved at once. */
    choose: (next: DossierInput) => form.put(next, "now"),
    /** The field was left. */
    save: () => void form.flush(),
  };
}
