import { type I18n, isMessageKey } from "~/i18n";

/** The word for an outcome of a check; one that the catalogue does not know yet is shown without its underscores. */
export function outcomeWord(outcome: string, t: I18n["t"]): string {
  const key = `check.outcome.${outcome}`;
  return isMessageKey(key) ? t(key) : outcome.replaceAll("_", " ");
}

/** The act that records an outcome (« Déclarer inéligible »), for the button that does it. */
export function outcomeAct(outcome: string, t: I18n["t"]): string {
  const key = `check.act.${outcome}`;
  return isMessageKey(key) ? t(key) : outcomeWord(outcome, t);
}
