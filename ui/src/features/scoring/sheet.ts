import type { CommandName, ScoringView } from "~/api";
import type { Draft, SaveState, Slot, Writing } from "../shared/drafts";

export interface Words {
  comment: string;
  note: string;
}

export interface SheetState {
  marks: ReadonlyMap<string, Draft<number | null>>;
  /** By criterion; the empty key is the comment on the whole. */
  words: ReadonlyMap<string, Draft<Words>>;
  /** Something is under way or waiting. */
  pending: boolean;
  /** The last refusal, until everything is saved. */
  failure: Draft<unknown>["failure"];
  /** How far the sheet as a whole is saved. */
  saved: SaveState;
}

const GRAVITY: readonly SaveState[] = ["failed", "saving", "waiting", "saved"];

type Open = <Name extends CommandName, Value>(writing: Writing<Name, Value>) => Slot<Value>;
type View = Pick<ScoringView, "item" | "marks" | "comment">;

const wordsOf = ({ marks, comment }: View): [string, Words][] => [
  ...marks.map((mark): [string, Words] => [
    mark.criterion,
    { comment: mark.comment, note: mark.private_note },
  ]),
  ["", { comment, note: "" }],
];

/** One member's sheet on one dossier while it is being written: each mark and each comment saves itself. */
export function createSheet(open: Open, first: View) {
  const { dossier_id, number, title } = first.item;
  const marks = new Map<string, Slot<number | null>>();
  const words = new Map<string, Slot<Words>>();
  const slots = () => [...marks.values(), ...words.values()];
  let seen: readonly Draft<unknown>[] = [];
  let state: SheetState = {
    marks: new Map(),
    words: new Map(),
    pending: false,
    failure: null,
    saved: "idle",
  };

  function openMark(criterion: string, held: number | null) {
    return open({
      key: `mark:${dossier_id}/${criterion}`,
      command: "mark_set",
      request: (mark: number | null) => ({ dossier_id, criterion, mark }),
      about: { dossier: number, title, criterion },
      held,
    });
  }
  function openWords(criterion: string, held: Words) {
    return open({
      key: `words:${dossier_id}/${criterion}`,
      command: "mark_comment",
      request: ({ comment, note }: Words) => ({
        dossier_id,
        criterion: criterion || null,
        comment,
        private_note: note,
      }),
      about: { dossier: number, title, ...(criterion && { criterion }) },
      held,
    });
  }
  /** Takes what the workspace holds, except where something newer stands in the field. */
  function load(view: View) {
    for (const { criterion, mark } of view.marks) {
      if (!marks.has(criterion)) marks.set(criterion, openMark(criterion, mark));
      marks.get(criterion)?.adopt(mark);
    }
    for (const [criterion, text] of wordsOf(view)) {
      if (!words.has(criterion)) words.set(criterion, openWords(criterion, text));
      words.get(criterion)?.adopt(text);
    }
  }
  load(first);
  return {
    load,
    subscribe(listener: () => void) {
      const ends = slots().map((slot) => slot.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
    snapshot(): SheetState {
      const now: Draft<unknown>[] = slots().map((slot) => slot.snapshot());
      // The same state for the same drafts, so that readers see a change only when there is one.
      if (now.length === seen.length && now.every((draft, at) => draft === seen[at])) return state;
      seen = now;
      state = {
        marks: new Map([...marks].map(([criterion, slot]) => [criterion, slot.snapshot()])),
        words: new Map([...words].map(([criterion, slot]) => [criterion, slot.snapshot()])),
        pending: now.some((draft) => draft.state === "waiting" || draft.state === "saving"),
        failure: now.find((draft) => draft.state === "failed")?.failure ?? null,
        // The gravest state that one of its fields is in.
        saved: GRAVITY.find((grave) => now.some((draft) => draft.state === grave)) ?? "idle",
      };
      return state;
    },
    setMark: (criterion: string, mark: number | null) => marks.get(criterion)?.put(mark, "now"),
    setWords: (criterion: string, text: Words) => words.get(criterion)?.put(text),
    /** Sends at once what waits for a pause, and what failed; resolves when all is answered. */
    async flush() {
      await Promise.all(slots().map((slot) => slot.flush()));
    },
  };
}

export type SheetStore = ReturnType<typeof createSheet>;
