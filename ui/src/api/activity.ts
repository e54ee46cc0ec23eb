/** What the header says about saving. */
export interface Activity {
  pending: number;
  savedAt: Date | null;
  failed: boolean;
}

const NOTHING: Activity = { pending: 0, savedAt: null, failed: false };

type Outcome = "saved" | "unchanged" | "failed";

function createActivity(now: () => Date = () => new Date()) {
  let state = NOTHING;
  /** Grows with each reset: what was begun before says nothing any more. */
  let era = 0;
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
      const begun = era;
      set({ ...state, pending: state.pending + 1 });
      return (outcome: Outcome) => {
        if (begun !== era) return;
        set({
          pending: state.pending - 1,
          savedAt: outcome === "saved" ? now() : state.savedAt,
          failed: outcome === "failed" ? true : outcome === "saved" ? false : state.failed,
        });
      };
    },
    /** What could not be saved was given up: nothing is missing any more. */
    gaveUp() {
      set({ ...state, failed: false });
    },
    /** Somebody else sits here: what the one before saved, or could not, is not theirs. */
    reset() {
      era += 1;
      set(NOTHING);
    },
  };
}

export const activity = createActivity();
export { createActivity };
