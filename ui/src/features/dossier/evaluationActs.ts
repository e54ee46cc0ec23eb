import type { CellState, DossierState } from "~/api";

/** What the secretariat can do with a member's evaluation. */
export const EVALUATION_ACTS = ["set_aside", "return", "reinstate"] as const;
export type EvaluationAct = (typeof EVALUATION_ACTS)[number];

/** The acts that an evaluation allows: what was handed in is set aside or given back, what was set aside counts again. */
export function actsOn(cell: CellState, dossier: DossierState | undefined): EvaluationAct[] {
  if (cell === "set_aside") return ["reinstate"];
  if (cell !== "submitted") return [];
  const open = dossier === "under_evaluation" || dossier === "ready_for_committee";
  return open ? ["set_aside", "return"] : ["set_aside"];
}
