import type { Caller, CommandName, Request, Sitting } from "~/api";
import { type AnySlot, createSlot, type Kept, PAUSE, type SaveState, type Slot, type Writing } from "./slot";

export type { Draft, Kept, SaveState, Slot, When, Writing } from "./slot";

type Send = <Name extends CommandName>(
  command: Name,
  request: Request<Name>,
  author: Caller,
) => Promise<unknown>;

/** What one person writes in one workspace, and in which part they sit. */
interface Book {
  author: Caller;
  slots: Map<string, AnySlot>;
  kept: readonly Kept[] | null;
}

/** The same for everybody who has nothing, so that readers see no change. */
const NOTHING: readonly Kept[] = [];

/** Nothing that must be remembered. */
const FORGETTABLE: readonly SaveState[] = ["idle", "saved"];
/** What stays unsaved until its author does something about it. */
const STUCK: readonly SaveState[] = ["failed", "invalid"];

/**
 * Everything that saves itself, kept by who typed it. A person's saves go out under their own name whoever sits here
 * meanwhile, and what failed waits for that person, out of the sight of all others.
 */
export function createDrafts(send: Send, times = PAUSE, gaveUpAll: () => void = () => undefined) {
  const books = new Map<string, Book>();
  const listeners = new Set<() => void>();

  function bookOf({ workspace, seat: { person, part } }: Sitting): Book {
    const key = `${person} ${workspace}`;
    const book = books.get(key) ?? { author: { person, part }, slots: new Map(), kept: null };
    books.set(key, book);
    return book;
  }
  /** What a slot holds unsaved; who gives up the last of it is told that nothing is missing. */
  function keptIn(book: Book, slot: AnySlot): Kept {
    const kept = slot.kept();
    return {
      ...kept,
      discard() {
        kept.discard();
        if (![...book.slots.values()].some(({ snapshot }) => STUCK.includes(snapshot().state))) gaveUpAll();
      },
    };
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
        times,
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

    /** Whether everything that this person typed is in the workspace. */
    settled(sitting: Sitting): boolean {
      return [...bookOf(sitting).slots.values()].every((slot) => FORGETTABLE.includes(slot.snapshot().state));
    },

    /** What this person typed on the page that is shown and the workspace does not hold. */
    unsaved(sitting: Sitting): readonly Kept[] {
      const book = bookOf(sitting);
      const shown = [...book.slots.values()].filter((slot) => slot.isShown());
      return shown.filter((slot) => STUCK.includes(slot.snapshot().state)).map((slot) => keptIn(book, slot));
    },

    /** This person's unsaved input whose field is not on screen. */
    kept(sitting: Sitting): readonly Kept[] {
      const book = bookOf(sitting);
      if (!book.kept) {
        const failed = [...book.slots.values()].filter(
          (slot) => STUCK.includes(slot.snapshot().state) && !slot.isShown(),
        );
        book.kept = failed.length > 0 ? failed.map((slot) => keptIn(book, slot)) : NOTHING;
      }
      return book.kept;
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
