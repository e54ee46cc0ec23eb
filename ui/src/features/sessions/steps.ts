import type { AgendaItemView, SessionState, SessionView } from "~/api";

export type StepId =
  | "planned"
  | "convened"
  | "open"
  | "closed"
  | "minutes_draft"
  | "minutes_approved"
  | "published";
export const STEPS: readonly StepId[] = [
  "planned",
  "convened",
  "open",
  "closed",
  "minutes_draft",
  "minutes_approved",
  "published",
];

/** How far a session has come on its path; one that left the path (cancelled, without quorum) stands where it left. */
export function reached(state: SessionState): number {
  // Nothing is left to do.
  if (state === "published") return STEPS.length;
  if (state === "quorum_failed" || state === "reconvened") return 1;
  if (state === "cancelled") return 0;
  return STEPS.indexOf(state);
}

export const isEditable = (state: SessionState) => state === "planned" || state === "convened";
/** Nobody is absent yet: members answer, or have not answered. */
export const awaitsAnswers = (state: SessionState) => state === "planned" || state === "convened";
export const takesAttendance = (state: SessionState) => state === "convened" || state === "open";
export const wasHeld = (state: SessionState) =>
  state === "closed" || state === "minutes_draft" || state === "minutes_approved" || state === "published";

/** Items that were heard, or are deliberated, and wait for their decision: a session cannot be closed before. */
export function undecided(items: readonly AgendaItemView[]): AgendaItemView[] {
  return items.filter(
    ({ decision, state }) => !decision && (state === "heard" || state === "in_deliberation"),
  );
}

/** What to show first: what the session needs next. */
export function firstPanel({ row, items }: SessionView): string {
  if (row.state === "planned") return "plan";
  if (row.state === "convened" || row.state === "quorum_failed" || row.state === "reconvened")
    return "attendance";
  if (row.state === "open") return items.find(({ decision }) => !decision)?.id ?? "attendance";
  return wasHeld(row.state) ? "papers" : "plan";
}

/** The item after this one that waits for a decision, around the agenda. */
export function nextItem(items: readonly AgendaItemView[], current: string): AgendaItemView | null {
  const at = items.findIndex(({ id }) => id === current);
  const order = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return order.find(({ decision }) => !decision) ?? null;
}

/** Decisions that are proposals no act has followed yet. */
export function proposals(items: readonly AgendaItemView[]): AgendaItemView[] {
  return items.filter(({ decision }) => decision?.effect.effect === "awaited" && !decision.superseded);
}

/** The minutes are approved, and what they propose waits for the act of the competent body. */
export const awaitsAct = ({ row, items }: SessionView) =>
  (row.state === "minutes_approved" || row.state === "published") && proposals(items).length > 0;
