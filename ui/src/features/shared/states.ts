import { Ban, CircleCheck, CircleDot, Clock3, Gavel, type LucideIcon, Undo2 } from "lucide-react";
import type { DossierState } from "~/api";
import type { Tone } from "~/components";

/** How far a dossier has come, in the five stretches that people filter by. */
export type Stage = "intake" | "checks" | "scoring" | "committee" | "decided" | "out";

export const STAGES: readonly Stage[] = ["intake", "checks", "scoring", "committee", "decided", "out"];

interface Look {
  stage: Stage;
  tone: Tone;
  icon?: LucideIcon;
}

/** How each state looks; the word beside it is in the catalogue. */
export const STATES: Record<DossierState, Look> = {
  draft: { stage: "intake", tone: "neutral" },
  received: { stage: "intake", tone: "info", icon: CircleDot },
  completeness_check: { stage: "checks", tone: "info", icon: CircleDot },
  awaiting_documents: { stage: "checks", tone: "warning", icon: Clock3 },
  complete: { stage: "checks", tone: "info", icon: CircleDot },
  eligibility_check: { stage: "checks", tone: "info", icon: CircleDot },
  relevance_review: { stage: "checks", tone: "info", icon: CircleDot },
  inadmissible: { stage: "out", tone: "danger", icon: Ban },
  ineligible: { stage: "out", tone: "danger", icon: Ban },
  off_topic: { stage: "out", tone: "danger", icon: Ban },
  redirected: { stage: "out", tone: "neutral", icon: Undo2 },
  withdrawn: { stage: "out", tone: "neutral", icon: Undo2 },
  shortlisted: { stage: "scoring", tone: "info", icon: CircleCheck },
  under_evaluation: { stage: "scoring", tone: "info", icon: CircleDot },
  ready_for_committee: { stage: "committee", tone: "info", icon: Gavel },
  scheduled: { stage: "committee", tone: "info", icon: Gavel },
  invited: { stage: "committee", tone: "info", icon: Gavel },
  heard: { stage: "committee", tone: "info", icon: Gavel },
  not_heard: { stage: "committee", tone: "warning", icon: Gavel },
  in_deliberation: { stage: "committee", tone: "info", icon: Gavel },
  selected: { stage: "decided", tone: "success", icon: CircleCheck },
  selected_with_reservations: { stage: "decided", tone: "success", icon: Clock3 },
  waitlisted: { stage: "decided", tone: "warning", icon: Clock3 },
  deferred: { stage: "decided", tone: "warning", icon: Undo2 },
  rejected: { stage: "decided", tone: "danger", icon: Ban },
  dropped: { stage: "decided", tone: "neutral", icon: Ban },
  redirected_by_committee: { stage: "decided", tone: "neutral", icon: Undo2 },
  letter_of_support: { stage: "decided", tone: "warning", icon: Ban },
};
