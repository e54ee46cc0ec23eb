import { describe, expect, it } from "vitest";
import type { Scale } from "~/api";
import { formatsOf } from "~/i18n/formats";
import { folded } from "./fold";
import { labelIn } from "./label";
import { namesIn, shortTitle, titlesIn } from "./names";
import { parisDay, parisTime } from "./paris";
import { pointsIn, pointsOf, stepsIn } from "./points";

const HALVES: Scale = { minimum: 0, maximum: 10, steps_per_point: 2 };

describe("a mark", () => {
  it("is counted in steps and read in points; an empty one stays empty", () => {
    expect(pointsOf(7, HALVES)).toBe(3.5);
  });

  it("is read with a comma or a point, in steps of the scale only", () => {
    expect(stepsIn("3,5", HALVES)).toBe(7);
    expect(stepsIn(" 4 ", HALVES)).toBe(8);
    expect(stepsIn("4.", HALVES)).toBeNull();
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

it("a name is looked up by its identifier, a title without what explains it", () => {
  expect(namesIn([{ id: "m4", name: "Karim Benali" }])("m4")).toBe("Karim Benali");
  expect(titlesIn([{ id: "d1", title: "BriqLys — briques du Lys" }])("d1")).toBe("BriqLys");
  expect(titlesIn([])("d1")).toBeUndefined();
  expect(shortTitle("Forge4D")).toBe("Forge4D");
});

it("an instant has the day and the time of where the committee sits", () => {
  const evening = new Date("2026-03-12T23:05:00Z");
  expect([parisDay(evening), parisTime(evening)]).toEqual(["2026-03-13", "00:05"]);
});
