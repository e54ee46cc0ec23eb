import { describe, expect, it } from "vitest";
import type { OwnSheet, OwnSheets } from "~/api";
import { fragmentAt, offered, taken } from "./remembered";

const sheet = (dossier_id: string, number: number, comment: string, criterion = "C2"): OwnSheet => ({
  dossier_id,
  number,
  current: true,
  grid_version: "g1",
  total: null,
  marks: [{ criterion, mark: 7, comment, private_note: "" }],
  gaps: [],
  extremes: [],
});
const own: OwnSheets = {
  items: [],
  grids: [],
  sheets: [
    sheet("a", 1, "Preuves solides, deux lettres d’intention."),
    sheet("b", 2, "Prématuré."),
    sheet("c", 3, "Preuves solides, deux lettres d’intention."),
    sheet("d", 4, "Étude de marché à compléter."),
    sheet("e", 5, "Preuves minces.", "C3"),
    sheet("here", 6, "Preuves à venir."),
  ],
};

describe("former comments", () => {
  it("are offered after three letters, each once, of this criterion and of other dossiers", () => {
    expect(offered(own, "here", "C2", "Pr")).toEqual([]);
    expect(offered(own, "here", "C2", "Pre")).toEqual([
      "Preuves solides, deux lettres d’intention.",
      "Prématuré.",
    ]);
  });

  it("are found without their accents and their capitals", () => {
    expect(offered(own, "here", "C2", "etu")).toEqual(["Étude de marché à compléter."]);
  });

  it("are not offered once they stand there whole", () => {
    expect(offered(own, "here", "C2", "Prématuré.")).toEqual([]);
  });
});

describe("what is being typed", () => {
  it("begins with its line or its sentence", () => {
    expect(fragmentAt("Bon projet. Pre", 15)).toBe("Pre");
    expect(fragmentAt("Bon projet\nPre", 14)).toBe("Pre");
    expect(fragmentAt("Preuves", 3)).toBe("Pre");
  });

  it("gives way to the comment that is taken, and nothing else does", () => {
    const text = "Bon projet. pre Suite.";
    expect(taken(text, 15, "Preuves solides.")).toEqual({
      text: "Bon projet. Preuves solides. Suite.",
      caret: 28,
    });
  });
});
