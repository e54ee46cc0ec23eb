import type { ScoringView } from "~/api";

export interface Words {
  comment: string;
  note: string;
}

export type SlotState = "saved" | "waiting" | "saving" | "failed";

/** One thing that is saved by itself: what stands in the field, and what the workspace is known to hold. */
export interface Slot<Value> {
  value: Value;
  confirmed: Value;
  state: SlotState;
}

export interface SheetState {
  marks: ReadonlyMap<string, Slot<number | null>>;
  /** By criterion; the empty key is the comment on the whole. */
  words: ReadonlyMap<string, Slot<Words>>;
  /** Something is under way or waiting. */
  pending: boolean;
  /** The last refusal, until everything is saved. */
  failure: unknown;
  /** The workspace has confirmed at least one change since the sheet was opened. */
  savedOnce: boolean;
}

export interface Sender {
  mark(criterion: string, mark: number | null): Promise<void>;
  words(criterion: string | null, words: Words): Promise<void>;
}

interface Cell<Value> extends Slot<Value> {
  timer: ReturnType<typeof setTimeout> | null;
  flight: Promise<void> | null;
  send(value: Value): Promise<void>;
  same(first: Value, second: Value): boolean;
}

/** Typing is sent when it pauses for this long; marks are sent at once. */
export const TYPING_MS = 400;

function saved(view: ScoringView): { marks: [string, number | null][]; words: [string, Words][] } {
  return {
    marks: view.marks.map(({ criterion, mark }) => [criterion, mark]),
    words: [
      ...view.marks.map(({ criterion, comment, private_note }): [string, Words] => [
        criterion,
        { comment, note: private_note },
      ]),
      ["", { comment: view.comment, note: "" }],
    ],
  };
}

const sameWords = (a: Words, b: Words) => a.comment === b.comment && a.note === b.note;

/**
 * One member's sheet on one dossier while it is being written. What is typed shows at once and goes to the workspace by
 * itself, one command at a time for each field, the last value winning. It counts as saved only when the workspace has
 * answered; what was refused stays in its field and can be sent again.
 */
export function createSheet(sender: Sender, typingMs = TYPING_MS) {
  const marks = new Map<string, Cell<number | null>>();
  const words = new Map<string, Cell<Words>>();
  const listeners = new Set<() => void>();
  let failure: unknown = null;
  let savedOnce = false;
  let state: SheetState = { marks, words, pending: false, failure: null, savedOnce };

  const all = (): Cell<never>[] => [...marks.values(), ...words.values()] as unknown as Cell<never>[];

  function publish() {
    const slots = <Value>(cells: Map<string, Cell<Value>>) =>
      new Map([...cells].map(([key, { value, confirmed, state }]) => [key, { value, confirmed, state }]));
    const states = all().map((cell) => cell.state);
    if (!states.includes("failed")) failure = null;
    const pending = states.includes("waiting") || states.includes("saving");
    state = { marks: slots(marks), words: slots(words), pending, failure, savedOnce };
    for (const listener of listeners) listener();
  }

  function push<Value>(cell: Cell<Value>): Promise<void> {
    if (cell.timer) clearTimeout(cell.timer);
    cell.timer = null;
    if (cell.flight) return cell.flight.then(() => (cell.state === "waiting" ? push(cell) : undefined));
    if (cell.state === "saved") return Promise.resolve();
    const sent = cell.value;
    cell.state = "saving";
    cell.flight = cell.send(sent).then(
      () => {
        cell.confirmed = sent;
        savedOnce = true;
        cell.state = cell.same(cell.value, sent) ? "saved" : "waiting";
      },
      (thrown: unknown) => {
        failure = thrown;
        cell.state = "failed";
      },
    );
    const done = cell.flight.then(() => {
      cell.flight = null;
      publish();
      // What was typed meanwhile goes now, unless a pause is being waited for.
      return cell.state === "waiting" && !cell.timer ? push(cell) : undefined;
    });
    publish();
    return done;
  }

  function put<Value>(cell: Cell<Value> | undefined, value: Value, delay: number) {
    if (!cell || (cell.same(cell.value, value) && cell.state !== "failed")) return;
    cell.value = value;
    if (cell.timer) clearTimeout(cell.timer);
    cell.timer = null;
    if (!cell.flight) cell.state = "waiting";
    if (delay > 0) cell.timer = setTimeout(() => void push(cell), delay);
    else void push(cell);
    publish();
  }

  function adopt<Value>(cells: Map<string, Cell<Value>>, key: string, value: Value, make: () => Cell<Value>) {
    const cell = cells.get(key);
    if (!cell) cells.set(key, make());
    else if (cell.state === "saved") cell.value = cell.confirmed = value;
  }

  const fresh = { state: "saved", timer: null, flight: null } as const;
  return {
    snapshot: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Takes what the workspace holds, except where something newer stands in the field. */
    load(view: ScoringView) {
      const held = saved(view);
      for (const [code, mark] of held.marks) {
        adopt(marks, code, mark, () => ({
          ...fresh,
          value: mark,
          confirmed: mark,
          send: (value) => sender.mark(code, value),
          same: Object.is,
        }));
      }
      for (const [code, text] of held.words) {
        adopt(words, code, text, () => ({
          ...fresh,
          value: text,
          confirmed: text,
          send: (value) => sender.words(code || null, value),
          same: sameWords,
        }));
      }
      publish();
    },
    setMark: (criterion: string, mark: number | null) => put(marks.get(criterion), mark, 0),
    setWords: (criterion: string, text: Words) => put(words.get(criterion), text, typingMs),
    /** Sends at once what waits for a pause, and what failed; resolves when all is answered. */
    async flush() {
      await Promise.all(all().map((cell) => (cell.state === "saved" ? undefined : push(cell))));
    },
  };
}

export type SheetStore = ReturnType<typeof createSheet>;
