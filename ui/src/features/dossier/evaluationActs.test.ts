import { describe, expect, it } from "vitest";
import { actsOn } from "./evaluationActs";

describe("an evaluation", () => {
  it("is set aside or given back once handed in, and counts again once set aside", () => {
    expect(actsOn("submitted", "under_evaluation")).toEqual(["set_aside", "return"]);
    expect(actsOn("set_aside", "under_evaluation")).toEqual(["reinstate"]);
    expect(actsOn("draft", "under_evaluation")).toEqual([]);
    expect(actsOn("recused", "ready_for_committee")).toEqual([]);
  });

  it("is not given back any more once the dossier is on an agenda", () => {
    expect(actsOn("submitted", "scheduled")).toEqual(["set_aside"]);
  });
});
