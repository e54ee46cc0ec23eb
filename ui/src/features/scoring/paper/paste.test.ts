import { describe, expect, it } from "vitest";
import type { Scale } from "~/api";
import type { Levels } from "~/text/grid";
import { between, cellsIn, clipboardOf, laid, readCell, saysTheSame } from "./paste";

const levels = (scale: Scale): Levels => ({ ...scale, words: null, notApplicable: false });
const HALVES = levels({ minimum: 0, maximum: 10, steps_per_point: 2 });
const QUARTERS = levels({ minimum: 0, maximum: 20, steps_per_point: 4 });
const SIZE = { rows: 12, columns: 6 };

describe("a cell of a sheet of paper", () => {
  it.each(["3,5", "3.5", "3,50", "\u00a03,5\u202f", " 3.50 "])("reads %j as three and a half", (text) => {
    expect(readCell(text, HALVES)).toEqual({ answer: 7 });
  });

  it.each([
    ["3,5,1", "number"],
    ["1.250", "thousands"],
    ["1e3", "number"],
    ["٣", "number"],
    ["abc", "number"],
    ["-0", "number"],
    ["3\u00a05", "number"],
    ["05", "number"],
    ["5,5", "range"],
    ["3,2", "step"],
  ])("refuses %j with its reason", (text, refused) => {
    expect(readCell(text, HALVES)).toEqual({ refused });
  });

  it("refuses a point and three digits even where the scale has that mark", () => {
    expect(readCell("1.250", QUARTERS)).toEqual({ refused: "thousands" });
    expect(readCell("1,25", QUARTERS)).toEqual({ answer: 5 });
  });

  it.each(["", " ", "\u00a0", "\t"])("is a blank where %j stands, never a zero", (text) => {
    expect(readCell(text, HALVES)).toEqual({ answer: null });
    expect(readCell("0", HALVES)).toEqual({ answer: 0 });
  });

  it("takes the words of a scale of words in either language, or their places", () => {
    const words = [
      { fr: "Écarté", en: "No go" },
      { fr: "Retenu", en: "Go" },
    ];
    const scale = { minimum: 0, maximum: 1, steps_per_point: 1, words, notApplicable: true };
    expect(readCell("ecarte", scale)).toEqual({ answer: 0 });
    expect(readCell("GO", scale)).toEqual({ answer: 1 });
    expect(readCell("2", scale)).toEqual({ answer: 1 });
    for (const shown of ["nc", "N/A"]) expect(readCell(shown, scale)).toEqual({ answer: "not_applicable" });
    expect(readCell("peut-être", scale)).toEqual({ refused: "word" });
    expect(readCell("NC", HALVES)).toEqual({ refused: "number" });
  });
});

describe("a block from a spreadsheet", () => {
  const block = Array.from({ length: 5 }, () => "1\t2\t3").join("\n");

  it.each([`${block}\n`, `${block.replaceAll("\n", "\r\n")}\r\n`, block])(
    "of five rows and three columns goes into fifteen cells, its final newline into none",
    (text) => {
      const { cells, outside } = laid(
        cellsIn(text),
        between({ row: 1, column: 2 }, { row: 1, column: 2 }),
        SIZE,
      );
      expect([cells.length, outside]).toEqual([15, 0]);
      expect(cells[0]).toEqual({ row: 1, column: 2, text: "1" });
      expect(cells.at(-1)).toEqual({ row: 5, column: 4, text: "3" });
    },
  );

  it("keeps its blanks, at the end of a row and as a row", () => {
    expect(cellsIn("1\t\t\n\t\t\n2\t3\t4\n")).toEqual([
      ["1", "", ""],
      ["", "", ""],
      ["2", "3", "4"],
    ]);
    expect(cellsIn("1\n\n2\n")).toEqual([["1"], [""], ["2"]]);
  });

  it("is what was copied, whatever stands in its cells", () => {
    const rows = [
      ["3,5", "", "NC"],
      ["a\tb", 'dit "oui"', "deux\nlignes"],
    ];
    expect(clipboardOf(rows).split("\n")[0]).toBe("3,5\t\tNC");
    expect(cellsIn(clipboardOf(rows))).toEqual(rows);
  });

  it("parts no cell in quotes", () => {
    expect(cellsIn('"a\tb"\t"dit ""oui""\nici"\n')).toEqual([["a\tb", 'dit "oui"\nici']]);
  });

  it("of one cell fills what is selected, and what is larger than the table is counted", () => {
    const all = between({ row: 3, column: 1 }, { row: 1, column: 0 });
    expect(laid([["4"]], all, SIZE).cells).toHaveLength(6);
    const corner = between({ row: 11, column: 5 }, { row: 11, column: 5 });
    expect(laid(cellsIn("1\t2\n3\t4"), corner, SIZE)).toEqual({
      cells: [{ row: 11, column: 5, text: "1" }],
      outside: 3,
    });
  });

  it.each([
    // rows and columns selected, the block, what is laid
    [4, 2, "1\t2\n3\t4", "12 34 12 34"],
    [4, 4, "1\t2\n3\t4", "1212 3434 1212 3434"],
    [3, 3, "1\t2\t3", "123 123 123"],
    [2, 3, "1\n2", "111 222"],
    [3, 1, "1\t2", "12 12 12"],
    // No multiple: once.
    [3, 2, "1\t2\n3\t4", "12 34"],
    [5, 1, "1\n2", "1 2"],
    [1, 1, "1\t2\n3\t4", "12 34"],
  ])("fills %i rows and %i columns with %j as %j", (rows, columns, clipboard, filled) => {
    const selection = between({ row: 1, column: 0 }, { row: rows, column: columns - 1 });
    const { cells, outside } = laid(cellsIn(clipboard), selection, SIZE);
    const lines = new Map<number, string>();
    for (const { row, text } of cells) lines.set(row, (lines.get(row) ?? "") + text);
    expect([[...lines.values()].join(" "), outside]).toEqual([filled, 0]);
  });

  it("keeps the blanks of a short row where it is laid again", () => {
    const selection = between({ row: 0, column: 0 }, { row: 3, column: 1 });
    expect(laid([["1", "2"], ["3"]], selection, SIZE).cells).toHaveLength(6);
  });
});

describe("a comment that is typed twice", () => {
  it("says the same however its lines are broken, and something else for one word", () => {
    expect(saysTheSame("Projet mûr,\nbien porté. ", "Projet mûr, bien  porté.")).toBe(true);
    expect(saysTheSame("Projet mûr.", "Projet mur.")).toBe(false);
    expect(saysTheSame("", "Projet mûr.")).toBe(false);
  });
});
