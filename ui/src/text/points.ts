import type { Scale } from "~/api";
import type { I18n } from "~/i18n";

/** Marks are kept in whole steps of their scale; people read and type points: 7 steps of half points are 3.5. */
export function pointsOf(steps: number, scale: Scale): number {
  return steps / scale.steps_per_point;
}

/** The nearest step to a number of points; `null` for none. */
export function stepsOf(points: number | null, scale: Scale): number | null {
  return points === null ? null : Math.round(points * scale.steps_per_point);
}

/** The steps that a decimal text stands for, or `null` when it is no mark of the scale. */
export function stepsIn(text: string, scale: Scale): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,4}(\.\d{0,3})?$/.test(plain)) return null;
  const steps = Number(plain) * scale.steps_per_point;
  if (!Number.isInteger(steps)) return null;
  return steps >= scale.minimum && steps <= scale.maximum ? steps : null;
}

/** How people of this language write marks of this scale, in points; none is a dash. */
export function pointsIn(scale: Scale, f: I18n["f"]): (steps: number | null) => string {
  return (steps) => (steps === null ? "—" : f.number(pointsOf(steps, scale)));
}
