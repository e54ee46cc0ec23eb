import type { InterestKind } from "~/api";

export const TIES = [
  "personal",
  "professional",
  "family",
  "mandate",
  "prior_advice",
  "employer",
  "competitor",
  "shareholder",
  "designated_representative",
] as const satisfies readonly InterestKind[];

/** An answer to the question on interests while it is being given. */
export interface Answer {
  tie: "none" | "tie" | null;
  kind: InterestKind | null;
  note: string;
  /** For somebody who sits by law for their authority: taking part in spite of it. */
  stays: boolean;
}

export const UNANSWERED: Answer = { tie: null, kind: null, note: "", stays: true };

/** What the answer means for the dossier, or `null` while it is not complete. */
export function meaningOf(answer: Answer): { kind: InterestKind; recused: boolean; note: string } | null {
  if (answer.tie === "none") return { kind: "none", recused: false, note: "" };
  if (answer.tie !== "tie" || !answer.kind) return null;
  const recused = answer.kind !== "designated_representative" || !answer.stays;
  return { kind: answer.kind, recused, note: answer.note.trim() };
}
