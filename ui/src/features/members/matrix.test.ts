import { describe, expect, it } from "vitest";
import type { Assigned, CellState, DossierRow, InterestView, MemberView } from "~/api";
import { assignedAfter, canToggle, cellAfter, compositionOf, matrixOf } from "./matrix";

const member = (id: string, more: Partial<MemberView> = {}): MemberView => ({
  id,
  name: id,
  capacity: "company",
  college: "private",
  voice: "voting",
  role: "member",
  organisation: "",
  email: "",
  alternate_of: null,
  fields: [],
  active: true,
  assigned: 0,
  submitted: 0,
  recusals: [],
  ...more,
});
const dossier = (id: string, state: DossierRow["state"]) =>
  ({ id, number: 1, title: id, applicant: "", state }) as DossierRow;
const assigned = (id: string, cells: Record<string, CellState>): Assigned[] =>
  Object.entries(cells).map(([member, state]) => ({ dossier_id: id, member_id: member, state }));

describe("who evaluates what", () => {
  const members = [
    member("a"),
    member("b", { recusals: ["x"] }),
    member("c"),
    member("g", { role: "guest" }),
  ];
  const rows = matrixOf(
    members,
    [dossier("x", "under_evaluation"), dossier("y", "received")],
    assigned("x", { a: "draft", b: "submitted" }),
    [{ member_id: "a", dossier_id: "x", kind: "none", recused: false } as InterestView],
  );

  it("shows the dossiers that are scored, members across, guests left out", () => {
    expect(rows.map((row) => row.dossier.id)).toEqual(["x"]);
    expect(rows[0]?.cells.map((cell) => cell.member.id)).toEqual(["a", "b", "c"]);
  });

  it("shows a recusal whatever was marked before", () => {
    expect(rows[0]?.cells.map(({ state }) => state)).toEqual(["draft", "recused", null]);
    expect(rows[0]?.cells[0]?.interest?.kind).toBe("none");
  });

  it("adds and takes off without touching the others, and never what was begun", () => {
    expect(assignedAfter(rows[0]!, "c")).toEqual(["a", "c"]);
    expect(assignedAfter(rows[0]!, "a")).toEqual([]);
    expect(rows[0]?.cells.map(canToggle)).toEqual([false, false, true]);
  });

  it("is walked with the arrows and stays inside", () => {
    expect(cellAfter("ArrowRight", { row: 0, column: 2 }, 4, 3)).toEqual({ row: 0, column: 2 });
    expect(cellAfter("ArrowDown", { row: 0, column: 1 }, 4, 3)).toEqual({ row: 1, column: 1 });
    expect(cellAfter("End", { row: 2, column: 0 }, 4, 3)).toEqual({ row: 2, column: 2 });
    expect(cellAfter("a", { row: 0, column: 0 }, 4, 3)).toBeNull();
  });
});

describe("the committee", () => {
  it("is composed of those who sit and vote", () => {
    expect(
      compositionOf([
        member("a", { role: "chair", college: "public" }),
        member("b"),
        member("c", { voice: "advisory" }),
        member("d", { role: "alternate" }),
        member("e", { active: false }),
      ]),
    ).toEqual({ voting: 2, publicVoices: 1, privateVoices: 1, chair: "a" });
  });
});
