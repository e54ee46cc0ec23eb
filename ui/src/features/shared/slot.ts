import type { ApiError, CommandName, Request } from "~/api";
import { setApart } from "./apart";

/** `invalid`: what stands in the field, or a part of it, is no value and stays there; the rest is saved. */
export type SaveState = "idle" | "invalid" | "waiting" | "saving" | "saved" | "failed";

/**
 * When a value is saved: at once (a choice), or at the first pause and within a second even without one (a text). In a form
 * that is typed (`leave`) it is saved by the same rule, and what the rules refuse is told as the field is left.
 */
export type When = "now" | "pause" | "leave";

/** What stands in the field, and what the workspace is known to hold. */
export interface Draft<Value> {
  value: Value;
  confirmed: Value;
  state: SaveState;
  /** Why the last attempt was refused, until the next one. */
  failure: ApiError | null;
}

/** What is written, and how it is sent. */
export interface Writing<Name extends CommandName, Value> {
  /** Names the thing on which one writes: one at a time for each person. */
  key: string;
  command: Name;
  request(value: Value): Request<Name>;
  /** The arguments of the sentence that tells the act, as in the journal. */
  about: Record<string, unknown>;
  /** What the workspace holds. */
  held: Value;
  /** What of a value may be sent, given what the workspace holds; the rest stays in its field. By default all of it. */
  sendable?(value: Value, held: Value): Value;
  /** Where a field that the core names stands in the value; by default where it says. */
  place?(field: string): string;
  /** Whether two values mean the same, so that nothing needs to be saved; by default, whether they are written the same. */
  same?(first: Value, second: Value): boolean;
}

/** What is typed and not saved: refused, failed, or no value yet. */
export interface Kept {
  key: string;
  command: CommandName;
  about: Record<string, unknown>;
  failure: ApiError | null;
  retry(): Promise<void>;
  discard(): void;
}

/** Typing is sent when it pauses for so long, and at the latest after so long without a pause, in milliseconds. */
export const PAUSE = { pause: 400, longest: 700 };

/** No form has more fields that are refused at once. */
const MOST_REFUSALS = 12;

const written = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

/** Two timers: one begins anew with every key, the other runs from the first key that is not sent yet. */
function createWait({ pause, longest }: typeof PAUSE, over: () => void) {
  let timers: { pause?: ReturnType<typeof setTimeout>; longest?: ReturnType<typeof setTimeout> } = {};
  return {
    begin() {
      clearTimeout(timers.pause);
      timers = { pause: setTimeout(over, pause), longest: timers.longest ?? setTimeout(over, longest) };
    },
    end() {
      clearTimeout(timers.pause);
      clearTimeout(timers.longest);
      timers = {};
    },
  };
}

/** What came of sending: how much the workspace has taken, and why not the rest. */
interface Landing<Value> {
  confirmed: Value;
  failure: ApiError | null;
}

/** Sends a value; where a field of it is refused, what stands beside that field goes without it. */
async function deliver<Name extends CommandName, Value>(
  { request, place = (field) => field, same = written }: Writing<Name, Value>,
  value: Value,
  held: Value,
  send: (request: Request<Name>) => Promise<unknown>,
): Promise<Landing<Value>> {
  let failure: ApiError | null = null;
  let part: Value | null = value;
  for (let turn = 0; part !== null && !same(part, held) && turn <= MOST_REFUSALS; turn += 1) {
    try {
      await send(request(part));
      return { confirmed: part, failure };
    } catch (thrown) {
      const refusal = thrown as ApiError;
      failure ??= refusal;
      const rest: Value | null = refusal.field ? setApart(part, held, place(refusal.field)) : null;
      part = rest !== null && same(rest, part) ? null : rest;
    }
  }
  return { confirmed: held, failure };
}

/** One thing that saves itself: one command at a time, the last value wins, a refusal keeps what was typed. */
export function createSlot<Name extends CommandName, Value>(
  writing: Writing<Name, Value>,
  send: (command: Name, request: Request<Name>) => Promise<unknown>,
  times: typeof PAUSE,
  changed: () => void,
) {
  const { key, command, about, held, same = written, sendable = (value) => value } = writing;
  let draft: Draft<Value> = { value: held, confirmed: held, state: "idle", failure: null };
  let flight: Promise<void> | null = null;
  /** Somebody is still in the field: what is refused is told when they leave it. */
  let quiet = false;
  const wait = createWait(times, () => void save());
  const listeners = new Set<() => void>();

  function publish(next: Partial<Draft<Value>>) {
    draft = { ...draft, ...next };
    for (const listener of listeners) listener();
    changed();
  }
  const settled = (value: Value, confirmed: Value): SaveState =>
    same(value, confirmed) ? "saved" : "invalid";

  async function save(): Promise<void> {
    wait.end();
    while (flight) await flight;
    if (draft.state !== "waiting" && draft.state !== "failed") return;
    const { value, confirmed } = draft;
    publish({ state: "saving", failure: null });
    const part = sendable(value, confirmed);
    flight = deliver(writing, part, confirmed, (request) => send(command, request)).then((landed) => {
      flight = null;
      // What was typed meanwhile stays on its own way.
      if (!same(draft.value, value)) return publish({ confirmed: landed.confirmed });
      if (!landed.failure) return publish({ ...landed, state: settled(value, landed.confirmed) });
      const told = !quiet || !landed.failure.field;
      publish(told ? { ...landed, state: "failed" } : { confirmed: landed.confirmed, state: "waiting" });
    });
    await flight;
  }
  /** The field is left: what waits goes out, and what was refused is told. */
  async function flush(): Promise<void> {
    quiet = false;
    await save();
    // What went out before the field was left may have been refused without a word.
    if (draft.state === "waiting") await save();
  }
  return {
    snapshot: () => draft,
    subscribe(listener: () => void) {
      listeners.add(listener);
      changed();
      return () => {
        listeners.delete(listener);
        changed();
      };
    },
    put(value: Value, when: When = "pause") {
      quiet = when === "leave";
      const part = sendable(value, draft.confirmed);
      if (same(part, draft.confirmed) && !flight) {
        wait.end();
        return publish({ value, state: settled(value, part), failure: null });
      }
      if (same(value, draft.value) && draft.state === "saving") return;
      publish({ value, state: "waiting" });
      if (when === "now") void save();
      else wait.begin();
    },
    /** What the workspace holds now; it never replaces what is being written. */
    adopt(value: Value) {
      if (same(value, draft.confirmed)) return;
      const settled = draft.state === "idle" || draft.state === "saved";
      publish(settled ? { value, confirmed: value } : { confirmed: value });
    },
    flush,
    /** Whether somebody looks at it. */
    isShown: () => listeners.size > 0,
    kept: (): Kept => ({
      key,
      command,
      about,
      failure: draft.failure,
      retry: flush,
      discard() {
        wait.end();
        publish({ value: draft.confirmed, state: "idle", failure: null });
      },
    }),
  };
}

export type Slot<Value> = Pick<
  ReturnType<typeof createSlot<CommandName, Value>>,
  "snapshot" | "subscribe" | "put" | "adopt" | "flush"
>;

export type AnySlot = Pick<
  ReturnType<typeof createSlot<CommandName, unknown>>,
  "flush" | "isShown" | "kept"
> & {
  snapshot(): { state: SaveState };
};
