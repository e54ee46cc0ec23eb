import type { Answer, CommandName, ScoringView } from "~/api";
import { criterionIn, type Levels, levelsOf } from "~/text/grid";
import type { Draft, SaveState, Slot, When, Writing } from "../shared/drafts";
import { alike, type Entry, read, type Reading, standing, written } from "./entry";

export interface Words {
  comment: string;
  note: string;
}

/** An answer, with what stands in its field. */
export interface MarkDraft extends Draft<Answer | null> {
  text: string;
  reading: Reading;
}

export interface SheetState {
  marks: ReadonlyMap<string, MarkDraft>;
  /** The criteria about which the candidate may read something; the empty one is the whole. */
  commented: ReadonlySet<string>;
  /** Something is under way or waiting. */
  pending: boolean;
  /** The last refusal, until everything is saved. */
  failure: Draft<unknown>["failure"];
  /** How far the sheet as a whole is saved. */
  saved: SaveState;
  /** The criteria in whose field something stands that is no mark. */
  refused: readonly string[];
}

const GRAVITY: readonly SaveState[] = ["failed", "invalid", "waiting", "saving", "saved"];

type Open = <Name extends CommandName, Value>(writing: Writing<Name, Value>) => Slot<Value>;
type View = Pick<ScoringView, "item" | "marks" | "comment" | "grid">;

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
  const marks = new Map<string, Slot<Entry>>();
  const words = new Map<string, Slot<Words>>();
  const slots = () => [...marks.values(), ...words.values()];
  let seen: readonly unknown[] = [];
  /** What was shown of each mark: the same for the same draft. */
  const shown = new Map<string, { draft: Draft<Entry>; mark: MarkDraft }>();
  let state: SheetState = {
    marks: new Map(),
    commented: new Set(),
    pending: false,
    failure: null,
    saved: "idle",
    refused: [],
  };

  /** The scale of a question; what the grid does not know, on the grid's own. */
  function scaleOf(code: string): Levels {
    const criterion = criterionIn(first.grid, code);
    return criterion
      ? levelsOf(first.grid, criterion)
      : { ...first.grid.scale, words: null, notApplicable: false };
  }
  const entryOf = (mark: Answer | null, scale: Levels): Entry => ({
    text: written(mark, scale),
    before: mark,
  });
  function openMark(criterion: string, held: Answer | null) {
    const scale = scaleOf(criterion);
    return open({
      key: `mark:${dossier_id}/${criterion}`,
      command: "mark_set",
      request: (entry: Entry) => ({ dossier_id, criterion, mark: standing(entry, scale) }),
      about: { dossier: number, title, criterion },
      held: entryOf(held, scale),
      // What is no mark stays in its field; the mark that stands meanwhile is kept.
      sendable: (entry: Entry) => entryOf(standing(entry, scale), scale),
      same: (one: Entry, other: Entry) => alike(one, other, scale),
    });
  }
  function markDraft(criterion: string, draft: Draft<Entry>): MarkDraft {
    const known = shown.get(criterion);
    if (known?.draft === draft) return known.mark;
    const { value, confirmed, ...rest } = draft;
    const scale = scaleOf(criterion);
    const mark = {
      ...rest,
      value: standing(value, scale),
      confirmed: standing(confirmed, scale),
      text: value.text,
      reading: read(value.text, scale),
    };
    shown.set(criterion, { draft, mark });
    return mark;
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
      marks.get(criterion)?.adopt(entryOf(mark, scaleOf(criterion)));
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
    /**
     * All but the words themselves, which their fields watch: what else shows the sheet is not drawn for every key. The same
     * state for the same contents, so that readers see a change only when there is one.
     */
    snapshot(): SheetState {
      const drafts: Draft<unknown>[] = slots().map((slot) => slot.snapshot());
      const commented = [...words]
        .filter(([, slot]) => slot.snapshot().value.comment.trim())
        .map(([key]) => key);
      // Words that wait and words under way look alike: « Enregistrement… ».
      const waits = drafts.map(({ state: at }) => (at === "saving" ? "waiting" : at));
      const now = [...drafts.slice(0, marks.size), ...waits, commented.join()];
      if (now.length === seen.length && now.every((one, at) => one === seen[at])) return state;
      seen = now;
      const entries = [...marks].map(
        ([criterion, slot]) => [criterion, markDraft(criterion, slot.snapshot())] as const,
      );
      state = {
        marks: new Map(entries),
        commented: new Set(commented),
        pending: drafts.some((draft) => draft.state === "waiting" || draft.state === "saving"),
        failure: drafts.find((draft) => draft.state === "failed")?.failure ?? null,
        // The gravest state that one of its fields is in.
        saved: GRAVITY.find((grave) => drafts.some((draft) => draft.state === grave)) ?? "idle",
        refused: entries.flatMap(([criterion, { reading }]) =>
          reading === "begun" || reading === "refused" ? [criterion] : [],
        ),
      };
      return state;
    },
    /** What is written on a criterion; the empty one is the whole. */
    words: (criterion: string): Slot<Words> | undefined => words.get(criterion),
    /** What is typed into the field of a mark; `before` is the mark that stood when its field was entered. */
    typeMark: (criterion: string, entry: Entry, when: When = "pause") =>
      marks.get(criterion)?.put(entry, when),
    /** An answer that is chosen and not typed. */
    setMark: (criterion: string, mark: Answer | null) =>
      marks.get(criterion)?.put(entryOf(mark, scaleOf(criterion)), "now"),
    /** The field of a mark is left: what is typed there is sent, what is no mark stays in sight. */
    leaveMark: (criterion: string) => void marks.get(criterion)?.flush(),
    leaveWords: (criterion: string) => void words.get(criterion)?.flush(),
    setWords: (criterion: string, text: Words) => words.get(criterion)?.put(text),
    /** Sends at once what waits for a pause, and what failed; resolves when all is answered. */
    async flush() {
      await Promise.all(slots().map((slot) => slot.flush()));
    },
  };
}

export type SheetStore = ReturnType<typeof createSheet>;
