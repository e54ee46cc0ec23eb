import type { Answer } from "~/api";
import type { Pressed } from "~/app/keys";
import type { Levels } from "~/text/grid";
import { stepsIn } from "~/text/points";

/** What stands in the field of one mark, and the mark that stood there before anything was typed. */
export interface Entry {
  text: string;
  before: Answer | null;
}

/** What a text is on a scale: a mark, none, the beginning of one (`3,`), or nothing that this scale has. */
export type Reading = "mark" | "blank" | "begun" | "refused";

/** The longest decimal that is typed: `3,125`. */
const DECIMALS = 3;

const plain = (text: string) => text.trim().replace(",", ".");

/** What stands in the field of a question that does not concern the dossier, and what else says so: what either language shows. */
const NOT_APPLICABLE = "NC";
const SAY_SO = [NOT_APPLICABLE, "N/A"];

export const saysNotApplicable = (text: string, { notApplicable }: Levels) =>
  notApplicable && SAY_SO.includes(text.trim().toUpperCase());

/** An answer as a text that reads back as that answer: points with a point and no useless zero, or « NC ». */
export function written(mark: Answer | null, { steps_per_point }: Levels): string {
  if (mark === "not_applicable") return NOT_APPLICABLE;
  return mark === null ? "" : String(Number((mark / steps_per_point).toFixed(DECIMALS)));
}

/** Whether typing on may still make a mark of it. */
function begins(text: string, scale: Levels): boolean {
  const start = plain(text);
  if (scale.notApplicable && SAY_SO.some((word) => word.startsWith(start.toUpperCase()))) return true;
  for (let mark = scale.minimum; mark <= scale.maximum; mark += 1) {
    const whole = (mark / scale.steps_per_point).toFixed(DECIMALS);
    if (whole.startsWith(start) && stepsIn(whole, scale) === mark) return true;
  }
  return false;
}

export function read(text: string, scale: Levels): Reading {
  if (text.trim() === "") return "blank";
  if (stepsIn(text, scale) !== null || saysNotApplicable(text, scale)) return "mark";
  return begins(text, scale) ? "begun" : "refused";
}

/**
 * The mark that stands while this is in the field: the one typed, or, where no mark is typed, the one before. A number whose
 * last decimals are refused leaves what was typed before them (`12,5` leaves 12 where marks are whole), never a number made
 * of its last digits.
 */
export function standing({ text, before }: Entry, scale: Levels): Answer | null {
  if (text.trim() === "") return null;
  if (saysNotApplicable(text, scale)) return "not_applicable";
  const separator = text.search(/[.,]/);
  for (let end = text.length; end >= (separator > 0 ? separator : text.length); end -= 1) {
    const mark = stepsIn(text.slice(0, end), scale);
    if (mark !== null) return mark;
  }
  return before;
}

/** Whether two entries leave the same mark and the same to be told about it. */
export function alike(first: Entry, second: Entry, scale: Levels): boolean {
  if (standing(first, scale) !== standing(second, scale)) return false;
  const settled = [first, second].map(({ text }) => ["mark", "blank"].includes(read(text, scale)));
  return settled.every(Boolean) || first.text === second.text;
}

/** What a key does in the field: write something else than it says, move the mark by a step, nothing, or what it always does. */
export type Typed =
  | { kind: "write"; text: string }
  | { kind: "step"; mark: number }
  | { kind: "nothing" }
  | { kind: "native" };

const NATIVE: Typed = { kind: "native" };

/** The digit that the row of a French keyboard means without Shift, where the second key says `é` and the sixth minus. */
function unshiftedDigit({ key, code, shiftKey }: Pressed): string | null {
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  return digit !== undefined && !shiftKey && key.length === 1 && !/^[0-9]$/.test(key) ? digit : null;
}

/**
 * Digits and separators are written as in any field. Plus and minus move a mark in whose field nothing is typed
 * yet by a step, the digits of a French keyboard are digits, and the keypad without NumLock, whose keys say where to go, writes and erases nothing.
 */
export function typed(pressed: Pressed, entry: Entry, scale: Levels): Typed {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return NATIVE;
  const digit = unshiftedDigit(pressed);
  if (digit !== null) return { kind: "write", text: digit };
  if (pressed.code.startsWith("Numpad") && /^[A-Z]\w+$/.test(pressed.key) && pressed.key !== "Enter") {
    return { kind: "nothing" };
  }
  const by = { "+": 1, "-": -1 }[pressed.key];
  if (by === undefined || typeof entry.before !== "number" || entry.text !== written(entry.before, scale))
    return NATIVE;
  const next = entry.before + by;
  return next < scale.minimum || next > scale.maximum ? { kind: "nothing" } : { kind: "step", mark: next };
}
