/** The field of a criterion's mark. */
export function markInput(code: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`input[data-mark="${CSS.escape(code)}"]`);
}

/** The communicable comment of a criterion. */
export function commentArea(code: string): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`[data-comment="${CSS.escape(code)}"] textarea`);
}

/** Where somebody goes next: a criterion of a dossier, its mark or its comment. */
interface Wanted {
  dossier: string;
  criterion: string;
  comment: boolean;
}

let wanted: Wanted | null = null;

/** Says where the room of a dossier puts the focus when it opens. */
export function want(place: Wanted): void {
  wanted = place;
}

/** Puts the focus where it was wanted, once; `false` when nothing was wanted of this dossier. */
export function takeWanted(dossier: string): boolean {
  if (wanted?.dossier !== dossier) return false;
  const { criterion, comment } = wanted;
  wanted = null;
  markInput(criterion)?.focus();
  // The comment stands there once its criterion has the focus.
  if (comment) setTimeout(() => commentArea(criterion)?.focus(), 30);
  return true;
}

/** What hands the whole sheet in. */
export function submitButton(): HTMLButtonElement | null {
  return document.querySelector<HTMLButtonElement>("[data-submit] button");
}
