import { useSyncExternalStore } from "react";
import type { AttendanceInput, SessionView } from "~/api";
import { awaitsAnswers } from "./steps";

/**
 * Who answered. The workspace gives every member a line that says « absent » until something else is recorded, so an
 * absence tells nothing by itself before the session opens: it counts as an answer once somebody chose it here. From the
 * opening on, whoever is not there is absent.
 */
export function answersOf(
  view: Pick<SessionView, "row" | "attendance">,
  chosenAbsent: readonly string[],
): AttendanceInput[] {
  if (!awaitsAnswers(view.row.state)) return view.attendance;
  return view.attendance.filter(
    ({ presence, proxy_to, member_id }) =>
      presence !== "absent" || proxy_to !== null || chosenAbsent.includes(member_id),
  );
}

const nobody: readonly string[] = [];
const known = new Map<string, readonly string[]>();
const listeners = new Set<() => void>();
const keyOf = (session: string) => `palmares.absent.${session}`;

function read(session: string): readonly string[] {
  const stored = localStorage.getItem(keyOf(session));
  if (!stored) return nobody;
  try {
    return JSON.parse(stored) as string[];
  } catch {
    // What cannot be read was not chosen; the choice is made again.
    return nobody;
  }
}

function chosenIn(session: string): readonly string[] {
  const ids = known.get(session) ?? read(session);
  known.set(session, ids);
  return ids;
}

/** Keeps whom somebody chose to record as absent from a session. */
export function keepAbsent(session: string, ids: readonly string[]): void {
  known.set(session, ids);
  localStorage.setItem(keyOf(session), JSON.stringify(ids));
  for (const listener of listeners) listener();
}

/** The answers recorded for a session, without the lines that nobody filled in. */
export function useAnswers(view: SessionView): AttendanceInput[] {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosenIn(view.row.id),
  );
  return answersOf(view, chosen);
}
