import type { CellState, DossierState } from "~/api";

/** What the secretariat can do with a member's evaluation. */
export const EVALUATION_ACTS = ["void", "return", "restore"] as const;
export type EvaluationAct = (typeof EVALUATION_ACTS)[number];

/** The acts that an evaluation allows: what was handed in is set aside or given back, what was set aside counts again. */
export function actsOn(cell: CellState, dossier: DossierState | undefined): EvaluationAct[] {
  if (cell === "voided") return ["restore"];
  if (cell !== "submitted") return [];
  const open = dossier === "under_evaluation" || dossier === "ready_for_committee";
  return open ? ["void", "return"] : ["void"];
}
