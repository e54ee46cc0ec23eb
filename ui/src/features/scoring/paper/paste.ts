import type { Answer } from "~/api";
import { folded } from "~/text/fold";
import type { Levels } from "~/text/grid";
import { stepsIn } from "~/text/points";
import { read, saysNotApplicable, standing } from "../entry";

/** Why what stands in a cell is no answer. */
export type Refusal = "number" | "thousands" | "range" | "step" | "word" | "unsaved";

/** What a text in a cell is: an answer, a blank, or nothing that this criterion has. */
export type Cell = { answer: Answer | null } | { refused: Refusal };

/** A point and three digits: a thousand in one country, a fraction in another. What was copied does not say which. */
const THOUSANDS = /^\d{1,3}\.\d{3}$/;
const NUMBER = /^(0|[1-9]\d{0,3})(?:[.,]\d{1,3})?$/;

/** Reads one cell by the grammar of typed marks; no-break spaces around it are none of it, and a blank is a blank. */
export function readCell(text: string, scale: Levels): Cell {
  const plain = text.trim();
  if (plain === "") return { answer: null };
  if (scale.words) return readWord(plain, scale);
  if (THOUSANDS.test(plain)) return { refused: "thousands" };
  if (read(plain, scale) === "mark") return { answer: standing({ text: plain, before: null }, scale) };
  if (!NUMBER.test(plain)) return { refused: "number" };
  const points = Number(plain.replace(",", "."));
  const { minimum, maximum, steps_per_point: steps } = scale;
  return { refused: points * steps < minimum || points * steps > maximum ? "range" : "step" };
}

function readWord(text: string, scale: Levels): Cell {
  if (saysNotApplicable(text, scale)) return { answer: "not_applicable" };
  const at =
    scale.words?.findIndex(({ fr, en }) => [fr, en].some((word) => folded(word) === folded(text))) ?? -1;
  if (at >= 0) return { answer: at };
  const place = stepsIn(text, { minimum: 1, maximum: scale.words?.length ?? 0, steps_per_point: 1 });
  return place === null ? { refused: "word" } : { answer: place - 1 };
}

/** The cells of what a spreadsheet puts on the clipboard: tabs between cells, quotes around what holds a tab or a line, and a newline at the end that is no row. */
export function cellsIn(clipboard: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ["", false];
  const put = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  const text = clipboard.replace(/\r\n?/g, "\n");
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quoted && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (character === "\t" && !quoted) put();
    else if (character === "\n" && !quoted) {
      put();
      rows.push([]);
    } else cell += character;
  }
  if (cell !== "" || rows.at(-1)?.length) put();
  return rows.at(-1)?.length ? rows : rows.slice(0, -1);
}

/** Cells as a spreadsheet puts them on the clipboard: what [`cellsIn`] reads. */
export function clipboardOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join("\t")}\n`).join("");
}

export interface Place {
  row: number;
  column: number;
}

/** The places of a selection between two corners. */
export function between(one: Place, other: Place) {
  const [top, bottom] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const [left, right] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
  return { top, bottom, left, right };
}

/**
 * How often a block is laid along one side of a selection: as often as it fits in whole, once from a single cell on; `null` where
 * the selection is no multiple of it.
 */
function times(selected: number, block: number): number | null {
  if (selected === 1) return 1;
  return selected % block === 0 ? selected / block : null;
}

/**
 * Where each cell of a block goes, from the first corner of a selection, as Calc lays it: again and again where the selection is a
 * multiple of the block (of one cell, always), else once.
 * `size` is that of the table; what would fall outside of it goes nowhere, and is counted.
 */
export function laid(
  block: string[][],
  selection: ReturnType<typeof between>,
  size: { rows: number; columns: number },
) {
  const { top, left, bottom, right } = selection;
  const [height, width] = [block.length, Math.max(0, ...block.map((row) => row.length))];
  const [downwards, aside] = [times(bottom - top + 1, height), times(right - left + 1, width)];
  const once = downwards === null || aside === null;
  const cells: { row: number; column: number; text: string }[] = [];
  let outside = 0;
  const put = (row: number, column: number, text: string) => {
    if (row < size.rows && column < size.columns) cells.push({ row, column, text });
    else outside += 1;
  };
  for (let down = 0; down < (once ? 1 : downwards) * height; down += 1) {
    const row = block[down % height] ?? [];
    for (let along = 0; along < (once ? 1 : aside) * width; along += 1) {
      const text = row[along % width];
      if (text !== undefined) put(top + down, left + along, text);
    }
  }
  return { cells, outside };
}

/** Whether two typings of one comment say the same: how it is broken into lines and spaced is not compared. */
export const saysTheSame = (one: string, other: string) =>
  one.trim().replace(/\s+/g, " ") === other.trim().replace(/\s+/g, " ");
