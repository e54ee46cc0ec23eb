import type { Scale } from "~/api";
import type { I18n } from "~/i18n";

/** Marks are kept in whole steps of their scale; people read and type points: 7 steps of half points are 3.5. */
export function pointsOf(steps: number, scale: Scale): number {
  return steps / scale.steps_per_point;
}

/**
 * The steps that a whole text stands for, or `null` when it is no mark of the scale: the grammar of the core's `Scale::read`,
 * to which the same table of sequences holds both. Counted in thousandths, so that no fraction is rounded to a mark.
 */
export function stepsIn(text: string, { minimum, maximum, steps_per_point }: Scale): number | null {
  const [, whole, part = ""] = /^(0|[1-9]\d{0,3})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const thousandths = Number(whole + part.padEnd(3, "0")) * steps_per_point;
  const steps = thousandths / 1000;
  return thousandths % 1000 === 0 && steps >= minimum && steps <= maximum ? steps : null;
}

/** How people of this language write marks of this scale, in points; none is a dash. */
export function pointsIn(scale: Scale, f: I18n["f"]): (steps: number | null) => string {
  return (steps) => (steps === null ? "—" : f.number(pointsOf(steps, scale)));
}
