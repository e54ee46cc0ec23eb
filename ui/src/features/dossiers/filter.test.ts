import { describe, expect, it } from "vitest";
import type { DossierRow } from "~/api";
import { narrowed, NO_FILTER, signalCounts, stageCounts } from "./filter";

const row = (number: number, more: Partial<DossierRow>): DossierRow => ({
  id: String(number),
  number,
  title: "Projet",
  applicant: "",
  theme: null,
  commune: null,
  requested_cents: null,
  state: "received",
  stage: null,
  received_at: "2020-01-14T09:00:00Z",
  cutoff: null,
  late: false,
  duplicate: false,
  priority: false,
  documents: 0,
  missing: 0,
  submitted: 0,
  assigned: 0,
  natural_person: false,
  last_motive: "",
  ended_at: null,
  ...more,
});

const rows = [
  row(1, { title: "BriqLys", commune: "Lillers", theme: "circular", priority: true }),
  row(4, { title: "CaptArtois", commune: "Nœux-les-Mines", theme: "data", state: "selected" }),
  row(9, { title: "Atelier des Alouettes", state: "awaiting_documents", missing: 2 }),
];
const themes: Record<string, string> = { circular: "Économie circulaire", data: "Gestion des données" };
const found = (filter: object) =>
  narrowed(rows, { ...NO_FILTER, ...filter }, (code) => themes[code] ?? code).map(({ number }) => number);

describe("the filter of dossiers", () => {
  it("finds by parts of words anywhere in the row, accents and ligatures aside", () => {
    expect(found({ text: "noeux" })).toEqual([4]);
    expect(found({ text: "economie lill" })).toEqual([1]);
    expect(found({ text: "9" })).toEqual([9]);
    expect(found({ text: "absent" })).toEqual([]);
  });

  it("narrows by stretch, theme and signal together", () => {
    expect(found({ stage: "decided" })).toEqual([4]);
    expect(found({ signal: "missing" })).toEqual([9]);
    expect(found({ theme: "circular", signal: "priority" })).toEqual([1]);
    expect(found({ theme: "circular", stage: "decided" })).toEqual([]);
  });

  it("counts only what there is", () => {
    expect(stageCounts(rows)).toEqual([
      { stage: "intake", count: 1 },
      { stage: "checks", count: 1 },
      { stage: "decided", count: 1 },
    ]);
    expect(signalCounts(rows)).toEqual([
      { signal: "missing", count: 1 },
      { signal: "priority", count: 1 },
    ]);
  });
});
