/** A place where the text was found: the page, and the characters of its text. */
export interface Match {
  page: number;
  begin: number;
  end: number;
}

/** Lower case without accents and ligatures, with the place of each character in the original. */
export function folded(text: string): { text: string; origin: number[] } {
  let out = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/[’ʼ]/g, "'")
      .replace(/\s/g, " ");
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    out += plain;
    at += character.length;
  }
  origin.push(at);
  return { text: out, origin };
}

/** Every place of `query` in the text of a page, case, accents and the kind of space left aside. */
export function findIn(pageText: string, query: string, page: number): Match[] {
  const needle = folded(query.trim()).text;
  if (needle === "") return [];
  const { text, origin } = folded(pageText);
  const matches: Match[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    matches.push({ page, begin: origin[at] as number, end: origin[at + needle.length] as number });
  }
  return matches;
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
