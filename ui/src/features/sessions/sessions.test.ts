import { describe, expect, it } from "vitest";
import type {
  AgendaItemView,
  CallRules,
  DecisionKind,
  MemberView,
  QuorumResult,
  RankingView,
  SessionView,
} from "~/api";
import { candidates, moved, withAll } from "./agenda";
import { allPresent, holdersFor, linesOf, sheetOf, withPresence } from "./attendance";
import { departureOf, EMPTY, inputOf, missingOf, tallyOf, withKind } from "./decision";
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
  it("needs a kind, a motive, and votes unless by consensus", () => {
    expect(missingOf(EMPTY, item(), rules, false)).toEqual(["kind", "motive"]);
    expect(
      missingOf({ ...EMPTY, kind: "rejected", motive: "m", mode: "show_of_hands" }, item(), rules, false),
    ).toEqual(["votes"]);
  });

  it("cannot be recorded without the quorum of the item, nor when the vote did not carry it", () => {
    const draft = { ...EMPTY, kind: "rejected" as const, motive: "m" };
    expect(missingOf(draft, item({ quorum: { ...quorum, reached: false } }), rules, false)).toEqual([
      "quorum",
    ]);
    const voted = { ...draft, mode: "secret_ballot" as const, votesFor: 2, against: 3, abstentions: 2 };
    expect(missingOf(voted, item(), rules, false)).toEqual(["notAdopted"]);
    expect(missingOf({ ...voted, against: 5 }, item(), rules, false)).toEqual(["tooMany"]);
  });

  it("lets the chair decide a tie by show of hands only", () => {
    const tied = { ...EMPTY, mode: "show_of_hands" as const, votesFor: 3, against: 3, abstentions: 1 };
    expect(tallyOf(tied, quorum, rules)).toMatchObject({
      tie: true,
      needsChair: true,
      adopted: false,
      cast: 7,
    });
    expect(tallyOf({ ...tied, chairFor: true }, quorum, rules)?.adopted).toBe(true);
    expect(tallyOf({ ...tied, mode: "secret_ballot", chairFor: true }, quorum, rules)?.needsChair).toBe(
      false,
    );
  });

  it("asks for reservations where they belong and drops them elsewhere", () => {
    const reserved = withKind(EMPTY, "selected_with_reservations", rules);
    expect(reserved.reservations).toHaveLength(1);
    expect(reserved.support).toEqual(["networking"]);
    expect(missingOf({ ...reserved, motive: "m" }, item(), rules, false)).toEqual(["reservations"]);
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

describe("a departure from the ranking", () => {
  const view = (states: Record<string, string>) =>
    ({
      ranking: {
        ranked: [
          { dossier: "a", position: 1 },
          { dossier: "b", position: 2 },
        ],
      },
      dossiers: Object.entries(states).map(([id, state]) => ({ id, state })),
    }) as unknown as RankingView;
  const kinds = (states: Record<string, string>, dossier: string, kind: DecisionKind) =>
    departureOf(view(states), dossier, kind).map((reason) => reason.kind);

  it("is seen whichever of two dossiers is decided first", () => {
    expect(kinds({ a: "waitlisted" }, "b", "selected")).toEqual(["better_passed_over"]);
    expect(kinds({ b: "selected" }, "a", "waitlisted")).toEqual(["worse_preferred"]);
    expect(kinds({ a: "selected" }, "b", "selected")).toEqual([]);
  });

  it("is seen when a dossier without rank is preferred or a ranked one rejected, and never in a deferral", () => {
    expect(kinds({}, "z", "selected")).toEqual(["preferred_without_rank"]);
    expect(kinds({}, "a", "rejected")).toEqual(["rejected_above_thresholds"]);
    expect(kinds({ b: "selected" }, "a", "deferred")).toEqual([]);
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
