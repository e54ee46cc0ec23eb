import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Small, or there for a moment: a bar, a picture of a page, a menu. */
const SMALL = [
  "components/Menu.module.css .popover",
  "components/Popover.module.css .popover",
  "components/Progress.module.css .track",
  "features/scoring/Scoring.module.css .progressBar",
  "features/scoring/preview/Preview.module.css .sheets button",
];

const RULE = /([^{}]+)\{([^{}]*)\}/g;

function clippedRound(path: string): string[] {
  const css = readFileSync(`src/${path}`, "utf8").replace(/\/\*.*?\*\//gs, "");
  const clips = (body: string) => /overflow(-[xy])?:/.test(body) && body.includes("border-radius:");
  return [...css.matchAll(RULE)].flatMap(([, name = "", body = ""]) =>
    clips(body) ? [`${path} ${name.trim()}`] : [],
  );
}

describe("round corners", () => {
  // Without a graphics card everything inside is painted through a mask, anew for each frame: a list that scrolls takes three times as long.
  it("clip nothing that is long or typed in", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" });
    const found = files.filter((file) => file.endsWith(".css")).flatMap(clippedRound);
    expect(found.sort()).toEqual(SMALL);
  });
});
