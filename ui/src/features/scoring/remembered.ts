import type { OwnSheets } from "~/api";
import { folded } from "~/text/fold";

/** How many letters are typed before former comments are offered. */
const LETTERS = 3;
const MOST = 5;

/** What is being typed: the words since the line or the sentence began, up to the caret. */
export function fragmentAt(text: string, caret: number): string {
  const before = text.slice(0, caret);
  const start = Math.max(
    before.lastIndexOf("\n"),
    ...[". ", "! ", "? "].map((end) => before.lastIndexOf(end) + 1),
  );
  return before.slice(start < 0 ? 0 : start).trimStart();
}

/**
 * One's own former comments on a criterion that begin as what is typed does, the latest dossiers first; each once, and not the one that
 * stands there already.
 */
export function offered(own: OwnSheets, dossier: string, criterion: string, fragment: string): string[] {
  const typed = folded(fragment);
  if (typed.replace(/[^\p{L}]/gu, "").length < LETTERS) return [];
  const comments = own.sheets
    .filter((sheet) => sheet.dossier_id !== dossier || !sheet.current)
    .flatMap((sheet) => sheet.marks)
    .filter((mark) => mark.criterion === criterion)
    .map((mark) => mark.comment.trim())
    .filter((comment) => folded(comment).startsWith(typed) && folded(comment) !== typed);
  return [...new Set(comments.reverse())].slice(0, MOST);
}

/** The text with a former comment in place of what was being typed, and where the caret then stands. */
export function taken(text: string, caret: number, comment: string): { text: string; caret: number } {
  const from = caret - fragmentAt(text, caret).length;
  return { text: text.slice(0, from) + comment + text.slice(caret), caret: from + comment.length };
}
