import type { ReadyDossier } from "~/api";

/** The agenda with one item moved by so many places, as far as it goes. */
export function moved(ids: readonly string[], id: string, by: number): string[] {
  const from = ids.indexOf(id);
  const to = Math.max(0, Math.min(ids.length - 1, from + by));
  const rest = ids.filter((other) => other !== id);
  return from < 0 ? [...ids] : [...rest.slice(0, to), id, ...rest.slice(to)];
}

export const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id);
export const withAll = (ids: readonly string[], more: readonly string[]) => [
  ...ids,
  ...more.filter((id) => !ids.includes(id)),
];

/** What can still be put on the agenda. */
export function candidates(ready: readonly ReadyDossier[], ids: readonly string[]): ReadyDossier[] {
  return ready.filter(({ id }) => !ids.includes(id));
}
