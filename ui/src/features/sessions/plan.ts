import type { SessionInput } from "~/api";
import { timeOf } from "./time";

/** A plan while it is being written: its day may still be missing. */
export type Plan = Omit<SessionInput, "held_on"> & { held_on: string | null };

/** A new plan that keeps hour, place and people of the one before, and takes the day that was announced. */
export function planFrom(before: SessionInput | null): Plan {
  return {
    held_on: before?.next_on ?? null,
    starts_at: before?.starts_at ?? "14:00",
    place: before?.place ?? "",
    chair_id: before?.chair_id ?? null,
    secretary: before?.secretary ?? "",
    next_on: null,
  };
}

export function isPlanned(plan: Plan): plan is SessionInput {
  return plan.held_on !== null && timeOf(plan.starts_at) === plan.starts_at;
}

/** What of a plan can be kept: a day or an hour that is missing or is none stays as it was. */
export function plannedPart(plan: Plan, held: Plan): Plan {
  const starts_at = timeOf(plan.starts_at) === plan.starts_at ? plan.starts_at : held.starts_at;
  return { ...plan, held_on: plan.held_on ?? held.held_on, starts_at };
}

/** Just what a plan is, from a row that holds more. */
export function planOf({ held_on, starts_at, place, chair_id, secretary, next_on }: SessionInput): Plan {
  return { held_on, starts_at, place, chair_id, secretary, next_on };
}
