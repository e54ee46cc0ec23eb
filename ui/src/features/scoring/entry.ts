import type { Scale } from "~/api";
import { digitOf, type Pressed } from "~/app/keys";
import { stepsIn } from "~/text/points";

/** What has been typed so far on one criterion, and when the last key came. */
export interface Entry {
  text: string;
  at: number;
}

export type Typed =
  | { kind: "mark"; mark: number | null; entry: Entry | null }
  /** The key belongs to the field but leads to no mark of the scale. */
  | { kind: "refused" }
  | { kind: "ignored" };

/** Keys that follow one another within this time make one number (`1` then `2` is twelve on a scale to twenty). */
export const ENTRY_MS = 1500;

const IGNORED: Typed = { kind: "ignored" };
const REFUSED: Typed = { kind: "refused" };

function typedDigit(digit: number, entry: Entry | null, now: number, scale: Scale): Typed {
  const texts = entry ? [`${entry.text}${digit}`, String(digit)] : [String(digit)];
  for (const text of texts) {
    const mark = stepsIn(text, scale);
    if (mark !== null) return { kind: "mark", mark, entry: { text, at: now } };
  }
  return REFUSED;
}

function typedPoint(current: number | null, entry: Entry | null, now: number, scale: Scale): Typed {
  const { steps_per_point: steps, maximum } = scale;
  const half = steps / 2;
  const whole = entry && !entry.text.includes(".") ? Number(entry.text) * steps : current;
  if (!Number.isInteger(half) || whole === null || whole % steps !== 0) return IGNORED;
  if (whole + half > maximum) return REFUSED;
  return { kind: "mark", mark: whole + half, entry: { text: `${whole / steps}.`, at: now } };
}

/**
 * What a key does to the mark in focus: digits set it, a comma or a point adds half a point, plus and minus move it by
 * one step, Backspace and Delete leave it blank (which is never zero).
 */
export function typed(
  pressed: Pressed,
  state: { current: number | null; entry: Entry | null; now: number },
  scale: Scale,
): Typed {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return IGNORED;
  const { current, now } = state;
  const entry = state.entry && now - state.entry.at <= ENTRY_MS ? state.entry : null;
  const digit = digitOf(pressed);
  if (digit !== null) return typedDigit(digit, entry, now, scale);
  switch (pressed.key) {
    case ",":
    case ".":
      return typedPoint(current, entry, now, scale);
    case "Backspace":
    case "Delete":
      return { kind: "mark", mark: null, entry: null };
    case "+": {
      const next = current === null ? scale.minimum : current + 1;
      return next > scale.maximum ? REFUSED : { kind: "mark", mark: next, entry: null };
    }
    case "-":
      if (current === null || current <= scale.minimum) return REFUSED;
      return { kind: "mark", mark: current - 1, entry: null };
    default:
      return IGNORED;
  }
}
