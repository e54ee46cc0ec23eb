import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bytesOf, ENGINE, pdfOf, textsOf, withInFront } from "~/test/pdfs";
import { type Found, prepare, reanchorAll } from "./reanchor";

/** A passage of a real document as it was kept: where the engine read it, and what it said. */
interface Frozen {
  file: string;
  page: number;
  quote: { text: string; prefix: string; suffix: string; begins: number; ends: number };
}

const FILES = [
  "rgaa4-2019-modele-rapport-audit.pdf",
  "rgaa4-2019-exemple-declaration.pdf",
  "GeoTopo-komprimiert.pdf",
  "tracemonkey_a11y.pdf",
  "multicolumn.pdf",
  "issue840.pdf",
];
const PATH = join(import.meta.dirname, "../../../../../tests/fixtures/anchors/frozen.json");

/** Numbers that come by chance, the same ones each time. */
function dice(seed: string) {
  let rolled = 0;
  return (sides: number) => {
    const hash = createHash("sha256").update(`${seed} ${rolled++}`).digest();
    return hash.readUInt32BE(0) % sides;
  };
}

/** A hundred passages between words, of eight to a hundred and eighty letters. */
function freeze(texts: ReadonlyMap<string, readonly string[]>): Frozen[] {
  const roll = dice("anchors");
  const frozen: Frozen[] = [];
  while (frozen.length < 100) {
    const file = FILES[frozen.length % FILES.length] as string;
    const pages = texts.get(file) ?? [];
    const page = roll(pages.length);
    const text = pages[page] ?? "";
    const begins = text.indexOf(" ", roll(Math.max(1, text.length))) + 1;
    const ends = text.indexOf(" ", begins + (roll(4) === 0 ? 8 + roll(14) : 24 + roll(150)));
    const quote = text.slice(begins, ends);
    if (begins === 0 || ends < 0 || quote.trim().length < 8 || /\s{2}|^\s|\s$/.test(quote)) continue;
    frozen.push({
      file,
      page,
      quote: {
        text: quote.normalize("NFC"),
        prefix: text.slice(Math.max(0, begins - 32), begins).normalize("NFC"),
        suffix: text.slice(ends, ends + 32).normalize("NFC"),
        begins,
        ends,
      },
    });
  }
  return frozen;
}

let texts: ReadonlyMap<string, readonly string[]>;
let frozen: Frozen[];

beforeAll(async () => {
  const read = await Promise.all(FILES.map(async (file) => [file, await textsOf(bytesOf(file))] as const));
  texts = new Map(read);
  if (process.env.PALMARES_REFRESH_ANCHORS) {
    writeFileSync(PATH, `${JSON.stringify({ engine: ENGINE, anchors: freeze(texts) }, null, 1)}\n`);
  }
  frozen = (JSON.parse(readFileSync(PATH, "utf8")) as { anchors: Frozen[] }).anchors;
}, 60_000);

/** What Windows-1252 has a letter for. */
const letters = (text: string) => text.replace(/[^\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/gu, "");

const [WIDTH, LINES] = [67, 58];

/** The same words on other lines and other pages, long words divided at the end of a line. */
function setAnew(pages: readonly string[]): string[][] {
  const lines: string[] = [];
  let line = "";
  const end = (rest = "") => {
    lines.push(line);
    line = rest;
  };
  for (const word of letters(pages.join(" ")).split(/\s+/)) {
    const room = WIDTH - line.length - 1;
    if (word.length <= room) line += line === "" ? word : ` ${word}`;
    else if (room > 4 && /^\p{L}{8,}$/u.test(word)) {
      line += ` ${word.slice(0, room - 2)}-`;
      end(word.slice(room - 2));
    } else end(word);
  }
  end();
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) =>
    lines.slice(at * LINES, (at + 1) * LINES),
  );
}

type Placed = Exclude<Found, { kind: "lost" }>;

/** What becomes of all anchors in other versions of their documents, and those that are placed elsewhere than where they went. */
function outcome(
  changed: ReadonlyMap<string, readonly string[]>,
  isRight: (anchor: Frozen, found: Placed, page: string) => boolean,
) {
  const counted = { exact: 0, doubtful: 0, lost: 0 };
  const wrong: unknown[] = [];
  for (const [file, pages] of changed) {
    const own = new Map(frozen.filter((anchor) => anchor.file === file).map((anchor) => [anchor, anchor]));
    for (const [anchor, found] of reanchorAll(own, prepare(pages))) {
      counted[found.kind] += 1;
      if (found.kind !== "lost" && !isRight(anchor, found, pages[found.page] ?? ""))
        wrong.push({ anchor, found });
    }
  }
  return { ...counted, found: counted.exact + counted.doubtful, wrong };
}

describe("a hundred passages of real documents", () => {
  it("are where the engine in use reads them, to the letter", () => {
    const moved = frozen.filter(({ file, page, quote }) => {
      const text = texts.get(file)?.[page] ?? "";
      return text.slice(quote.begins, quote.ends).normalize("NFC") !== quote.text;
    });
    expect(frozen).toHaveLength(100);
    expect(moved).toEqual([]);
  });

  it("are found behind a page that was put in front of them, none in another place", async () => {
    const cover = pdfOf([["Version corrigée du dossier", "Document remplacé à la demande du comité."]]);
    const changed = new Map(
      await Promise.all(
        FILES.map(async (file) => [file, await textsOf(await withInFront(bytesOf(file), cover))] as const),
      ),
    );
    const { found, wrong } = outcome(
      changed,
      (anchor, found) =>
        found.page === anchor.page + 1 &&
        found.begin === anchor.quote.begins &&
        found.end === anchor.quote.ends,
    );
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThanOrEqual(99);
  }, 60_000);

  it("are found in the same text set anew, with other lines and other pages, none in another place", async () => {
    const changed = new Map<string, readonly string[]>();
    for (const [file, pages] of texts) changed.set(file, await textsOf(pdfOf(setAnew(pages))));
    /** How many plain letters come before a place: as many in both. */
    const lettersBefore = (pages: readonly string[], page: number, offset: number) =>
      [...pages.slice(0, page), (pages[page] ?? "").slice(0, offset)].join("").replace(/[^a-zA-Z]/g, "")
        .length;
    const { found, wrong } = outcome(changed, ({ file, page, quote }, place) => {
      const stood = lettersBefore(texts.get(file) ?? [], page, quote.begins);
      return Math.abs(stood - lettersBefore(changed.get(file) ?? [], place.page, place.begin)) <= 3;
    });
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThanOrEqual(95);
  }, 60_000);
});
