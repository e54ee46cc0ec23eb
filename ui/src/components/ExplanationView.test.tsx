// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Explanation } from "~/api";
import { I18nProvider } from "~/i18n";
import { gridOf } from "../../tests/grids";
import { ExplanationView } from "./ExplanationView";

const grid = gridOf({
  criteria: [{ code: "C1", label: { fr: "Pertinence", en: "Fit" }, weight: 20 }],
});

const names: Record<string, string> = { m1: "Karim Benali", m2: "Nadia Ferrand", m3: "Marc Dubois" };

const total: Explanation = {
  formula: "weighted_total",
  operands: [
    { member: "m1", criterion: "C1", weight: 20, mark: 7, dropped: false, exact: "14", rounded: "14.00" },
  ],
  exact: "135/2",
  rounded: "67.50",
  left_out: [],
  rules: ["rounded_once_half_up"],
};

const mean: Explanation = {
  formula: "mean_of_totals",
  operands: [
    {
      member: "m1",
      criterion: null,
      weight: null,
      mark: null,
      dropped: false,
      exact: "135/2",
      rounded: "67.50",
    },
    {
      member: "m2",
      criterion: null,
      weight: null,
      mark: null,
      dropped: false,
      exact: "70",
      rounded: "70.00",
    },
  ],
  exact: "275/4",
  rounded: "68.75",
  left_out: [{ member: "m3", reason: "recused" }],
  rules: ["rounded_once_half_up", "recused_excluded"],
};

function show(why: Explanation, each = false) {
  return render(
    <I18nProvider language="fr">
      <ExplanationView
        why={why}
        grid={grid}
        memberName={(id) => names[id]}
        each={each ? ({ member }) => (member === "m1" ? total : null) : undefined}
      />
    </I18nProvider>,
  );
}

describe("the explanation of a figure", () => {
  it("names who counts with which value, the exact fraction, and its one rounding", () => {
    const { container } = show(mean);
    expect(screen.getByRole("row", { name: /Karim Benali 135.\/.2 = 67,50/ })).toBeVisible();
    expect(screen.getByRole("row", { name: /Nadia Ferrand 70,00/ })).toBeVisible();
    expect(container.textContent).toContain("275\u202f/\u202f4");
    expect(container.textContent).toContain("Arrondi une seule fois 68,75");
  });

  it("says who is left out and why, and which rules applied", () => {
    show(mean);
    expect(screen.getByText("Marc Dubois — déporté")).toBeVisible();
    expect(screen.getByText(/restent au journal et ne comptent nulle part/)).toBeVisible();
  });

  it("shows weight and mark of each criterion, in points", () => {
    show(total);
    expect(screen.getByRole("row", { name: "C1 Pertinence 20 3,5 14,00" })).toBeVisible();
  });

  it("unfolds the way to each member's total where it is known", () => {
    show(mean, true);
    expect(screen.getByText("Karim Benali — 67,50")).toBeVisible();
    expect(screen.queryByText("Nadia Ferrand — 70,00")).toBeNull();
  });
});
