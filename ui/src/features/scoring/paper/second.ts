import type { Answer, SheetRow } from "~/api";
import { saysTheSame } from "./paste";

export const keyOf = ({ dossier_id, member_id }: Pick<SheetRow, "dossier_id" | "member_id">, code: string) =>
  `${dossier_id} ${member_id} ${code}`;

/** A second typing of sheets, to be compared with the first: it is written nowhere. */
export interface Second {
  /** The answers typed again, a blank that was made too, by cell. */
  marks: ReadonlyMap<string, Answer | null>;
  /** The comments on the whole, by sheet; none where nothing is typed. */
  comments: ReadonlyMap<string, string>;
  /** What was typed and is no answer, by cell: there is nothing to compare yet. */
  refused: ReadonlyMap<string, unknown>;
}

/** Whether anything of a sheet was typed again. */
function isBegun(row: SheetRow, { marks, comments, refused }: Second): boolean {
  const sheet = keyOf(row, "");
  return [marks, comments, refused].some((typed) => [...typed.keys()].some((key) => key.startsWith(sheet)));
}

/** Two typings of one cell. */
export interface Compared<Said> {
  first: Said;
  second: Said;
  same: boolean;
}

/**
 * Both typings of a mark. Once a sheet is begun again all of it is compared: what was left blank the second time is a blank beside
 * the first mark. Nothing where neither holds anything, and where what was typed is refused.
 */
export function markTwice(
  row: SheetRow,
  code: string,
  first: Answer | null,
  typed: Second,
): Compared<Answer | null> | null {
  const key = keyOf(row, code);
  const isTyped = typed.marks.has(key);
  if (typed.refused.has(key) || !isBegun(row, typed) || (first === null && !isTyped)) return null;
  const second = typed.marks.get(key) ?? null;
  return { first, second, same: first === second };
}

/** Both typings of the comment on the whole, as marks are compared. */
export function commentTwice(row: SheetRow, typed: Second): Compared<string> | null {
  const second = typed.comments.get(keyOf(row, "")) ?? "";
  if (!isBegun(row, typed) || (row.comment.trim() === "" && second === "")) return null;
  return { first: row.comment, second, same: saysTheSame(row.comment, second) };
}
