import type { CheckProposal, CheckStep, CheckView } from "~/api";
import type { Tone } from "~/components";

/** The steps in the order of the procedure. */
export const STEPS: readonly CheckStep[] = [
  "acknowledgement",
  "completeness",
  "admissibility",
  "eligibility",
  "relevance",
];

/** Outcomes that end the dossier: their motive is what the applicant will read. */
const REFUSALS = new Set(["inadmissible", "ineligible", "off_topic", "redirected"]);

export interface StepState {
  step: CheckStep;
  state: "done" | "current" | "todo";
  /** The latest record of the step. */
  last: CheckView | null;
}

/** Where the dossier stands on the path of checks. */
export function pathOf(checks: readonly CheckView[], next: CheckProposal | null): StepState[] {
  return STEPS.map((step) => {
    const last = checks.findLast((check) => check.step === step) ?? null;
    return { step, last, state: next?.step === step ? "current" : last ? "done" : "todo" };
  });
}

/** Whether the outcome must come with a motive: a refusal, another one than the facts suggest, and relevance always. */
export function motiveNeeded(proposal: CheckProposal, outcome: string): boolean {
  return (
    proposal.step === "relevance" ||
    REFUSALS.has(outcome) ||
    (proposal.outcome !== outcome && proposal.step !== "completeness")
  );
}

/**
 * The outcome that the facts found speak for, chosen until somebody chooses another: none while a rule is still to be
 * established, and none on relevance, which is a judgement.
 */
export function suggestedOutcome({ outcome, detail }: CheckProposal): string | null {
  if (detail.step === "relevance") return null;
  const open = detail.step === "eligibility" && detail.rules.some((rule) => rule.outcome === "unknown");
  return open ? null : outcome;
}

/** The least length of the motive. */
export function leastMotive(proposal: CheckProposal, outcome: string): number {
  if (!motiveNeeded(proposal, outcome)) return 0;
  return proposal.detail.step === "relevance" ? Math.max(1, proposal.detail.min_motive_chars) : 1;
}

export function toneOf(outcome: string): Tone {
  if (REFUSALS.has(outcome)) return "danger";
  return outcome === "awaiting_documents" || outcome === "partly_relevant" ? "warning" : "success";
}
