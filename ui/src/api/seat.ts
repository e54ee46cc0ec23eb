import type { Seat, WorkspaceStatus } from "./contract";

/** Who asks: the host remembers nobody, so each call says it. */
export type Caller = Pick<Seat, "person" | "part">;

/** Somebody at work in a workspace, which is named by its folder: a copy of it is another one. */
export interface Sitting {
  workspace: string;
  seat: Seat;
}

const callerOf = ({ person, part }: Seat): Caller => ({ person, part });

/** The one place that knows who sits at this window. It believes only what the host says of it. */
export function createSeat() {
  let sitting: Sitting | null = null;
  const listeners = new Set<() => void>();
  return {
    snapshot: () => sitting,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    caller: () => sitting && callerOf(sitting.seat),

    /** Takes over what the host says; whether another person, or the same one in another part or workspace, sits here now. */
    follow({ workspace, seat }: Pick<WorkspaceStatus, "workspace" | "seat">): boolean {
      const next = workspace && seat ? { workspace: workspace.path, seat } : null;
      const changed = keyOf(next) !== keyOf(sitting);
      if (!changed && next?.seat.name === sitting?.seat.name) return false;
      sitting = next;
      for (const listener of listeners) listener();
      return changed;
    },
  };
}

const keyOf = (sitting: Sitting | null) =>
  sitting && `${sitting.seat.part} ${sitting.seat.person} ${sitting.workspace}`;

export const seat = createSeat();
