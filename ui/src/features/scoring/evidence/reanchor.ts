import approximately from "approx-string-match";
import type { Quote } from "~/api";

/** What is looked for: the page on which it stood, the first being 0, and what it said. */
export interface Anchor {
  page: number;
  quote: Pick<Quote, "text" | "prefix" | "suffix" | "begins">;
}

/**
 * Where it stands in another version of the document, in units of the page's text: `exact` needs nobody; `doubtful` is shown to
 * the member, who confirms it; what is `lost` keeps its quote and no place.
 */
export type Found =
  | { kind: "exact" | "doubtful"; page: number; begin: number; end: number; score: number }
  | { kind: "lost" };

/** A shorter quote is looked for as it is, or not at all. */
const SHORTEST_APPROXIMATE = 20;
/** How much of a quote must stand there. */
const LEAST_SCORE = 0.8;
/** How much of the words around a quote must stand there, for one of several places to be the one. */
const LEAST_CONTEXT = 0.5;
/** By how much its surroundings must fit better than those of the next place. */
const CLEARLY = 0.2;
/** Of a long quote so much is looked for approximately; the rest follows. */
const LONGEST_PATTERN = 400;

/** The texts of a document, prepared for looking for quotes in them. */
export interface Texts {
  /** All pages without what a line break, a hyphen or a font changes, one after the other. */
  squashed: string;
  /** Where each unit of it stands in the text of its page. */
  origins: Int32Array;
  /** Where each unit of it ends there. */
  ends: Int32Array;
  /** Where each page begins in `squashed`. */
  starts: readonly number[];
}

const LEFT_OUT = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212]/u;
const PIECE = /\P{M}\p{M}*|\p{M}+/gu;

/** A text without spaces, hyphens and the forms of letters, with the place in it of each character that is left. */
function squash(text: string, put: (characters: string, begin: number, end: number) => void): void {
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (!LEFT_OUT.test(piece)) put(piece.normalize("NFKC"), index, index + piece.length);
  }
}

function squashed(text: string): string {
  let out = "";
  squash(text, (characters) => {
    out += characters;
  });
  return out;
}

/** Prepares the texts of all pages, as the engine reads them. */
export function prepare(pages: readonly string[]): Texts {
  let text = "";
  const origins: number[] = [];
  const ends: number[] = [];
  const starts = pages.map((page) => {
    const start = text.length;
    squash(page, (characters, begin, end) => {
      for (let unit = 0; unit < characters.length; unit += 1) {
        origins.push(begin);
        ends.push(end);
      }
      text += characters;
    });
    return start;
  });
  return { squashed: text, origins: Int32Array.from(origins), ends: Int32Array.from(ends), starts };
}

interface Candidate {
  begin: number;
  end: number;
  /** How much of the quote stands there, from 0 to 1. */
  score: number;
  /** How much of what stood around it does. */
  context: number;
}

/**
 * Looks for quotes in a document whose bytes are not those they were read in. One that stands in several places alike (a running
 * title) is proposed where it stands between its neighbours that are certain, as it did before.
 */
export function reanchorAll<Key>(anchors: ReadonlyMap<Key, Anchor>, texts: Texts): Map<Key, Found> {
  const found = new Map([...anchors].map(([key, anchor]) => [key, reanchor(anchor, texts)]));
  const certain = [...anchors].flatMap(([key, anchor]) => {
    const place = found.get(key);
    return place?.kind === "exact" ? [{ anchor, place }] : [];
  });
  const at = ({ page, begin }: Place) => page * FAR + begin;
  for (const [key, anchor] of anchors) {
    if (found.get(key)?.kind === "exact") continue;
    const before = certain.filter((one) => stood(one.anchor) < stood(anchor)).map(({ place }) => at(place));
    const after = certain.filter((one) => stood(one.anchor) > stood(anchor)).map(({ place }) => at(place));
    const [first, last] = [Math.max(...before, 0), Math.min(...after, Number.POSITIVE_INFINITY)];
    const between = (place: Place) => at(place) >= first && at(place) <= last;
    found.set(key, reanchor({ ...anchor, page: expected(anchor.page, certain) }, texts, between));
  }
  return found;
}

/** About which page a page became, told by the passages nearest to it that are certain. */
function expected(page: number, certain: readonly { anchor: Anchor; place: Place }[]): number {
  const away = (one: { anchor: Anchor }) => Math.abs(one.anchor.page - page);
  const [first, ...others] = [...certain].sort((one, other) => away(one) - away(other));
  if (!first) return page;
  const second = others.find(({ anchor }) => anchor.page !== first.anchor.page);
  const slope = second
    ? (second.place.page - first.place.page) / (second.anchor.page - first.anchor.page)
    : 1;
  return first.place.page + (page - first.anchor.page) * slope;
}

