import { describe, expect, it } from "vitest";
import type { AgendaItemView, CallRules, MemberView, QuorumResult, SessionView } from "~/api";
import { candidates, moved, withAll } from "./agenda";
import { allPresent, holdersFor, linesOf, sheetOf, withPresence } from "./attendance";
import { draftOf, EMPTY, inputOf, withKind } from "./decision";
import { firstPanel, nextItem, reached, undecided } from "./steps";
import { timeOf } from "./time";

const quorum = { present: 6, represented: 1, reached: true } as QuorumResult;
const item = (more: Partial<AgendaItemView> = {}) =>
  ({ id: "i1", dossier_id: "d1", quorum, decision: null, state: "heard", ...more }) as AgendaItemView;
const rules = {
  committee: { vote: "majority", casting_vote: true },
  support: { measures: [{ code: "networking" }], amount_cents: null },
} as unknown as CallRules;

describe("a time of the day", () => {
  it("is read as people type it, and stored in one form", () => {
    expect(["14:05", "14h05", "1405", "9 h", "9.30", " 8h5 "].map(timeOf)).toEqual([
      "14:05",
      "14:05",
      "14:05",
      "09:00",
      "09:30",
      "08:05",
    ]);
    expect(["", "25:00", "14:61", "midi"].map(timeOf)).toEqual([null, null, null, null]);
  });
});

describe("the agenda", () => {
  it("moves an item as far as it goes", () => {
    expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
  });

  it("takes each dossier once", () => {
    expect(withAll(["a"], ["b", "a"])).toEqual(["a", "b"]);
    expect(candidates([{ id: "a" }, { id: "b" }] as never, ["a"]).map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("the attendance sheet", () => {
  const member = (id: string, more: Partial<MemberView> = {}) =>
    ({ id, name: id, active: true, role: "member", voice: "voting", ...more }) as MemberView;
  const lines = linesOf([member("a"), member("b"), member("g", { role: "guest", voice: "advisory" })], []);

  it("says nothing of those whose presence nobody has taken", () => {
    expect(sheetOf(lines)).toEqual([]);
    expect(sheetOf(allPresent(lines)).map(({ presence }) => presence)).toEqual([
      "present",
      "present",
      "present",
    ]);
  });

  it("lets a proxy go from somebody away to somebody there who votes and has a hand free", () => {
    let sheet = withPresence(withPresence(lines, "a", "present"), "b", "excused");
    expect(holdersFor(sheet, "b", 1).map(({ member: { id } }) => id)).toEqual(["a"]);
    sheet = sheet.map((line) => (line.member.id === "b" ? { ...line, proxyTo: "a" } : line));
    expect(holdersFor(sheet, "g", 1)).toEqual([]);
    expect(
      sheetOf(withPresence(sheet, "a", "absent")).find(({ member_id }) => member_id === "b")?.proxy_to,
    ).toBeNull();
    expect(
      sheetOf(withPresence(sheet, "b", "remote")).find(({ member_id }) => member_id === "b")?.proxy_to,
    ).toBeNull();
  });
});

describe("a decision being prepared", () => {
  it("is weighed as typed: what is empty is none, never zero", () => {
    const draft = { ...EMPTY, mode: "show_of_hands" as const, votesFor: 0 };
    expect(draftOf(draft, "d1", "s1")).toMatchObject({ kind: null, votes_for: 0, against: null, motive: "" });
  });

  it("asks for reservations where they belong and drops them elsewhere", () => {
    const reserved = withKind(EMPTY, "selected_with_reservations", rules);
    expect(reserved.reservations).toHaveLength(1);
    expect(reserved.support).toEqual(["networking"]);
    expect(withKind(reserved, "rejected", rules)).toMatchObject({
      reservations: [],
      support: [],
      amount: null,
    });
  });

  it("is recorded with what was typed, and with no votes by consensus", () => {
    const input = inputOf({ ...EMPTY, motive: " Bon projet ", votesFor: 3 }, "selected", item(), "s1");
    expect(input).toMatchObject({
      motive: "Bon projet",
      votes: null,
      departure_reason: null,
      dossier_id: "d1",
    });
  });
});

describe("the path of a session", () => {
  it("shows first what the session needs next", () => {
    const view = (state: string, items: AgendaItemView[] = []) =>
      ({ row: { state }, items }) as unknown as SessionView;
    expect(firstPanel(view("planned"))).toBe("plan");
    expect(firstPanel(view("convened"))).toBe("attendance");
    expect(firstPanel(view("open", [item({ decision: {} as never }), item({ id: "i2" })]))).toBe("i2");
    expect(firstPanel(view("minutes_draft"))).toBe("papers");
  });

  it("stands where it left when it failed or was cancelled", () => {
    expect([reached("quorum_failed"), reached("cancelled"), reached("published")]).toEqual([1, 0, 7]);
  });

  it("finds what waits for a decision", () => {
    const items = [item({ decision: {} as never }), item({ id: "i2" }), item({ id: "i3", state: "invited" })];
    expect(undecided([item({ state: "not_heard" })])).toEqual([]);
    expect(undecided(items).map(({ id }) => id)).toEqual(["i2"]);
    expect(nextItem(items, "i3")?.id).toBe("i2");
  });
});
