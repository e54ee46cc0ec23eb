import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast } from "./contrast";

type Pair = [light: string, dark: string];

function tokensOf(block: string): Map<string, Pair> {
  const pairs = block.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return new Map([...pairs].map(([, name, light, dark]) => [name!, [light!, dark!]]));
}

const css = readFileSync("src/theme/tokens.css", "utf8");
const base = tokensOf(css.slice(0, css.indexOf(':root[data-contrast="more"]')));
const more = new Map([...base, ...tokensOf(css.slice(css.indexOf(':root[data-contrast="more"]')))]);

const grounds = [
  "ground-frame",
  "ground-page",
  "ground-raised",
  "ground-sunken",
  "ground-hover",
  "ground-selected",
];
const textPairs: [ink: string, ground: string][] = [
  ...["text", "text-muted", "accent", "accent-strong", "danger-ink"].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ...["ground-frame", "ground-page", "ground-raised", "ground-sunken"].map((ground): [string, string] => [
    "text-disabled",
    ground,
  ]),
  ...["neutral", "info", "success", "warning", "danger", "private", "find"].flatMap(
    (meaning): [string, string][] => [[`${meaning}-ink`, `${meaning}-ground`]],
  ),
  ...["neutral", "info", "success", "warning", "danger", "private"].flatMap((meaning): [string, string][] => [
    [`${meaning}-ink`, "ground-page"],
    [`${meaning}-ink`, "ground-raised"],
    ["text", `${meaning}-ground`],
  ]),
  ["on-accent", "accent-fill"],
  ["on-accent", "accent-fill-hover"],
  ["on-danger", "danger-fill"],
  ["on-danger", "danger-fill-hover"],
];
const linePairs: [string, string][] = ["line-strong", "focus"].flatMap((line) =>
  ["ground-frame", "ground-page", "ground-raised"].map((ground): [string, string] => [line, ground]),
);

function ratios(tokens: Map<string, Pair>, pairs: [string, string][], least: number): string[] {
  return pairs.flatMap(([ink, ground]) =>
    ([0, 1] as const).flatMap((scheme) => {
      const [first, second] = [tokens.get(ink)?.[scheme], tokens.get(ground)?.[scheme]];
      if (!first || !second) return [`${ink} or ${ground} is not a token`];
      const ratio = contrast(first, second);
      return ratio >= least
        ? []
        : [`${ink} on ${ground} (${scheme ? "dark" : "light"}): ${ratio.toFixed(2)}`];
    }),
  );
}

describe("the colours", () => {
  it("give every text at least 4.5:1 in both themes", () => {
    expect(ratios(base, textPairs, 4.5)).toEqual([]);
  });

  it("give the edges of controls and the focus ring at least 3:1", () => {
    expect(ratios(base, linePairs, 3)).toEqual([]);
  });

  it("give plain text at least 7:1 when more contrast is asked for", () => {
    const plain = ["ground-frame", "ground-page", "ground-raised"].map((ground): [string, string] => [
      "text-muted",
      ground,
    ]);
    expect(ratios(more, plain, 7)).toEqual([]);
  });

  it("reproduce the extremes of the definition", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#777777")).toBeCloseTo(1, 5);
  });
});
