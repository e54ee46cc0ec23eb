import { describe, expect, it } from "vitest";
import type { Scale } from "~/api";
import { formatsOf } from "~/i18n/formats";
import { folded } from "./fold";
import { labelIn } from "./label";
import { pointsIn, pointsOf, stepsIn, stepsOf } from "./points";

const HALVES: Scale = { minimum: 0, maximum: 10, steps_per_point: 2 };

describe("a mark", () => {
  it("is counted in steps and read in points; an empty one stays empty", () => {
    expect(pointsOf(7, HALVES)).toBe(3.5);
    expect(stepsOf(3.5, HALVES)).toBe(7);
    expect(stepsOf(0, HALVES)).toBe(0);
    expect(stepsOf(null, HALVES)).toBeNull();
  });

  it("is read with a comma or a point, in steps of the scale only", () => {
    expect(stepsIn("3,5", HALVES)).toBe(7);
    expect(stepsIn(" 4. ", HALVES)).toBe(8);
    expect(stepsIn("3,25", HALVES)).toBeNull();
    expect(stepsIn("5,5", HALVES)).toBeNull();
    expect(stepsIn("", HALVES)).toBeNull();
  });

  it("is written as people of the language write it", () => {
    expect([7, 0, null].map(pointsIn(HALVES, formatsOf("fr")))).toEqual(["3,5", "0", "—"]);
    expect(pointsIn(HALVES, formatsOf("en"))(7)).toBe("3.5");
  });
});

it("a text is found without its accents, ligatures, apostrophes and kinds of space", () => {
  expect(folded("L’Œuvre de\u00a0Nœux")).toBe("l'oeuvre de noeux");
});

it("a text of the call is shown in French where its translation is not written", () => {
  expect(labelIn({ fr: "Sobriété", en: "" }, "en")).toBe("Sobriété");
  expect(labelIn({ fr: "Sobriété", en: "Sobriety" }, "en")).toBe("Sobriety");
});
