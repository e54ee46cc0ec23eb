import type { CallKind } from "~/api";
import type { MessageKey } from "~/i18n";
import { isMessageKey } from "~/i18n/translate";

/** Kinds of call that give something else than an award. */
const FAMILIES: Partial<Record<CallKind, string>> = { labelling: "label", expression_of_interest: "opinion" };

/** The words that say an outcome: of a decision, in the minutes too, of the dossier that it leaves behind, of the letter that tells it. */
const OUTCOME =
  /^(?:(?:decision\.kind|dossier\.state|session\.pv\.kind)|(?<letter>paper\.kind))\.(?<outcome>selected|selected_with_reservations|rejected|laureate)$/;

/**
 * A key in the words of a call: a label is given or refused, an opinion is favourable or not; a text that such a call says otherwise
 * stands under the name of what is given; all else is said alike.
 */
export function inWordsOf(kind: CallKind | undefined, key: MessageKey): MessageKey {
  const family = kind && FAMILIES[kind];
  const { letter, outcome } = (family && OUTCOME.exec(key)?.groups) || {};
  const given = letter ? `paper.${family}.${outcome}` : `decision.${family}.${outcome}`;
  const own = outcome ? given : `wording.${family}.${key}`;
  return family && isMessageKey(own) ? own : key;
}
