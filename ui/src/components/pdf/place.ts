import type { Size } from "./geometry";

/** The corners of a line of text or of a rectangle, upper left, upper right, lower left, lower right, in the page's own space. */
export type Quad = [number, number, number, number, number, number, number, number];

/** Left, bottom, right and top of a page in its own space. */
export type Box = [number, number, number, number];

/** Where something stands in a document, and what stands there: nothing for a rectangle on the image of a page. */
export interface Place {
  /** The first page being 0. */
  page: number;
  /** What the document calls it; empty where it calls it nothing. */
  label: string;
  page_box: Box;
  /** How the document turns it, in degrees. */
  rotation: number;
  quads: Quad[];
  quote: Quote | null;
}

export interface Quote {
  text: string;
  prefix: string;
  suffix: string;
  begins: number;
  ends: number;
  engine: string;
}

/** How a page lies on the screen: its box, by how much it is turned in all, and pixels per unit. */
export interface Lie {
  box: Box;
  rotation: number;
  scale: number;
}

interface Point {
  x: number;
  y: number;
}

const turn = (rotation: number) => ((rotation % 360) + 360) % 360;

/** From the page's own space to pixels from the upper left corner of the page on the screen. */
export function toScreen({ box: [left, bottom, right, top], rotation, scale }: Lie, { x, y }: Point): Point {
  switch (turn(rotation)) {
    case 90:
      return { x: (y - bottom) * scale, y: (x - left) * scale };
    case 180:
      return { x: (right - x) * scale, y: (y - bottom) * scale };
    case 270:
      return { x: (top - y) * scale, y: (right - x) * scale };
    default:
      return { x: (x - left) * scale, y: (top - y) * scale };
  }
}

/** And back. */
export function toPaper({ box: [left, bottom, right, top], rotation, scale }: Lie, { x, y }: Point): Point {
  const [across, down] = [x / scale, y / scale];
  switch (turn(rotation)) {
    case 90:
      return { x: left + down, y: bottom + across };
    case 180:
      return { x: right - across, y: bottom + down };
    case 270:
      return { x: right - down, y: top - across };
    default:
      return { x: left + across, y: top - down };
  }
}

/** A hundredth of a point is finer than anybody sees. */
const rounded = (value: number) => Math.round(value * 100) / 100;

/** The rectangle between two points of a page. */
export function rectangle(one: Point, other: Point): Quad {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)].map(rounded) as [number, number];
  const [bottom, top] = [Math.min(one.y, other.y), Math.max(one.y, other.y)].map(rounded) as [number, number];
  return [left, top, right, top, left, bottom, right, bottom];
}

/** The points of a quad in the order in which a line goes around it. */
export function outline([ax, ay, bx, by, cx, cy, dx, dy]: Quad): Point[] {
  return [
    { x: ax, y: ay },
    { x: bx, y: by },
    { x: dx, y: dy },
    { x: cx, y: cy },
  ];
}

/** Where a quad lies on the screen. */
export function frameOf(lie: Lie, quad: Quad): Point & Size {
  const points = outline(quad).map((point) => toScreen(lie, point));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A piece of text as the engine places it: its transformation, how far it goes, and the reach of its type. */
export interface Piece {
  str: string;
  hasEOL: boolean;
  transform: readonly number[];
  width: number;
  height: number;
  fontName: string;
}

/** How high letters rise above the line and how deep they go below it, as a part of their size. */
export type Reach = Readonly<Record<string, { ascent?: number; descent?: number } | undefined>>;

/** How far along a piece a character stands, from 0 to 1. */
export type Along = (piece: number, character: number) => number;

/** Where a part of a page's text stands: one quad for each line. `along` knows better than an even width, where the text is on screen. */
export function quadsOf(
  { pieces, starts, reach }: { pieces: readonly Piece[]; starts: readonly number[]; reach: Reach },
  begin: number,
  end: number,
  along: Along = (piece, character) => character / Math.max(1, pieces[piece]?.str.length ?? 1),
): Quad[] {
  const quads = pieces.flatMap((piece, at): Quad[] => {
    const start = starts[at] as number;
    const [from, to] = [Math.max(0, begin - start), Math.min(piece.str.length, end - start)];
    if (from >= to || piece.str.slice(from, to).trim() === "") return [];
    const quad = quadOf(piece, reach, along(at, from), along(at, to));
    // Damaged documents place text nowhere.
    return quad.every(Number.isFinite) ? [quad] : [];
  });
  return byLine(quads);
}

function quadOf(piece: Piece, reach: Reach, from: number, to: number): Quad {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = piece.transform;
  const [forward, upward] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const type = reach[piece.fontName];
  const size = piece.height || upward;
  const [rise, fall] = [(type?.ascent || 0.8) * size, (type?.descent || -0.2) * size];
  const at = (along: number, above: number): [number, number] => [
    rounded(e + (a / forward) * along * piece.width + (c / upward) * above),
    rounded(f + (b / forward) * along * piece.width + (d / upward) * above),
  ];
  return [...at(from, rise), ...at(to, rise), ...at(from, fall), ...at(to, fall)];
}

/** Joins what stands on one level line: engines give a line word by word. */
function byLine(quads: readonly Quad[]): Quad[] {
  const lines: Quad[] = [];
  for (const quad of quads) {
    const last = lines.at(-1);
    if (last && continues(last, quad)) {
      const [top, bottom] = [Math.max(last[1], quad[1]), Math.min(last[5], quad[5])];
      const [left, right] = [Math.min(last[0], quad[0]), Math.max(last[2], quad[2])];
      lines[lines.length - 1] = [left, top, right, top, left, bottom, right, bottom];
    } else lines.push(quad);
  }
  return lines;
}

function continues(last: Quad, quad: Quad): boolean {
  const isLevel = [last, quad].every(([, a, , b, , c, , d]) => a === b && c === d);
  const height = last[1] - last[5];
  const apart = quad[0] - last[2];
  return isLevel && Math.abs(last[5] - quad[5]) < height / 2 && apart > -height && apart < 3 * height;
}

/** Characters before and after a quote that help to find it again. */
const AROUND = 32;

/** What a part of a page's text says, and what stands around it. */
export function quoteOf(text: string, begin: number, end: number, engine: string): Quote {
  // Half a character, which damaged documents have, crosses to no other program.
  const composed = (part: string) => part.toWellFormed().normalize("NFC");
  return {
    text: composed(text.slice(begin, end)),
    prefix: [...composed(text.slice(Math.max(0, begin - 2 * AROUND), begin))].slice(-AROUND).join(""),
    suffix: [...composed(text.slice(end, end + 2 * AROUND))].slice(0, AROUND).join(""),
    begins: begin,
    ends: end,
    engine,
  };
}

/** A selection without the spaces at its ends; nothing where only spaces are left. */
export function trimmed(text: string, begin: number, end: number): { begin: number; end: number } | null {
  const part = text.slice(begin, end);
  const left = part.length - part.trimStart().length;
  const right = part.length - part.trimEnd().length;
  return left === part.length ? null : { begin: begin + left, end: end - right };
}
