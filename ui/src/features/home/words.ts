import type { ApiError } from "~/api";
import type { MessageKey } from "~/i18n";

/** How many words open a pack. */
export const WORDS = 6;

/** The words that were typed, whatever stands between two of them. An accent that was copied as a sign of its own cuts none. */
export function wordsIn(typed: string): string[] {
  return typed.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
}

/** Which word the core does not know, from 1; none in another refusal. */
export function unknownWord({ field }: ApiError): number | null {
  const [, place] = /^passphrase\[(\d+)\]$/.exec(field ?? "") ?? [];
  return place === undefined ? null : Number(place) + 1;
}

/** What the field says of a refusal that better words would mend; none of another, which concerns the file. */
export function faultOf(error: ApiError): MessageKey | null {
  const { code, field, reason } = error;
  if (code === "invalid_input" && unknownWord(error) !== null) return "home.words.unknown";
  if (code === "invalid_input" && field === "passphrase") return "home.words.length";
  return code === "pack_refused" && reason === "wrong_passphrase" ? "home.words.wrong" : null;
}
