import type { Label } from "~/api";
import type { Language } from "~/i18n";

/** A text of the call in the language shown; the French one stands in for a translation that is not written. */
export function labelIn(label: Label, language: Language): string {
  return label[language] || label.fr;
}
