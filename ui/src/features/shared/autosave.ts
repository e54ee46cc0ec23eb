export type SaveState = "idle" | "invalid" | "waiting" | "saving" | "saved" | "failed";

export interface Draft<Value> {
  value: Value;
  state: SaveState;
}

interface Options<Value> {
  initial: Value;
  /** Resolves to whether the workspace took it. */
  save(value: Value): Promise<boolean>;
  /** What may not be sent yet; it stays in its field. */
  valid?(value: Value): boolean;
  /** Whether two values mean the same, so that nothing needs to be saved; by default, whether they are written the same. */
  same?(first: Value, second: Value): boolean;
  delay?: number;
}

/** When a value is saved: at once (a choice), at a pause (a text that is written), or as its field is left (a form). */
export type When = "now" | "pause" | "leave";

const written = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

/** A form that saves itself: one command at a time, the last value wins, a refusal keeps the draft. */
export function createAutosave<Value>({
  initial,
  save,
  valid = () => true,
  same = written,
  delay = 400,
}: Options<Value>) {
  let draft: Draft<Value> = { value: initial, state: "idle" };
  let confirmed = initial;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let flight: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function publish(next: Draft<Value>) {
    draft = next;
    for (const listener of listeners) listener();
  }
  function stopWaiting() {
    if (timer) clearTimeout(timer);
    timer = null;
  }
  async function send(): Promise<void> {
    stopWaiting();
    if (flight) await flight;
    if (draft.state !== "waiting" && draft.state !== "failed") return;
    const sent = draft.value;
    publish({ ...draft, state: "saving" });
    const done = save(sent).then((taken) => {
      flight = null;
      if (taken) confirmed = sent;
      if (same(draft.value, sent)) publish({ ...draft, state: taken ? "saved" : "failed" });
    });
    flight = done;
    await done;
  }
  return {
    snapshot: () => draft,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(value: Value, when: When = "pause") {
      stopWaiting();
      if (!valid(value)) return publish({ value, state: "invalid" });
      if (same(value, confirmed) && !flight) return publish({ value, state: "saved" });
      publish({ value, state: "waiting" });
      if (when === "now") void send();
      else if (when === "pause") timer = setTimeout(() => void send(), delay);
    },
    /** What the workspace holds now; it never replaces what is being written. */
    adopt(value: Value) {
      if (same(value, confirmed)) return;
      confirmed = value;
      if (draft.state === "idle" || draft.state === "saved") publish({ ...draft, value });
    },
    flush: send,
  };
}

export type Autosave<Value> = ReturnType<typeof createAutosave<Value>>;
