import { useState } from "react";
import { type Answer, type SheetCell, type SheetRow, type SheetTable, useCommand } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { levelsOf, questionsOf } from "~/text/grid";
import { cellsIn, laid, type between, type Place, readCell, type Refusal } from "./paste";
import { keyOf, type Second } from "./second";

/** What was typed into a cell and is no answer, until something else is typed there. */
export interface Refused {
  text: string;
  reason: Refusal;
}

/** What goes into a cell: a text, which is read, or an answer that stands in another cell of the criterion. */
type Given = Place & ({ text: string } | { answer: Answer | null });

type Selection = ReturnType<typeof between>;

/** Every place of a selection. */
const placesIn = ({ top, bottom, left, right }: Selection): Place[] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, aside) => ({ row: top + down, column: left + aside })),
  ).flat();

/** The cells of a table while they are being typed: what is an answer is recorded at once, what is none stays in its cell with its reason. */
export function usePaperGrid(table: SheetTable, checking: boolean) {
  const { t } = useI18n();
  const enter = useCommand("sheet_enter", useReport());
  const criteria = questionsOf(table.grid);
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const [marks, setMarks] = useState<Second["marks"]>(new Map());
  const [comments, setComments] = useState<Second["comments"]>(new Map());
  /** What is on its way, so that a cell shows it before it comes back. */
  const [sent, setSent] = useState<ReadonlyMap<string, Answer | null>>(new Map());

  const firstOf = (row: SheetRow, code: string): Answer | null => {
    const key = keyOf(row, code);
    return sent.has(key) ? (sent.get(key) ?? null) : (row.marks[code] ?? null);
  };
  const place = ({ row, column }: Place) => {
    const [line, criterion] = [table.rows[row], criteria[column]];
    return line && criterion ? { line, criterion } : null;
  };

  const answerOf = (row: SheetRow, code: string): Answer | null =>
    checking ? (marks.get(keyOf(row, code)) ?? null) : firstOf(row, code);
  /** What stands in a cell, to be taken elsewhere. */
  const standingAt = (at: Place): { text: string } | { answer: Answer | null } => {
    const found = place(at);
    if (!found) return { answer: null };
    const refusedThere = refused.get(keyOf(found.line, found.criterion.code));
    return refusedThere
      ? { text: refusedThere.text }
      : { answer: answerOf(found.line, found.criterion.code) };
  };

  /** Takes texts into their cells, all of them as one act. Locked cells are left as they are, and counted. */
  async function take(cells: readonly Given[], outside = 0) {
    const next = new Map(refused);
    const again = new Map(marks);
    const taken = new Map<string, SheetCell>();
    let [locked, wrong] = [0, 0];
    for (const cell of cells) {
      const found = place(cell);
      if (!found) continue;
      const { line, criterion } = found;
      if (line.locked) {
        locked += 1;
        continue;
      }
      const key = keyOf(line, criterion.code);
      const read = "answer" in cell ? cell : readCell(cell.text, levelsOf(table.grid, criterion));
      if ("refused" in read) {
        next.set(key, { text: "text" in cell ? cell.text : "", reason: read.refused });
        wrong += 1;
        continue;
      }
      next.delete(key);
      if (checking) again.set(key, read.answer);
      else {
        const { dossier_id, member_id } = line;
        taken.set(key, {
          dossier_id,
          member_id,
          criterion: criterion.code,
          mark: read.answer,
          comment: null,
        });
      }
    }
    setRefused(next);
    if (checking) setMarks(again);
    else if (taken.size > 0) await write(taken);
    if (cells.length > 1 && locked + wrong + outside > 0) {
      toast({ tone: "warning", title: t("paper.taken", { locked, wrong, outside }) });
    }
  }

  async function write(taken: ReadonlyMap<string, SheetCell>) {
    const answers = [...taken].map(([key, { mark }]) => [key, mark] as const);
    setSent((before) => new Map([...before, ...answers]));
    const done = await enter.run({ cells: [...taken.values()] });
    setSent((before) => new Map([...before].filter(([key]) => !taken.has(key))));
    // What could not be recorded stays in its cell.
    if (!done) {
      const kept = answers.map(
        ([key, mark]) => [key, { text: String(mark ?? ""), reason: "unsaved" }] as const,
      );
      setRefused((before) => new Map([...before, ...kept]));
    }
    return done !== null;
  }

  return {
    criteria,
    refused,
    second: { marks, comments, refused } satisfies Second,
    firstOf,
    /** What a cell shows: the first typing, or the second while it is compared. */
    answerOf,
    type: (at: Place, text: string) => take([{ ...at, text }]),
    paste: (clipboard: string, selection: Selection) => {
      const { cells, outside } = laid(cellsIn(clipboard), selection, {
        rows: table.rows.length,
        columns: criteria.length,
      });
      return take(cells, outside);
    },
    clear: (selection: Selection) => take(placesIn(selection).map((at) => ({ ...at, text: "" }))),
    /** Takes the first row of a selection down into its others; one row takes the one above it. */
    fill: (selection: Selection) => {
      const top = selection.top === selection.bottom ? selection.top - 1 : selection.top;
      if (top < 0) return;
      const below = placesIn({ ...selection, top: top + 1 });
      return take(below.map((at) => ({ ...at, ...standingAt({ row: top, column: at.column }) })));
    },
    /** Gives up what stands refused in a cell. */
    giveUp(at: Place) {
      const found = place(at);
      const refusedAt = found && keyOf(found.line, found.criterion.code);
      setRefused((before) => new Map([...before].filter(([key]) => key !== refusedAt)));
    },
    /** Records the comment on the whole dossier. */
    async comment({ dossier_id, member_id }: SheetRow, comment: string) {
      const cell = { dossier_id, member_id, criterion: null, mark: null, comment };
      return (await enter.run({ cells: [cell] })) !== null;
    },
    /** Records another answer, or the comment that stands beside one. */
    record: (row: SheetRow, code: string, mark: Answer | null, comment: string | null) => {
      const { dossier_id, member_id } = row;
      return write(new Map([[keyOf(row, code), { dossier_id, member_id, criterion: code, mark, comment }]]));
    },
    /** Takes a second typing of the comment on the whole, to be compared. */
    commentAgain(row: SheetRow, comment: string) {
      setComments((before) => {
        const next = new Map(before);
        if (comment.trim() === "") next.delete(keyOf(row, ""));
        else next.set(keyOf(row, ""), comment);
        return next;
      });
    },
    forget() {
      setMarks(new Map());
      setComments(new Map());
    },
  };
}

export type PaperGridState = ReturnType<typeof usePaperGrid>;
