import type { ApiError, Caller, CommandName, Request, Sitting } from "~/api";

export type SaveState = "idle" | "invalid" | "waiting" | "saving" | "saved" | "failed";

/** When a value is saved: at once (a choice), at a pause (a text that is written), or as its field is left (a form). */
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
  /** What may not be sent yet; it stays in its field. */
  valid?(value: Value): boolean;
  /** Whether two values mean the same, so that nothing needs to be saved; by default, whether they are written the same. */
  same?(first: Value, second: Value): boolean;
}

/** A save that failed while nobody looks at its field any more. */
export interface Kept {
  key: string;
  command: CommandName;
  about: Record<string, unknown>;
  failure: ApiError | null;
  retry(): Promise<void>;
  discard(): void;
}

type Send = <Name extends CommandName>(
  command: Name,
  request: Request<Name>,
  author: Caller,
) => Promise<unknown>;

/** Typing is sent when it pauses for this long. */
const PAUSE = 400;

const written = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

/** One thing that saves itself: one command at a time, the last value wins, a refusal keeps what was typed. */
function createSlot<Name extends CommandName, Value>(
  { key, command, request, about, held, valid = () => true, same = written }: Writing<Name, Value>,
  send: (command: Name, request: Request<Name>) => Promise<unknown>,
  pause: number,
  changed: () => void,
) {
  let draft: Draft<Value> = { value: held, confirmed: held, state: "idle", failure: null };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let flight: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function publish(next: Partial<Draft<Value>>) {
    draft = { ...draft, ...next };
    for (const listener of listeners) listener();
    changed();
  }
  function stopWaiting() {
    if (timer) clearTimeout(timer);
    timer = null;
  }
  async function flush(): Promise<void> {
    stopWaiting();
    while (flight) await flight;
    if (draft.state !== "waiting" && draft.state !== "failed") return;
    const sent = draft.value;
    publish({ state: "saving", failure: null });
    const landed = (result: Partial<Draft<Value>>, state: SaveState) => {
      flight = null;
      // What was typed meanwhile stays on its own way.
      publish(same(draft.value, sent) ? { ...result, state } : result);
    };
    flight = send(command, request(sent)).then(
      () => landed({ confirmed: sent }, "saved"),
      (failure: ApiError) => landed({ failure }, "failed"),
    );
    await flight;
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
      stopWaiting();
      if (!valid(value)) return publish({ value, state: "invalid" });
      if (same(value, draft.confirmed) && !flight) return publish({ value, state: "saved", failure: null });
      if (same(value, draft.value) && draft.state === "saving") return;
      publish({ value, state: "waiting" });
      if (when === "now") void flush();
      else if (when === "pause") timer = setTimeout(() => void flush(), pause);
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
        stopWaiting();
        publish({ value: draft.confirmed, state: "idle", failure: null });
      },
    }),
  };
}

export type Slot<Value> = Pick<
  ReturnType<typeof createSlot<CommandName, Value>>,
  "snapshot" | "subscribe" | "put" | "adopt" | "flush"
>;

type AnySlot = Pick<ReturnType<typeof createSlot<CommandName, unknown>>, "flush" | "isShown" | "kept"> & {
  snapshot(): { state: SaveState };
};

/** What one person writes in one workspace, and in which part they sit. */
interface Book {
  author: Caller;
  slots: Map<string, AnySlot>;
  kept: readonly Kept[] | null;
}

/** The same for everybody who has nothing, so that readers see no change. */
const NOTHING: readonly Kept[] = [];

/** Nothing that must be remembered: what is invalid leaves with its field, as it was never sent. */
const FORGETTABLE: readonly SaveState[] = ["idle", "saved", "invalid"];

/**
 * Everything that saves itself, kept by who typed it. A person's saves go out under their own name whoever sits here
 * meanwhile, and what failed waits for that person, out of the sight of all others.
 */
export function createDrafts(send: Send, pause = PAUSE) {
  const books = new Map<string, Book>();
  const listeners = new Set<() => void>();

  function bookOf({ workspace, seat: { person, part } }: Sitting): Book {
    const key = `${person} ${workspace}`;
    const book = books.get(key) ?? { author: { person, part }, slots: new Map(), kept: null };
    books.set(key, book);
    return book;
  }
  return {
    /** The slot of one thing: the one on which this person wrote before, or a new one. */
    open<Name extends CommandName, Value>(sitting: Sitting, writing: Writing<Name, Value>): Slot<Value> {
      const book = bookOf(sitting);
      // Their own drafts follow a person from one part to another.
      book.author = { person: sitting.seat.person, part: sitting.seat.part };
      const known = book.slots.get(writing.key);
      if (known) return known as unknown as Slot<Value>;
      const slot = createSlot(
        writing,
        (command, request) => send(command, request, book.author),
        pause,
        () => {
          const forgotten = !slot.isShown() && FORGETTABLE.includes(slot.snapshot().state);
          if (forgotten) book.slots.delete(writing.key);
          else book.slots.set(writing.key, slot as unknown as AnySlot);
          book.kept = null;
          for (const listener of listeners) listener();
        },
      );
      book.slots.set(writing.key, slot as unknown as AnySlot);
      return slot as unknown as Slot<Value>;
    },

    /** Sends what this person's fields still hold; whether the workspace has taken all of it. */
    async flush(sitting: Sitting): Promise<boolean> {
      const slots = [...bookOf(sitting).slots.values()];
      await Promise.all(slots.map((slot) => slot.flush()));
      return slots.every((slot) => FORGETTABLE.includes(slot.snapshot().state));
    },

    /** This person's failed saves whose field is not on screen. */
    kept(sitting: Sitting): readonly Kept[] {
      const book = bookOf(sitting);
      if (!book.kept) {
        const failed = [...book.slots.values()].filter(
          (slot) => slot.snapshot().state === "failed" && !slot.isShown(),
        );
        book.kept = failed.length > 0 ? failed.map((slot) => slot.kept()) : NOTHING;
      }
      return book.kept;
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
