import type { Label } from "~/api";
import { type Language, type MessageKey, translate } from "~/i18n";

/** A text of the call in the language shown; the French one stands in for a translation that is not written. */
export function labelIn(label: Label, language: Language): string {
  return label[language] || label.fr;
}

/** The words of a message in both languages: what a call holds is read in either, whichever the window speaks. */
export function inBoth(key: MessageKey): Label {
  return { fr: translate("fr", key), en: translate("en", key) };
}

/** The French words of a message, to begin a text with: its English stays empty, so that it follows what the French becomes. */
export function begunWith(key: MessageKey): Label {
  return { fr: translate("fr", key), en: "" };
}
