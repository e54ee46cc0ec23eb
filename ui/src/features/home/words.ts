import type { ApiError } from "~/api";
import type { MessageKey } from "~/i18n";

/** How many words open a pack. */
export const WORDS = 6;

/** How many words were typed: whatever stands between two of them. An accent that was copied as a sign of its own cuts none. */
export function countWords(typed: string): number {
  return typed.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).length;
}

/** What the field says of a refusal that better words would mend; none of another, which concerns the file. */
export function faultOf({ code, field, reason }: ApiError): MessageKey | null {
  if (code === "invalid_input" && field === "passphrase") {
    return reason === "unknown" ? "home.words.unknown" : "home.words.length";
  }
  return code === "pack_refused" && reason === "wrong_passphrase" ? "home.words.wrong" : null;
}
