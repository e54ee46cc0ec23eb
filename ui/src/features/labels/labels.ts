import type { ConditionView, LabelRow, LabelState } from "~/api";
import type { Tone } from "~/components";

/** How each state looks; the word beside it is in the catalogue. */
export const LABEL_TONES: Record<LabelState, Tone> = {
  awaited: "info",
  upcoming: "info",
  current: "success",
  extended: "success",
  expiring: "warning",
  expired: "neutral",
  lapsed: "neutral",
  withdrawn: "danger",
};

/** The condition that is to be met next; none when all are, or there was none. */
export function nextCondition(conditions: readonly ConditionView[]): ConditionView | null {
  const waiting = conditions.filter(({ lifted_on }) => lifted_on === null);
  return waiting.sort((a, b) => a.due_on.localeCompare(b.due_on))[0] ?? null;
}

/** How many labels are in force, and how many of them end soon. */
export function inForce(rows: readonly LabelRow[]): { holding: number; ending: number } {
  const holding = rows.filter(({ state }) => state && ["current", "extended", "expiring"].includes(state));
  return { holding: holding.length, ending: holding.filter(({ state }) => state === "expiring").length };
}
