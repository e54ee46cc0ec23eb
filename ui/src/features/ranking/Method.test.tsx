// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type MessageKey } from "~/i18n";
import { sentences } from "~/i18n/catalogue";
import { show } from "~/test/render";
import { EVERY_KIND, gridOf } from "../../../tests/grids";
import { Method } from "./Method";

const said = (grid = EVERY_KIND, agreed = false) =>
  (show(<Method grid={grid} agreed={agreed} />).container.textContent ?? "").replace(/[\u00a0\u202f]/g, " ");

describe("the method of a ranking", () => {
  it("says every rule of the grid", () => {
    const text = said({
      ...EVERY_KIND,
      weight_use: "ranking",
      conditions: [
        ...EVERY_KIND.conditions,
        { kind: "reach", criteria: ["C1", "C2"], floor: "2.5", at_least: 1 },
        { kind: "envelope", available_cents: 10_000_000, target: "3", least: "2.5" },
      ],
    });
    for (const words of [
      "Un critère qui ne concerne pas un dossier laisse son poids aux autres.",
      "5 points au plus ensemble",
      "A : hors du total.",
      "C1 ≥ 3 ; A ≥ 0,5, entre Non et Oui.",
      "« Oui » ou mieux à chacun de ces critères (A) : 2 au moins.",
      "Condition, parmi C1, C2 : 1 au moins à 2,5 ou plus.",
      "jamais moins de 2,5 fois",
      "Mots de la note : Avis favorable à partir de 55.",
      "ce nombre est affiché et comparé aux seuils.",
      "Les poids ne servent qu’à classer",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("says how categories are made, and one point and a half in the singular", () => {
    const parts = gridOf({ criteria: [{ code: "B1", weight: 1 }] }).criteria;
    const grid = gridOf({
      criteria: [
        { code: "A", weight: 50, parts },
        { code: "B", weight: 50, parts, combination: "sum" },
        { code: "C", weight: 5, role: "bonus" },
      ],
    });
    const text = said({ ...grid, bonus_cap: "1.5" });
    expect(text).toContain("la moyenne de ses parties, selon leurs coefficients : A.");
    expect(text).toContain("la somme des points de ses parties : B.");
    expect(text).toContain("1,5 point au plus ensemble");
  });

  it("says nothing that the grid does not", () => {
    const text = said(gridOf({ criteria: [{ code: "C1", weight: 100 }] }));
    for (const words of [
      "Condition",
      "bonus",
      "hors du total",
      "enveloppe",
      "Mots de la note",
      "consensus",
    ]) {
      expect(text).not.toContain(words);
    }
  });

  it("prints a word as it is", () => {
    const scale = {
      words: [
        { fr: "Non", en: "" },
        { fr: "n.c.", en: "" },
      ],
    };
    const grid = gridOf({
      criteria: [{ code: "G", weight: 100, scale, floor: "1" }],
      conditions: [{ kind: "agree", criteria: ["G"], level: 1, at_least: 2 }],
    });
    expect(said(grid)).toContain("G ≥ n.c..");
    expect(said(grid)).toContain("« n.c. » ou mieux");
  });

  it("says that a consensus stands in it", () => {
    expect(said(EVERY_KIND, true)).toContain("Une note de consensus");
  });
});

/** The sentences of the papers, and those of the window that say the same. */
const SAME: Record<string, MessageKey> = {
  "method.share_of_maximum": "ranking.method.contribution.share_of_maximum",
  "method.share_of_span": "ranking.method.contribution.share_of_span",
  "method.totals": "ranking.method.order.totals",
  "method.criteria": "ranking.method.order.criteria",
  "method.mean": "ranking.method.aggregation.mean",
  "method.median": "ranking.method.aggregation.median",
  "method.without_outlier": "ranking.method.aggregation.without_outlier",
  "method.not_applicable": "ranking.method.notApplicable",
  "method.bonus": "ranking.method.bonus",
  "method.bonus_capped": "ranking.method.bonusCapped",
  "method.category_means": "ranking.method.category.mean",
  "method.category_sums": "ranking.method.category.sum",
  "method.apart": "ranking.method.apart",
  "method.weights_rank": "ranking.method.weightsRank",
  "method.floors": "ranking.method.floors",
  "method.separator": "ranking.method.separator",
  "method.reach": "ranking.method.reach",
  "method.agree": "ranking.method.agree",
  "method.envelope": "ranking.method.envelope",
  "method.band": "ranking.method.band",
  "method.bands": "ranking.method.bands",
  "level.between": "answer.between",
};

describe("the papers and the window", () => {
  it.each(LANGUAGES)("say the method in the same sentences (%s)", (language) => {
    const labels = `../crates/paper/src/labels/${language}.json`;
    const papers: Record<string, string> = JSON.parse(readFileSync(labels, "utf8"));
    // The two name their places each in its own way; their order is the same.
    const plain = (text = "") => text.replace(/\{\w+\}/g, "{}").replace(/[\u00a0\u202f]/g, " ");
    for (const [paper, window] of Object.entries(SAME)) {
      expect(plain(sentences(language)[window]), paper).toBe(plain(papers[paper]));
    }
  });
});
