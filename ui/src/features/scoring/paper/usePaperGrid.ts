import { useState } from "react";
import { type Answer, type SheetCell, type SheetRow, type SheetTable, useCommand } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { levelsOf, questionsOf } from "~/text/grid";
import { cellsIn, laid, type between, type Place, readCell, type Refusal } from "./paste";

/** What was typed into a cell and is no answer, until something else is typed there. */
export interface Refused {
  text: string;
  reason: Refusal;
}

/** A second typing of the sheets, to be compared with the first: it is written nowhere. */
export type Second = ReadonlyMap<string, Answer | null>;

export const keyOf = ({ dossier_id, member_id }: SheetRow, criterion: string) =>
  `${dossier_id} ${member_id} ${criterion}`;

/** The cells of a table while they are being typed: what is an answer is recorded at once, what is none stays in its cell with its reason. */
export function usePaperGrid(table: SheetTable, checking: boolean) {
  const { t } = useI18n();
  const enter = useCommand("sheet_enter", useReport());
  const criteria = questionsOf(table.grid);
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const [second, setSecond] = useState<Second>(new Map());
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

  /** Takes texts into their cells, all of them as one act. Locked cells are left as they are, and counted. */
  async function take(cells: readonly (Place & { text: string })[], outside = 0) {
    const next = new Map(refused);
    const again = new Map(second);
    const taken = new Map<string, SheetCell>();
    let [locked, wrong] = [0, 0];
    for (const { text, ...at } of cells) {
      const found = place(at);
      if (!found) continue;
      const { line, criterion } = found;
      if (line.locked) {
        locked += 1;
        continue;
      }
      const key = keyOf(line, criterion.code);
      const read = readCell(text, levelsOf(table.grid, criterion));
      if ("refused" in read) {
        next.set(key, { text, reason: read.refused });
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
    if (checking) setSecond(again);
    else if (taken.size > 0) await write(taken);
    if (cells.length > 1 && locked + wrong + outside > 0) {
      toast({ tone: "warning", title: t("paper.taken", { locked, wrong, outside }) });
    }
  }

  async function write(taken: ReadonlyMap<string, SheetCell>) {
    const marks = [...taken].map(([key, { mark }]) => [key, mark] as const);
    setSent((before) => new Map([...before, ...marks]));
    const done = await enter.run({ cells: [...taken.values()] });
    setSent((before) => new Map([...before].filter(([key]) => !taken.has(key))));
    // What could not be recorded stays in its cell.
    if (!done) {
      const kept = marks.map(
        ([key, mark]) => [key, { text: String(mark ?? ""), reason: "unsaved" }] as const,
      );
      setRefused((before) => new Map([...before, ...kept]));
    }
    return done !== null;
  }

  return {
    criteria,
    refused,
    second,
    firstOf,
    /** What a cell shows: the first typing, or the second while it is compared. */
    answerOf: (row: SheetRow, code: string): Answer | null =>
      checking ? (second.get(keyOf(row, code)) ?? null) : firstOf(row, code),
    type: (at: Place, text: string) => take([{ ...at, text }]),
    paste: (clipboard: string, selection: ReturnType<typeof between>) => {
      const { cells, outside } = laid(cellsIn(clipboard), selection, {
        rows: table.rows.length,
        columns: criteria.length,
      });
      return take(cells, outside);
    },
    clear: ({ top, bottom, left, right }: ReturnType<typeof between>) => {
      const rows = Array.from({ length: bottom - top + 1 }, (_, at) => top + at);
      const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
      return take(rows.flatMap((row) => columns.map((column) => ({ row, column, text: "" }))));
    },
    /** Gives up what stands refused in a cell. */
    giveUp(row: SheetRow, code: string) {
      setRefused((before) => new Map([...before].filter(([key]) => key !== keyOf(row, code))));
    },
    /** Records another answer, or the comment that stands beside one. */
    record: (row: SheetRow, code: string, mark: Answer | null, comment: string | null) => {
      const { dossier_id, member_id } = row;
      return write(new Map([[keyOf(row, code), { dossier_id, member_id, criterion: code, mark, comment }]]));
    },
    forget: () => setSecond(new Map()),
  };
}

export type PaperGridState = ReturnType<typeof usePaperGrid>;
