import type { CallKind } from "~/api";
import type { MessageKey } from "~/i18n";
import { isMessageKey } from "~/i18n/translate";

/** Kinds of call that give something else than an award. */
const FAMILIES: Partial<Record<CallKind, string>> = { labelling: "label", expression_of_interest: "opinion" };

/** The words that say an outcome: of a decision, and of the dossier that it leaves behind. */
const OUTCOME = /^(?:decision\.kind|dossier\.state)\.(selected|selected_with_reservations|rejected)$/;

/**
 * A key in the words of a call: a label is given or refused, an opinion is favourable or not; a text that such a call says otherwise
 * stands under the name of what is given; all else is said alike.
 */
export function inWordsOf(kind: CallKind | undefined, key: MessageKey): MessageKey {
  const family = kind && FAMILIES[kind];
  const [, outcome] = (family && OUTCOME.exec(key)) || [];
  const own = outcome ? `decision.${family}.${outcome}` : `wording.${family}.${key}`;
  return family && isMessageKey(own) ? own : key;
}
