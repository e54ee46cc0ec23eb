/** The field of a criterion's mark. */
export function markInput(code: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`input[data-mark="${CSS.escape(code)}"]`);
}

/** The communicable comment of a criterion. */
export function commentArea(code: string): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`[data-comment="${CSS.escape(code)}"] textarea`);
}

/** What hands the whole sheet in. */
export function submitButton(): HTMLButtonElement | null {
  return document.querySelector<HTMLButtonElement>("[data-submit] button");
}
