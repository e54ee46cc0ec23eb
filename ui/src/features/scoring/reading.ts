import type { Label, Scale } from "~/api";
import type { I18n } from "~/i18n";
import type { Marks } from "./queue";
import type { SheetState } from "./sheet";

/** A mark in points, as people of this language write it. */
export function pointsOf(steps: number, scale: Scale, f: I18n["f"]): string {
  return f.number(steps / scale.steps_per_point, 2);
}

export function labelOf(label: Label, language: I18n["language"]): string {
  return label[language];
}

/** What stands in the fields now, as the rules of the grid look at it. */
export function marksOf(state: SheetState): Marks {
  return new Map(
    [...state.marks].map(([code, { value }]) => [
      code,
      { mark: value, comment: state.words.get(code)?.value.comment ?? "" },
    ]),
  );
}
