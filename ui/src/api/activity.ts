/** What the header says about saving. */
export interface Activity {
  pending: number;
  savedAt: Date | null;
  failed: boolean;
}

type Outcome = "saved" | "unchanged" | "failed";

function createActivity(now: () => Date = () => new Date()) {
  let state: Activity = { pending: 0, savedAt: null, failed: false };
  const listeners = new Set<() => void>();
  const set = (next: Activity) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    snapshot: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Counts a change as under way until the returned function tells its outcome. */
    started() {
      set({ ...state, pending: state.pending + 1 });
      return (outcome: Outcome) =>
        set({
          pending: state.pending - 1,
          savedAt: outcome === "saved" ? now() : state.savedAt,
          failed: outcome === "failed" ? true : outcome === "saved" ? false : state.failed,
        });
    },
  };
}

export const activity = createActivity();
export { createActivity };
