import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type ApiError, activity, type CommandName, change, type Sitting, seat } from "~/api";
import { createDrafts, type Kept, type Writing } from "./drafts";

/** What is being written at this window. */
export const drafts = createDrafts(change, undefined, activity.gaveUp);

/** Who sits here; nobody while no workspace is open or nobody has said who they are. */
export function useSitting(): Sitting | null {
  return useSyncExternalStore(seat.subscribe, seat.snapshot);
}

/** Who writes. The same object for as long as the same person sits in the same part. */
export function useAuthor(): Sitting {
  const sitting = useSitting();
  const last = useRef(sitting);
  // A page that is leaving with its person may be drawn once more: what it holds stays theirs.
  if (sitting) last.current = sitting;
  const author = last.current;
  if (!author) throw new Error("nobody sits here to write");
  const { workspace, seat: who } = author;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a corrected name makes nobody else of them
  return useMemo(() => author, [workspace, who.person, who.part]);
}

/** Grows when fields are to take anew what the workspace holds, even where that reads as it did the last time it was asked. */
let era = 0;
const readers = new Set<() => void>();

/** After an undo: what was saved in between may never have been read back. To be called once everything was asked again. */
export function adoptAnew(): void {
  era += 1;
  for (const reader of readers) reader();
}

export function useEra(): number {
  return useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => era,
  );
}

/**
 * A form without a button to save. What was refused stays as typed until it is corrected; what arrives from elsewhere (an
 * undo, another page) replaces what is shown unless something is being typed; leaving the page is leaving the field.
 * `report` tells a refusal where no field stands for it.
 */
export function useAutosave<Name extends CommandName, Value>(
  writing: Writing<Name, Value>,
  report?: (error: ApiError) => void,
) {
  const author = useAuthor();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is written; later contents arrive below
  const slot = useMemo(() => drafts.open(author, writing), [author, writing.key]);
  const content = JSON.stringify(writing.held);
  const era = useEra();
  // biome-ignore lint/correctness/useExhaustiveDependencies: its content, not its identity
  useEffect(() => slot.adopt(writing.held), [slot, content, era]);
  const draft = useSyncExternalStore(slot.subscribe, slot.snapshot);
  useEffect(() => () => void slot.flush(), [slot]);
  const { failure } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (failure) report?.(failure);
  }, [failure]);
  return { ...draft, put: slot.put, flush: slot.flush };
}

/** What this person could not save, on pages that are not on screen. */
export function useKept(): readonly Kept[] {
  const author = useAuthor();
  return useSyncExternalStore(drafts.subscribe, () => drafts.kept(author));
}

/** What is still to be saved goes out under the name of who typed it; what fails is kept for them. */
export async function sendWhatWaits(): Promise<void> {
  const sitting = seat.snapshot();
  if (sitting) await drafts.flush(sitting);
}
