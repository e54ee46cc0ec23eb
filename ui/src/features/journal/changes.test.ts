import { describe, expect, it } from "vitest";
import { byDay, shownChanges } from "./changes";

const row = { table: "mark", key: "1", created: false, deleted: false };

describe("the journal", () => {
  it("leaves out what is an address inside the file or stays empty", () => {
    const fields = [
      { field: "dossier_id", before: null, after: "7" },
      { field: "comment", before: null, after: "" },
      { field: "steps", before: 6, after: 7 },
    ];
    expect(shownChanges([{ ...row, fields }])).toEqual([
      { key: "mark:1", table: "mark", kind: "changed", fields: [{ field: "steps", before: 6, after: 7 }] },
    ]);
    expect(shownChanges([{ ...row, fields: fields.slice(0, 2) }])).toEqual([]);
  });

  it("keeps the order of the entries within each day", () => {
    const entries = ["2026-03-12T10:00", "2026-03-12T09:00", "2026-03-11T18:00"].map((at) => ({ at }));
    expect(byDay(entries, (at) => at.slice(0, 10)).map(([day, list]) => [day, list.length])).toEqual([
      ["2026-03-12", 2],
      ["2026-03-11", 1],
    ]);
  });
});
