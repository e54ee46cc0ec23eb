import { describe, expect, it } from "vitest";
import { partsOf } from "./parts";

const themes = (...labels: string[]) => ({
  themes: labels.map((fr, at) => ({ code: `t${at}`, label: { fr, en: "" } })),
  priority: { communes: ["62119"] },
});
const change = (before: unknown, after: unknown, field = "rules") => ({
  field,
  before: JSON.stringify(before),
  after: JSON.stringify(after),
});

describe("a document in the journal", () => {
  it("is told by the parts that changed, each at its place", () => {
    const after = { ...themes("Énergie", "Habitat"), priority: { communes: ["62119", "62516"] } };
    const parts = partsOf(change(themes("Énergie", "Logement"), after));
    expect(parts).toEqual([
      { field: "rules", path: "themes[1].label.fr", before: "Logement", after: "Habitat" },
      { field: "rules", path: "priority.communes", before: ["62119"], after: ["62119", "62516"] },
    ]);
  });

  it("tells a line that came or went whole", () => {
    const parts = partsOf(change(themes("Énergie"), themes("Énergie", "Habitat")));
    expect(parts.map(({ path, before }) => [path, before])).toEqual([["themes[1]", null]]);
  });

  it("stays one thing while it is new, and where it is no page", () => {
    const made = { field: "rules", before: null, after: "{}" };
    expect(partsOf(made)).toEqual([made]);
    const quorum = change({ counted: 5 }, { counted: 6 }, "quorum");
    expect(partsOf(quorum)).toEqual([quorum]);
  });
});
