import { describe, expect, it } from "vitest";
import type { CheckProposal, CheckView } from "~/api";
import { leastMotive, motiveNeeded, pathOf, suggestedOutcome, toneOf } from "./check";

const eligibility: CheckProposal = {
  step: "eligibility",
  outcome: "eligible",
  allowed: ["eligible", "ineligible"],
  detail: { step: "eligibility", rules: [], priority: false },
};
const relevance: CheckProposal = {
  step: "relevance",
  outcome: "relevant",
  allowed: ["relevant", "off_topic", "redirected"],
  detail: { step: "relevance", answers: ["yes", "no"], min_motive_chars: 20 },
};
const check = (step: CheckView["step"], outcome: string): CheckView => ({
  id: `${step}-${outcome}`,
  step,
  outcome,
  motive: "",
  detail: eligibility.detail,
  person_name: "Claire Martin",
  checked_at: "2020-01-15T09:00:00Z",
});

describe("the checks of a dossier", () => {
  it("want a motive for a refusal, for going against the facts, and for relevance always", () => {
    expect(motiveNeeded(eligibility, "eligible")).toBe(false);
    expect(motiveNeeded(eligibility, "ineligible")).toBe(true);
    expect(motiveNeeded(relevance, "redirected")).toBe(true);
    expect(toneOf("redirected")).toBe("danger");
    expect(motiveNeeded({ ...eligibility, outcome: "ineligible" }, "eligible")).toBe(true);
    expect(leastMotive(relevance, "relevant")).toBe(20);
    expect(leastMotive(eligibility, "eligible")).toBe(0);
  });

  it("suggest what the facts speak for, and nothing while one is to be established or on relevance", () => {
    const rules = (outcome: "met" | "not_met" | "unknown"): CheckProposal => ({
      ...eligibility,
      outcome: outcome === "met" ? "eligible" : "ineligible",
      detail: { step: "eligibility", rules: [{ rule: "E3", outcome, facts: [] }], priority: false } as never,
    });
    expect(suggestedOutcome(rules("met"))).toBe("eligible");
    expect(suggestedOutcome(rules("not_met"))).toBe("ineligible");
    expect(suggestedOutcome(rules("unknown"))).toBeNull();
    expect(suggestedOutcome(relevance)).toBeNull();
  });

  it("show the latest record of each step and where the dossier stands", () => {
    const path = pathOf(
      [
        check("acknowledgement", "acknowledged"),
        check("completeness", "awaiting_documents"),
        check("completeness", "complete"),
      ],
      eligibility,
    );
    expect(path.map(({ state }) => state)).toEqual(["done", "done", "todo", "current", "todo"]);
    expect(path[1]?.last?.outcome).toBe("complete");
  });
});
