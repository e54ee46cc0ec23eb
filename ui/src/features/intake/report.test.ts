import { describe, expect, it } from "vitest";
import type { ImportItem, ImportReport, ImportUnit, ImportTally } from "~/api";
import { decidedOf } from "./PlanUnits";
import { lacksDate, needsAttention, planSentencesOf, sentencesOf } from "./report";

const item = (outcome: ImportItem["outcome"], more: Partial<ImportItem> = {}): ImportItem => ({
  name: "dossier.pdf",
  within: null,
  outcome,
  reason: null,
  count: 1,
  whole: true,
  unit: null,
  dossier_id: null,
  dossier_number: null,
  text_state: "ready",
  text_reason: null,
  also_in: null,
  ...more,
});
const unit = (more: Partial<ImportUnit> = {}): ImportUnit => ({
  key: "k",
  name: "BriqLys",
  title: "BriqLys",
  sender: null,
  mail: false,
  received_at: null,
  receipt: "unstated",
  between: null,
  late: null,
  proposal: "new",
  sure: true,
  why: [],
  dossier: null,
  dossier_number: null,
  dossier_title: null,
  decided: "new",
  ...more,
});
const NONE: ImportTally = { kept: 0, joined: 0, already_there: 0, asked: 0, refused: 0, left_out: 0 };
const report = (tally: Partial<ImportTally>, more: Partial<ImportReport> = {}): ImportReport => ({
  given: 0,
  tally: { ...NONE, ...tally },
  units: [],
  created: [],
  updated: [],
  items: [],
  cancelled: false,
  ...more,
});
const keys = (said: { key: string }[]) => said.map(({ key }) => key);

describe("the report of an import", () => {
  it("says only what happened", () => {
    const said = sentencesOf(report({ kept: 1, joined: 1, already_there: 1 }, { created: ["1"] }));
    expect(said).toEqual([
      { key: "import.report.created", params: { count: 1 } },
      { key: "import.report.stored", params: { count: 2 } },
      { key: "import.report.already", params: { count: 1 } },
    ]);
  });

  it("says what waits, what is incomplete and what another dossier holds too", () => {
    const items = [item("created", { also_in: 3 }), item("created", { whole: false })];
    expect(keys(sentencesOf(report({ kept: 2, asked: 1 }, { items })))).toEqual([
      "import.report.stored",
      "import.report.asked",
      "import.report.cut",
      "import.report.alsoElsewhere",
    ]);
  });

  it("says that nothing could be read rather than nothing", () => {
    expect(keys(sentencesOf(report({})))).toEqual(["import.report.nothing"]);
    expect(keys(sentencesOf(report({ left_out: 1 })))).toEqual([
      "import.report.leftOut",
      "import.report.nothing",
    ]);
  });

  it("points at what was refused and at what cannot be searched", () => {
    expect(needsAttention(item("created"))).toBe(false);
    expect(needsAttention(item("created", { text_state: "encrypted", text_reason: "password_needed" }))).toBe(
      true,
    );
    expect(needsAttention(item("refused", { reason: "program" }))).toBe(true);
    expect(needsAttention(item("left_out", { reason: "ornament" }))).toBe(false);
    expect(needsAttention(item("left_out", { reason: "unreadable" }))).toBe(true);
    expect(needsAttention(item("asked"))).toBe(true);
    expect(needsAttention(item("created", { also_in: 3 }))).toBe(true);
    expect(needsAttention(item("already_there", { text_state: "empty" }))).toBe(false);
  });
});

describe("a plan", () => {
  it("says what would come to be and what is still asked", () => {
    const units = [unit(), unit({ key: "q", sure: false, decided: null })];
    const said = planSentencesOf(report({ kept: 1, asked: 1, left_out: 2 }, { units }), 1);
    expect(keys(said)).toEqual(["import.plan.create", "import.plan.asked", "import.plan.apartCount"]);
  });

  it("takes an answer for what it says", () => {
    const doubt = unit({ sure: false, decided: null, proposal: "join" });
    expect(decidedOf(doubt, undefined)).toBeNull();
    expect(decidedOf(doubt, { answer: "accept" })).toBe("join");
    expect(decidedOf(doubt, { answer: "new" })).toBe("new");
    expect(decidedOf(doubt, { answer: "leave" })).toBe("leave");
  });

  it("asks once for the date of what has none", () => {
    expect(lacksDate(unit())).toBe(true);
    expect(lacksDate(unit({ receipt: "known", received_at: "2020-06-21T10:00:00Z" }))).toBe(false);
    expect(lacksDate(unit({ receipt: "disputed" }))).toBe(false);
  });
});
