import type { CallRules, Deadline } from "~/api";

/** The last day in time: the one named, or the one before it when that day itself is too late. */
export function lastInstant(deadline: Deadline): string {
  if (deadline.inclusive) return deadline.date;
  const day = new Date(`${deadline.date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** None is set, or all are over while the call goes on. */
export type CutoffWarning = "missing" | "over";

/** What is to be done about the cut-offs of a draft on a Paris day. */
export function cutoffWarning(
  { mode, cutoffs, final_deadline }: CallRules["intake"],
  today: string,
): CutoffWarning | null {
  if (mode !== "cutoffs") return null;
  if (cutoffs.length === 0) return "missing";
  return final_deadline === null && cutoffs.every((cutoff) => lastInstant(cutoff) < today) ? "over" : null;
}
