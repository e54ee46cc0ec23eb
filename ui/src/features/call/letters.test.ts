import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CallRules, LetterTexts } from "~/api";
import { translate } from "~/i18n/translate";
import { fieldOf, lettersOf, textOf, withClosing, withText } from "./letters";

const NONE: LetterTexts = { texts: [], closing: null };
const label = (fr: string, en = "") => ({ fr, en });

describe("the texts of letters", () => {
  it("are kept for the letters that have one, each once", () => {
    const one = withText(NONE, "rejected", label("Merci."));
    const two = withText(one, "laureate", label("Bravo."));
    const changed = withText(two, "rejected", label("Merci à {applicant}."));
    expect(changed.texts.map(({ letter }) => letter)).toEqual(["rejected", "laureate"]);
    expect(textOf(changed, "rejected")).toEqual(label("Merci à {applicant}."));
    expect(textOf(changed, "deferred")).toBeUndefined();
    expect(fieldOf(changed, "laureate")).toBe("letters.texts[1].text");
  });

  it("are none once they say nothing in either language", () => {
    const said = withText(NONE, "rejected", label("Merci."));
    expect(withText(said, "rejected", label(" \n"))).toEqual(NONE);
    expect(withText(said, "rejected", label("", "Thank you.")).texts).toHaveLength(1);
    expect(withText(NONE, "rejected", label(""))).toEqual(NONE);
    const closed = withClosing(NONE, label("Bien à vous."));
    expect(closed.closing).toEqual(label("Bien à vous."));
    expect(withClosing(closed, label(" "))).toEqual(NONE);
  });

  it("are offered for the letters that the call writes, and for those that have one", () => {
    const rules = {
      decisions: ["selected", "rejected"],
      hearing: null,
      label: null,
      letters: withText(NONE, "waitlisted", label("Patience.")),
    } as unknown as CallRules;
    const offered = lettersOf(rules);
    expect(offered).toContain("laureate");
    expect(offered).toContain("waitlisted");
    for (const letter of ["hearing_invitation", "selected_with_reservations", "deferred", "extended"]) {
      expect(offered).not.toContain(letter);
    }
    const conditional = [{ months: 24, extendable_to: 48 }];
    const extending = { ...rules, label: { conditional } } as unknown as CallRules;
    expect(lettersOf(extending)).toContain("not_extended");
  });

  it("name the usual formula as letters print it", () => {
    for (const language of ["fr", "en"] as const) {
      const printed = JSON.parse(readFileSync(`../crates/paper/src/labels/${language}.json`, "utf8"));
      const named = translate("en", `call.letters.usual.${language}`);
      expect(named).toContain(printed["letter.closing"]);
    }
  });
});
