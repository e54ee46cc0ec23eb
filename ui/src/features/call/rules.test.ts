import { describe, expect, it } from "vitest";
import type { CounterRule, PriorityRule } from "~/api";
import { NOWHERE } from "./area";
import { activitiesOf, divisionsIn, newRule, testOf, withCommunes } from "./rules";

describe("the rules of a call", () => {
  it("change what is verified, and keep the area that both kinds look at", () => {
    const area = { ...NOWHERE, epcis: ["200072460"], departments: ["62"] };
    const kept = testOf("hq_in_or_commitment", { kind: "implementation_in", ...area }, []);
    expect(kept).toEqual({ kind: "hq_in_or_commitment", ...area });
    expect(testOf("signed_and_complete", kept, [])).toEqual({ kind: "signed_and_complete" });
  });

  it("bound a number from nought on, and the first that dossiers count", () => {
    const counters = [{ code: "months" }, { code: "partners" }] as CounterRule[];
    const amount = testOf("requested_between", { kind: "signed_and_complete" }, counters);
    expect(amount).toEqual({ kind: "requested_between", at_least_cents: 0, at_most_cents: null });
    const counted = testOf("counter_between", amount, counters);
    expect(counted).toEqual({ kind: "counter_between", counter: "months", at_least: 0, at_most: null });
  });

  it("look at an activity by its sections and divisions", () => {
    const begun = testOf("activity_in", { kind: "signed_and_complete" }, []);
    expect(begun).toEqual({ kind: "activity_in", sections: ["C"], divisions: [] });
    expect(activitiesOf(begun)).toEqual({ sections: ["C"], divisions: [] });
    expect(activitiesOf({ kind: "signed_and_complete" })).toBeNull();
    expect(divisionsIn(" 62, 63;62 ")).toEqual(["62", "63"]);
  });

  it("begin under the first code that is free, without an English text", () => {
    const first = newRule([], { fr: "Nouvelle règle", en: "" });
    expect(first).toMatchObject({ code: "E1", label: { fr: "Nouvelle règle", en: "" } });
    expect(newRule([{ ...first, code: "E2" }], { fr: "x", en: "" }).code).toBe("E3");
  });

  it("take in communes once each", () => {
    const priority = { communes: ["62119", "62516"] } as PriorityRule;
    expect(withCommunes(priority, ["62119", "62001"]).communes).toEqual(["62001", "62119", "62516"]);
  });
});
