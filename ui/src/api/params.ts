import type { DossierId } from "./generated";

/** What a refusal carries as its parameters, where the interface unfolds it (`crates/core`: evaluation, decision). */

/** A mark or a comment that an evaluation still lacks (`marks_incomplete`). */
export interface Gap {
  criterion: string;
  kind: "mark" | "comment";
}

/** Why a decision departs from the ranking (`departure_reason_required`). */
export type DepartureReason =
  | { kind: "preferred_without_rank" }
  | { kind: "rejected_above_thresholds" }
  | { kind: "better_passed_over"; dossiers: DossierId[] }
  | { kind: "worse_preferred"; dossiers: DossierId[] };
