import { describe, expect, it } from "vitest";
import type { MemberPacks, PackState, ReturnOutcome } from "~/api";
import { canMake, chosenOf, concernedBy, fileName, standingOf } from "./circulation";

const pack = (version: number, state: PackState = "out") => ({
  id: `pack${version}`,
  call: "c1",
  member: "m1",
  version,
  state,
  dossiers: 3,
  size: 2_000_000,
  made_at: "2026-03-02T08:00:00Z",
});
const back = (version: number, outcome: ReturnOutcome = "merged") => ({
  pack: `pack${version}`,
  version: 1,
  acts: 40,
  receipt: "9F3A-61C0",
  made_at: "2026-03-08T18:00:00Z",
  came_at: "2026-03-09T08:00:00Z",
  outcome,
});
const member = (more: Partial<MemberPacks> = {}): MemberPacks => ({
  member: "m1",
  name: "Hélène Vandamme",
  email: "",
  active: true,
  dossiers: 3,
  size: 1_800_000,
  key_known: false,
  changed: 0,
  owing: false,
  packs: [],
  returns: [],
  ...more,
});

describe("where somebody's dossiers are", () => {
  it("is nowhere before the first pack", () => {
    expect(standingOf(member())).toBe("unprepared");
    expect(standingOf(member({ active: false }))).toBe("retired");
  });

  it("is with the member until a return answers the last pack", () => {
    const out = { packs: [pack(2), pack(1)] };
    expect(standingOf(member(out))).toBe("awaited");
    expect(standingOf(member({ ...out, returns: [back(1)] }))).toBe("awaited");
    expect(standingOf(member({ ...out, returns: [back(2)] }))).toBe("returned");
    expect(standingOf(member({ ...out, returns: [back(2, "late")] }))).toBe("returned");
    expect(standingOf(member({ ...out, returns: [back(2, "closed")] }))).toBe("awaited");
  });

  it("says that something changed since, for those who still score", () => {
    const changed = { packs: [pack(1)], changed: 2 };
    expect(standingOf(member(changed))).toBe("stale");
    expect(standingOf(member({ ...changed, returns: [back(1)] }))).toBe("stale");
    expect(standingOf(member({ ...changed, active: false }))).toBe("awaited");
  });

  it("says that a return is late before it says that something changed", () => {
    expect(standingOf(member({ packs: [pack(1, "closing")], changed: 2 }))).toBe("late");
    expect(standingOf(member({ packs: [pack(1, "closing")], returns: [back(1, "late")] }))).toBe("returned");
  });

  it("is closed or called back as the register says, whatever came", () => {
    expect(standingOf(member({ packs: [pack(1, "closed")], returns: [back(1)] }))).toBe("closed");
    expect(standingOf(member({ packs: [pack(1, "revoked")], changed: 1 }))).toBe("revoked");
  });
});

describe("who an act is for", () => {
  const awaited = member({ member: "a", packs: [pack(1)] });
  const answered = member({ member: "b", packs: [pack(1)], returns: [back(1)] });
  const revoked = member({ member: "c", packs: [pack(1, "revoked")] });
  const none = member({ member: "d", dossiers: 0 });
  const all = [awaited, answered, revoked, none];

  it("makes packs for those who have something to score", () => {
    expect(all.filter(canMake)).toEqual([awaited, answered, revoked]);
  });

  it("changes no pack that was called back, nor one that stands there already", () => {
    expect(concernedBy("closing", all)).toEqual([awaited, answered]);
    expect(concernedBy("out", all)).toEqual([]);
  });

  it("takes everybody where nobody is ticked", () => {
    expect(chosenOf(all, new Set())).toEqual(all);
    expect(chosenOf(all, new Set(["b", "gone"]))).toEqual([answered]);
  });
});

describe("a file", () => {
  it("has its name after the last separator of either system", () => {
    expect(fileName("C:\\Envois\\Hélène.pli")).toBe("Hélène.pli");
    expect(fileName("/home/a/Hélène.pli")).toBe("Hélène.pli");
  });
});
