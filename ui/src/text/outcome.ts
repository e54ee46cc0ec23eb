import type { CallKind } from "~/api";
import { isMessageKey, type MessageKey } from "~/i18n/catalogue";

/** Under which names the texts stand of the kinds of call that give something else than an award, the most precise first. */
const FAMILIES: Record<CallKind, readonly string[]> = {
  project_call: [],
  application_call: [],
  expression_of_interest: ["opinion"],
  labelling: ["label"],
  organisation_labelling: ["organisation", "label"],
};

/** The words that say an outcome: of a decision, in the minutes too, of the dossier that it leaves behind, of the letter that tells it. */
const OUTCOME =
  /^(?:(?:decision\.kind|dossier\.state|session\.pv\.kind)|(?<letter>paper\.kind))\.(?<outcome>selected|selected_with_reservations|rejected|laureate)$/;

/**
 * A key in the words of a call: a label is given or refused, an opinion is favourable or not, an organisation that is labelled is no
 * project; a text that such a call says otherwise stands under the name of what is given; all else is said alike.
 */
export function inWordsOf(kind: CallKind | undefined, key: MessageKey): MessageKey {
  const { letter, outcome } = OUTCOME.exec(key)?.groups ?? {};
  const own = (family: string) => {
    if (!outcome) return `wording.${family}.${key}`;
    return letter ? `paper.${family}.${outcome}` : `decision.${family}.${outcome}`;
  };
  return FAMILIES[kind ?? "project_call"].map(own).find(isMessageKey) ?? key;
}
