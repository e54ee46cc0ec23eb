import { folded } from "~/text/fold";

/** A place where the text was found: the page, and the characters of its text. */
export interface Match {
  page: number;
  begin: number;
  end: number;
}

/** The text folded, with the place of each character in the original. */
function foldedWithOrigin(text: string): { text: string; origin: number[] } {
  let out = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = folded(character);
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    out += plain;
    at += character.length;
  }
  origin.push(at);
  return { text: out, origin };
}

/** Every place of `query` in the text of a page, case, accents and the kind of space left aside. */
export function findIn(pageText: string, query: string, page: number): Match[] {
  const needle = folded(query.trim());
  if (needle === "") return [];
  const { text, origin } = foldedWithOrigin(pageText);
  const matches: Match[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    matches.push({ page, begin: origin[at] as number, end: origin[at + needle.length] as number });
  }
  return matches;
}

/**
 * Where a page holds what was looked for everywhere: the words as they stand, or, as the search of the workspace has it, each
 * of them at the beginning of a word when the page holds them all.
 */
export function findWords(pageText: string, words: string, page: number): Match[] {
  const whole = findIn(pageText, words, page);
  const each = words.trim().split(/\s+/).filter(Boolean);
  if (whole.length > 0 || each.length < 2) return whole;
  const found = each.map((word) =>
    findIn(pageText, word, page).filter(({ begin }) => !/[\p{L}\p{N}]/u.test(pageText[begin - 1] ?? " ")),
  );
  if (found.some((matches) => matches.length === 0)) return [];
  return found.flat().sort((first, second) => first.begin - second.begin);
}

/** Where to open a document that a search found. */
export interface Spot {
  /** The page, where the search knows it. */
  page: number | null;
  /** What was looked for. */
  words: string;
}

/** Which match is shown before anybody asked for the next one: on the page that the search named, or the first. */
export function firstShown(matches: readonly Match[], page: number | null): number {
  return page === null ? 0 : matches.findIndex((match) => match.page === page);
}

/** The pieces of text of a page as one text, a space between lines, with the place where each piece begins. */
export function joined(pieces: readonly { str: string; hasEOL: boolean }[]): {
  text: string;
  starts: number[];
} {
  let text = "";
  const starts = pieces.map(({ str, hasEOL }) => {
    const start = text.length;
    text += str + (hasEOL ? " " : "");
    return start;
  });
  return { text, starts };
}
