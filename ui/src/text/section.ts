import { type I18n, isMessageKey } from "~/i18n";

/** A section of the nomenclature of activities by its name; a letter that it does not have stays itself. */
export function sectionName(letter: string, t: I18n["t"]): string {
  const key = `check.section.${letter}`;
  return isMessageKey(key) ? t(key) : letter;
}
