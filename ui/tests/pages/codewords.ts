import type { Page } from "playwright-core";

/** What belongs to the program and never to a screen: codes, paths of fields, other clocks, the words of a database. */
const CODE_WORDS: readonly RegExp[] = [
  /(?<![\w./@-])[a-z]+(?:_[a-z0-9]+)+(?![\w@-]|\.\w)/,
  /\w\[\d+\]/,
  /\bUTC\b/,
  /\d{4}-\d\d-\d\dT\d\d:\d\d/,
  /database disk image|SQLITE_|constraint failed/i,
  /\b(?:undefined|NaN)\b|\[object /,
];
/** A word of English that is a code where French is spoken. */
const IN_FRENCH: readonly RegExp[] = [/\b(?:unknown|heard|selected|draft|submitted|recused|root)\b/];

/** The words of the program that a screen shows, each with what stands around it. */
export async function codeWords(page: Page, language: string): Promise<string[]> {
  const lines = await page.evaluate(() => document.body.innerText.split("\n"));
  const forbidden = language === "fr" ? [...CODE_WORDS, ...IN_FRENCH] : CODE_WORDS;
  return lines.flatMap((line) => {
    const found = forbidden.find((words) => words.test(line));
    return found ? [`a code word in « ${line.trim().slice(0, 90)} »`] : [];
  });
}
