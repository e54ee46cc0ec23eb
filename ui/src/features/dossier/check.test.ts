import { describe, expect, it } from "vitest";
import type { CheckProposal, CheckView } from "~/api";
import { leastMotive, motiveNeeded, pathOf, toneOf } from "./check";

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
