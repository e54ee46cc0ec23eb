import { describe, expect, it } from "vitest";
import type { ImportItem, ImportReport } from "~/api";
import { needsAttention, sentencesOf } from "./report";

const item = (outcome: ImportItem["outcome"], more: Partial<ImportItem> = {}): ImportItem => ({
  name: "dossier.pdf",
  outcome,
  dossier_id: null,
  dossier_number: null,
  text_state: "ready",
  text_reason: null,
  also_in: null,
  ...more,
});
const report = (items: ImportItem[], more: Partial<ImportReport> = {}): ImportReport => ({
  created: [],
  updated: [],
  items,
  cancelled: false,
  ...more,
});

describe("the report of an import", () => {
  it("says only what happened", () => {
    const said = sentencesOf(
      report([item("created"), item("added"), item("already_there")], { created: ["1"] }),
    );
    expect(said).toEqual([
      { key: "import.report.created", params: { count: 1 } },
      { key: "import.report.stored", params: { count: 2 } },
      { key: "import.report.already", params: { count: 1 } },
    ]);
  });

  it("says what another dossier holds too", () => {
    const said = sentencesOf(report([item("created", { also_in: 3 }), item("created")], { created: ["1"] }));
    expect(said).toContainEqual({ key: "import.report.alsoElsewhere", params: { count: 1 } });
  });

  it("says that nothing was found rather than nothing", () => {
    expect(sentencesOf(report([])).map(({ key }) => key)).toEqual(["import.report.nothing"]);
  });

  it("points at what was refused and at what cannot be searched", () => {
    expect(needsAttention(item("created"))).toBe(false);
    expect(needsAttention(item("created", { text_state: "encrypted", text_reason: "password_needed" }))).toBe(
      true,
    );
    expect(needsAttention(item("refused"))).toBe(true);
    expect(needsAttention(item("created", { also_in: 3 }))).toBe(true);
    expect(needsAttention(item("already_there", { text_state: "empty" }))).toBe(false);
  });
});
