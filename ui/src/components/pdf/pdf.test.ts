import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openBytes, totalLength } from "./bytes";
import { countdown } from "./countdown";
import { findIn, findWords, firstShown, joined } from "./find";
import { layout, pageAt, pixelRatio, scaleFor, turned, zoomStep } from "./geometry";

describe("the pages of a document", () => {
  it("never take more pixels than allowed, whatever the size of the sheet", () => {
    const ratio = pixelRatio({ width: 200_000, height: 200_000 }, 2, 16e6);
    expect(200_000 * ratio * 200_000 * ratio).toBeLessThanOrEqual(16e6 + 1);
    expect(pixelRatio({ width: 800, height: 1100 }, 2, 16e6)).toBe(2);
  });

  it("fit the width of the room, or the whole of it", () => {
    const room = { width: 624, height: 424 };
    expect(scaleFor("width", { width: 600, height: 800 }, room)).toBe(1);
    expect(scaleFor("page", { width: 600, height: 800 }, room)).toBe(0.5);
    expect(scaleFor(1, { width: 600, height: 800 }, room)).toBeCloseTo(4 / 3);
  });

  it("change sides when they are turned by a quarter", () => {
    expect(turned({ width: 600, height: 800 }, 90)).toEqual({ width: 800, height: 600 });
    expect(turned({ width: 600, height: 800 }, 180)).toEqual({ width: 600, height: 800 });
  });

  it("grow and shrink by steps and stay within them", () => {
    expect(zoomStep(4 / 3, true)).toBe(1.25);
    expect(zoomStep(4 / 3, false)).toBe(0.8);
    expect(zoomStep(100, true)).toBe(4);
  });

  it("are found by their place on the long sheet", () => {
    const { tops, total } = layout([100, 200, 100]);
    expect(tops).toEqual([12, 124, 336]);
    expect(total).toBe(448);
    expect([0, 124, 335, 336, 9999].map((at) => pageAt(tops, at))).toEqual([0, 1, 1, 2, 2]);
  });
});

describe("finding in a document", () => {
  it("leaves case, accents, ligatures and the kind of space aside", () => {
    expect(findIn("L’évaluation des œuvres", "l'evaluation", 3)).toEqual([{ page: 3, begin: 0, end: 12 }]);
    expect(findIn("des œuvres", "oeuvre", 1)).toEqual([{ page: 1, begin: 4, end: 9 }]);
    expect(findIn("45\u202f000 €", "45 000", 1)).toHaveLength(1);
  });

  it("finds across the pieces in which a page keeps its text", () => {
    const { text, starts } = joined([
      { str: "plan de", hasEOL: true },
      { str: "financement", hasEOL: false },
    ]);
    expect(findIn(text, "de financement", 1)).toHaveLength(1);
    expect(starts).toEqual([0, 8]);
  });

  it("finds what the search of the workspace found: the words as they stand, or each where the page holds them all", () => {
    const page = "Le financement du projet et son plan";
    expect(findWords(page, "du projet", 2)).toEqual([{ page: 2, begin: 15, end: 24 }]);
    expect(findWords(page, "plan financ", 2).map(({ begin }) => begin)).toEqual([3, 32]);
    expect(findWords(page, "plan trésorerie", 2)).toEqual([]);
    expect(findWords("le rôle du plan", "lan le", 2)).toEqual([]);
  });

  it("shows first what stands on the page that the search named", () => {
    const matches = [1, 3, 3].map((page) => ({ page, begin: 0, end: 1 }));
    expect([firstShown(matches, 3), firstShown(matches, null), firstShown(matches, 2)]).toEqual([1, 0, -1]);
  });

  it("finds nothing for nothing", () => {
    expect(findIn("texte", "  ", 1)).toEqual([]);
  });
});

describe("the bytes of a document", () => {
  const answer = (status: number, data: Uint8Array<ArrayBuffer>, range?: string) =>
    (async () =>
      new Response(data, { status, headers: range ? { "Content-Range": range } : {} })) as typeof fetch;

  it("are taken whole from a source that knows no ranges", async () => {
    const bytes = await openBytes(
      "palmdoc://localhost/1",
      new AbortController().signal,
      answer(200, new Uint8Array(3)),
    );
    expect(bytes.kind).toBe("whole");
  });

  it("are read by ranges when there are more than the first part", async () => {
    const bytes = await openBytes(
      "palmdoc://localhost/1",
      new AbortController().signal,
      answer(206, new Uint8Array(3), "bytes 0-2/9"),
    );
    expect(bytes).toMatchObject({ kind: "ranges", length: 9 });
    expect(totalLength("bytes 0-2/*")).toBeNull();
  });

  it("are asked for again when the source answers with less than the range", async () => {
    const content = Uint8Array.from({ length: 100 }, (_, at) => at);
    const asked: string[] = [];
    const source = (async (_: string, init: RequestInit) => {
      const header = new Headers(init.headers).get("Range")!;
      asked.push(header);
      const begin = Number(/=(\d+)-/.exec(header)![1]);
      const part = content.slice(begin, begin + 40);
      const range = `bytes ${begin}-${begin + part.length - 1}/100`;
      return new Response(part, { status: 206, headers: { "Content-Range": range } });
    }) as unknown as typeof fetch;
    const bytes = await openBytes("palmdoc://localhost/1", new AbortController().signal, source);
    if (bytes.kind !== "ranges") throw new Error("read whole");
    expect(await bytes.read(10, 100)).toEqual(content.slice(10));
    expect(asked.slice(1)).toEqual(["bytes=10-99", "bytes=50-99", "bytes=90-99"]);
  });

  it("are refused when the source refuses", async () => {
    await expect(
      openBytes("palmdoc://localhost/1", new AbortController().signal, answer(404, new Uint8Array())),
    ).rejects.toThrow("404");
  });
});

describe("the budget of a document", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends after its seconds, once", () => {
    const over = vi.fn();
    countdown(10, over);
    vi.advanceTimersByTime(9_750);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(over).toHaveBeenCalledOnce();
  });

  it("does not count the night that the machine slept through", () => {
    const over = vi.fn();
    let slept = 0;
    countdown(10, over, () => performance.now() + slept);
    vi.advanceTimersByTime(1_000);
    slept = 8 * 3600 * 1000;
    vi.advanceTimersByTime(5_000);
    expect(over).not.toHaveBeenCalled();
  });

  it("ends nothing once it is stopped", () => {
    const over = vi.fn();
    countdown(10, over)();
    vi.advanceTimersByTime(60_000);
    expect(over).not.toHaveBeenCalled();
  });
});
