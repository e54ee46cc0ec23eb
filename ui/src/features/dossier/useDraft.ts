import type { DossierInput, DossierView } from "~/api";
import { useAutosave } from "../shared/useAutosave";
import { differs, inputOf } from "./input";

/** What is being typed on a dossier's page, with the refusal of the last attempt to save it. */
export function useDraft({ dossier, ...view }: DossierView) {
  const form = useAutosave({
    key: `dossier:${dossier.id}`,
    command: "dossier_update",
    request: (input: DossierInput) => ({ dossier_id: dossier.id, input }),
    about: { dossier: dossier.number, title: dossier.title },
    held: inputOf({ dossier, ...view }),
    same: (first, second) => !differs(first, second),
  });
  return {
    error: form.failure,
    draft: form.value,
    /** Typing: saved when the field is left. */
    type: (next: DossierInput) => form.put(next, "leave"),
    /** Choosing: saved at once. */
    choose: (next: DossierInput) => form.put(next, "now"),
    /** The field was left. */
    save: () => void form.flush(),
  };
}