type Place = Pick<Exclude<Found, { kind: "lost" }>, "page" | "begin">;

/** More than the units of any page. */
const FAR = 1e9;
const stood = ({ page, quote }: Anchor) => page * FAR + quote.begins;

/** Looks for one quote; of several places that are alike, among those that `between` admits. */
export function reanchor(
  anchor: Anchor,
  texts: Texts,
  between: (place: Place) => boolean = () => true,
): Found {
  const wanted = {
    text: squashed(anchor.quote.text),
    prefix: squashed(anchor.quote.prefix),
    suffix: squashed(anchor.quote.suffix),
  };
  if (wanted.text === "") return { kind: "lost" };
  const [best, ...others] = candidatesFor(wanted, texts);
  if (!best) return { kind: "lost" };
  // Where everything around it stands still, nothing less is as good.
  const margin = best.context === 1 ? Number.EPSILON : CLEARLY;
  const twins = others.filter((other) => other.score === best.score && best.context - other.context < margin);
  const one = twins.length === 0 ? best : theOne(anchor, [best, ...twins], texts, between);
  if (!one) return { kind: "lost" };
  const alone = others.length === 0 && wanted.text.length >= SHORTEST_APPROXIMATE;
  const known = twins.length === 0 && (one.context >= LEAST_CONTEXT || alone);
  const { whole, ...place } = placeOf(one, texts);
  return { ...place, kind: one.score === 1 && known && whole ? "exact" : "doubtful" };
}

/** Every place that may be the one, the likeliest first. */
function candidatesFor(wanted: { text: string; prefix: string; suffix: string }, texts: Texts): Candidate[] {
  const exact = occurrences(wanted.text, texts.squashed).map((begin) => ({
    begin,
    end: begin + wanted.text.length,
    score: 1,
  }));
  const found = exact.length > 0 ? exact : resembling(wanted.text, texts.squashed);
  return found
    .map((one) => ({ ...one, context: contextOf(wanted, one, texts.squashed) }))
    .sort((first, second) => second.score + second.context - (first.score + first.context));
}

/** Of places that are alike the one to propose; none where several are as near. */
function theOne(
  anchor: Anchor,
  alike: readonly Candidate[],
  texts: Texts,
  between: (place: Place) => boolean,
): Candidate | null {
  const places = alike.map((candidate) => ({ candidate, ...placeOf(candidate, texts) })).filter(between);
  const least = Math.min(...places.map(({ page }) => Math.abs(page - anchor.page)));
  const nearest = places.filter(({ page }) => Math.abs(page - anchor.page) === least);
  const there = nearest.length > 1 ? places.filter(({ begin }) => begin === anchor.quote.begins) : nearest;
  return there.length === 1 ? (there[0]?.candidate ?? null) : null;
}

function occurrences(text: string, within: string): number[] {
  const found: number[] = [];
  for (let at = within.indexOf(text); at >= 0; at = within.indexOf(text, at + 1)) found.push(at);
  return found;
}

/** Where something stands that differs from the quote by less than a fifth of it. */
function resembling(text: string, within: string): Omit<Candidate, "context">[] {
  if (text.length < SHORTEST_APPROXIMATE) return [];
  const pattern = text.slice(0, LONGEST_PATTERN);
  const rest = text.length - pattern.length;
  const most = Math.floor(pattern.length * (1 - LEAST_SCORE));
  const found = approximately(within, pattern, most).map(({ start, end, errors }) => ({
    begin: start,
    end: Math.min(within.length, end + rest),
    score: 1 - errors / pattern.length,
  }));
  // The same place is found with one letter more and one less.
  return found.filter(
    (one, at) =>
      !found.some(
        (other, index) =>
          index !== at &&
          Math.abs(other.begin - one.begin) < pattern.length / 2 &&
          (other.score > one.score || (other.score === one.score && index < at)),
      ),
  );
}

/** How much of what stood before and after a quote stands there still; all of it for a quote that stood alone on its page. */
function contextOf(
  { prefix, suffix }: { prefix: string; suffix: string },
  { begin, end }: { begin: number; end: number },
  text: string,
): number {
  const around = prefix.length + suffix.length;
  if (around === 0) return 1;
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text[begin - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[end + after]) after += 1;
  return (before + after) / around;
}

function pageOf(at: number, { starts }: Texts): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place in the text of a page; of what goes over the end of a page, the part that stands on its first one. */
function placeOf({ begin, end, score }: Candidate, texts: Texts) {
  const page = pageOf(begin, texts);
  const last = Math.min(end, texts.starts[page + 1] ?? texts.squashed.length);
  return {
    page,
    begin: texts.origins[begin] ?? 0,
    end: texts.ends[last - 1] ?? 0,
    score,
    whole: last === end,
  };
}
