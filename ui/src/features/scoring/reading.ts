import type { Marks } from "./queue";
import type { SheetState } from "./sheet";

/** What stands in the fields now, as the rules of the grid look at it. */
export function marksOf(state: SheetState): Marks {
  return new Map(
    [...state.marks].map(([code, { value }]) => [
      code,
      { mark: value, comment: state.words.get(code)?.value.comment ?? "" },
    ]),
  );
}
