import type { Deadline } from "~/api";

/** The last day in time: the one named, or the one before it when that day itself is too late. */
export function lastInstant(deadline: Deadline): string {
  if (deadline.inclusive) return deadline.date;
  const day = new Date(`${deadline.date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
