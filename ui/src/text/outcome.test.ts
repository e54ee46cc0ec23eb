import { describe, expect, it } from "vitest";
import { type MessageKey, sentences } from "~/i18n/catalogue";
import { inWordsOf } from "./outcome";

describe("the words of a call", () => {
  it("say one outcome alike, of a decision and of its dossier", () => {
    for (const key of [
      "decision.kind.selected",
      "dossier.state.selected",
      "session.pv.kind.selected",
    ] as const) {
      expect(inWordsOf("labelling", key)).toBe("decision.label.selected");
      expect(inWordsOf("expression_of_interest", key)).toBe("decision.opinion.selected");
      expect(inWordsOf("project_call", key)).toBe(key);
      expect(inWordsOf(undefined, key)).toBe(key);
    }
  });

  it("say what a letter gives", () => {
    expect(inWordsOf("labelling", "paper.kind.laureate")).toBe("paper.label.laureate");
    expect(inWordsOf("expression_of_interest", "paper.kind.rejected")).toBe("paper.opinion.rejected");
    expect(inWordsOf("project_call", "paper.kind.laureate")).toBe("paper.kind.laureate");
  });

  it("never call an organisation that is labelled a project", () => {
    // A draft is called a project in French, other calls keep their name, the program judges them all, and a place in a letter is
    // written as it is called.
    const apart = new Set([
      "act.correct.text",
      "about.text",
      "call.kind.project_call",
      "error.invalid_input.unknown_place",
    ]);
    for (const key of Object.keys(sentences("fr")) as MessageKey[]) {
      if (apart.has(key) || key.startsWith("wording.")) continue;
      const own = inWordsOf("organisation_labelling", key);
      expect(sentences("fr")[own], own).not.toMatch(/projet/i);
      expect(sentences("en")[own], own).not.toMatch(/project/i);
    }
    expect(inWordsOf("organisation_labelling", "decision.kind.selected")).toBe(
      "decision.organisation.selected",
    );
    expect(inWordsOf("organisation_labelling", "nav.labels")).toBe("wording.label.nav.labels");
  });

  it("change nothing else", () => {
    expect(inWordsOf("labelling", "paper.kind.minutes")).toBe("paper.kind.minutes");
    expect(inWordsOf("labelling", "dossier.state.withdrawn")).toBe("dossier.state.withdrawn");
    expect(inWordsOf("labelling", "nav.labels")).toBe("wording.label.nav.labels");
    expect(inWordsOf("project_call", "nav.labels")).toBe("nav.labels");
    expect(inWordsOf("labelling", "decision.kind.deferred")).toBe("decision.kind.deferred");
  });
});
