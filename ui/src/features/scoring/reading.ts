import type { Marks } from "./queue";
import type { SheetState, SheetStore } from "./sheet";

/** What stands in the fields now, as the rules of the grid look at it. */
export function marksOf(sheet: SheetStore, state: SheetState): Marks {
  return new Map(
    [...state.marks].map(([code, { value }]) => [
      code,
      { mark: value, comment: sheet.words(code)?.snapshot().value.comment ?? "" },
    ]),
  );
}
