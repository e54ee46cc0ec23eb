// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { Criterion } from "~/api";
import { show } from "~/test/render";
import { gridOf } from "../../../tests/grids";
import { CriterionScaleFields } from "./CriterionScaleFields";
import { lostWithScale } from "./scaleLoss";

const grid = gridOf({ criteria: [{ code: "C1", weight: 100, floor: "3" }] });
const described: Criterion = {
  ...grid.criteria[0]!,
  descriptors: [{ level: 6, text: { fr: "Satisfaisant", en: "" } }],
};

function Edited({ first }: { first: Criterion }) {
  const [criterion, setCriterion] = useState(first);
  return (
    <CriterionScaleFields grid={grid} criterion={criterion} top readOnly={false} onChange={setCriterion} />
  );
}

describe("another scale", () => {
  it("takes the texts of the levels and the floor with it, where there are any", () => {
    expect(lostWithScale(described)).toBe("both");
    expect(lostWithScale({ ...described, floor: null })).toBe("texts");
    expect(lostWithScale({ ...described, descriptors: [] })).toBe("floor");
    expect(lostWithScale({ ...described, descriptors: [], floor: null })).toBeNull();
  });

  it("says what it erases before it is chosen and after", () => {
    show(<Edited first={described} />);
    expect(
      screen.getByText("Une autre échelle efface les textes des niveaux et le plancher."),
    ).toBeInTheDocument();
    // What a screen reader chooses in, under the list that is drawn.
    const scale = document.querySelectorAll("select")[1]!;
    fireEvent.change(scale, { target: { value: "words" } });
    expect(screen.getByText(/a effacé les textes des niveaux et le plancher/)).toBeInTheDocument();
  });
});
