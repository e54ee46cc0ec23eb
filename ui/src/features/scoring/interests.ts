import type { Pressed } from "~/app/keys";
import { digitOf } from "~/app/keys";

/** What is answered of a dossier before it is sent: no tie is sent at once, ties are sent together with their reason. */
export type Given = "none" | "conflict";

/** What a key does in the list of interests. */
export type Move = { kind: "answer"; given: Given } | { kind: "step"; by: number } | null;

/** 1 and 2 answer, also without Shift on a French keyboard; J, K and the arrows go from dossier to dossier. */
export function moveOf(pressed: Pressed): Move {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const digit = pressed.shiftKey && !/^[0-9]$/.test(pressed.key) ? null : digitOf(pressed);
  if (digit === 1) return { kind: "answer", given: "none" };
  if (digit === 2) return { kind: "answer", given: "conflict" };
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (key === "j" || key === "ArrowDown") return { kind: "step", by: 1 };
  if (key === "k" || key === "ArrowUp") return { kind: "step", by: -1 };
  return null;
}

/** The next dossier without an answer after this one, around the list; this one when there is none. */
export function nextUnanswered(
  ids: readonly string[],
  answered: (id: string) => boolean,
  from: string,
): string {
  const at = ids.indexOf(from);
  const order = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return order.find((id) => !answered(id)) ?? from;
}
