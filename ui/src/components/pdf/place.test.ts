import { describe, expect, it } from "vitest";
import {
  frameOf,
  type Lie,
  type Piece,
  quadsOf,
  quoteOf,
  rectangle,
  toPaper,
  toScreen,
  trimmed,
} from "./place";

const box: Lie["box"] = [10, 20, 210, 320];

describe("a place on a page", () => {
  it("comes back from the screen as it went, however the page is turned", () => {
    for (const rotation of [0, 90, 180, 270, 360, -90]) {
      const lie = { box, rotation, scale: 1.5 };
      const there = toScreen(lie, { x: 60, y: 120 });
      const back = toPaper(lie, there);
      expect([back.x, back.y].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([60, 120]);
    }
  });

  it("has the corner of the page where the page is turned to", () => {
    const corner = { x: 10, y: 320 };
    const at = (rotation: number) => toScreen({ box, rotation, scale: 1 }, corner);
    expect(at(0)).toEqual({ x: 0, y: 0 });
    expect(at(90)).toEqual({ x: 300, y: 0 });
    expect(at(180)).toEqual({ x: 200, y: 300 });
    expect(at(270)).toEqual({ x: 0, y: 200 });
  });

  it("is a rectangle whichever corners were pressed, and lies where it was drawn", () => {
    const quad = rectangle({ x: 110, y: 220 }, { x: 60, y: 270 });
    expect(quad).toEqual([60, 270, 110, 270, 60, 220, 110, 220]);
    expect(frameOf({ box, rotation: 0, scale: 2 }, quad)).toEqual({
      x: 100,
      y: 100,
      width: 100,
      height: 100,
    });
    expect(frameOf({ box, rotation: 90, scale: 1 }, quad)).toEqual({ x: 200, y: 50, width: 50, height: 50 });
  });
});

const piece = (str: string, x: number, y: number, hasEOL = false): Piece => ({
  str,
  hasEOL,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 5,
  height: 10,
  fontName: "f",
});

describe("a part of a page's text", () => {
  const pieces = [
    piece("Une presse", 50, 700),
    piece(" ", 100, 700),
    piece("mobile", 105, 700, true),
    piece("ici", 50, 688),
  ];
  const starts = [0, 10, 11, 18];
  const read = { pieces, starts, reach: { f: { ascent: 0.8, descent: -0.2 } } };

  it("has one quad for each line", () => {
    expect(quadsOf(read, 4, 21)).toEqual([
      [70, 708, 135, 708, 70, 698, 135, 698],
      [50, 696, 65, 696, 50, 686, 65, 686],
    ]);
  });

  it("ends where the screen says that its letters end", () => {
    const [quad] = quadsOf(read, 0, 3, (_, character) => (character === 3 ? 0.5 : 0));
    expect(quad?.slice(0, 4)).toEqual([50, 708, 75, 708]);
  });

  it("says what it says, composed, with what stands around it", () => {
    const text = "soit cre\u0301e\u0301 par eux";
    expect(quoteOf(text, 5, 11, "pdf.js")).toEqual({
      text: "créé",
      prefix: "soit ",
      suffix: " par eux",
      begins: 5,
      ends: 11,
      engine: "pdf.js",
    });
    expect(trimmed("  un mot ", 0, 9)).toEqual({ begin: 2, end: 8 });
    expect(trimmed("   ", 0, 3)).toBeNull();
  });

  it("is nowhere where a damaged document places it nowhere, and has no half characters", () => {
    const lost = { ...piece("Perdu", 50, 700), transform: [Number.NaN, 0, 0, 10, 50, 700] };
    expect(quadsOf({ ...read, pieces: [lost], starts: [0] }, 0, 5)).toEqual([]);
    expect(quoteOf("a\ud800b", 0, 3, "pdf.js").text).toBe("a\ufffdb");
  });

  it("keeps thirty-two characters before and after, no more", () => {
    const { prefix, suffix } = quoteOf("a".repeat(100), 40, 60, "pdf.js");
    expect([prefix.length, suffix.length]).toEqual([32, 32]);
  });
});
