import type { Page } from "playwright-core";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What the page prints as it stands, sheet by sheet in words; where a file is named, the paper is kept there to be looked at. */
export async function printedSheets(page: Page, path?: string): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(path && { path }) });
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const paper = await loading.promise;
  const sheets: string[] = [];
  for (let number = 1; number <= paper.numPages; number += 1) {
    const { items } = await (await paper.getPage(number)).getTextContent();
    sheets.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
  }
  await loading.destroy();
  return sheets;
}

/** How often words stand on a sheet. */
export const timesOn = (sheet: string, words: string): number => sheet.split(words).length - 1;
