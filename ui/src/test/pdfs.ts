import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument, version } from "pdfjs-dist/legacy/build/pdf.mjs";
import { joined } from "~/components/pdf/find";

/** The engine that tests read with: the window's own version, built for a machine without a screen. */
export const ENGINE = `pdf.js ${version}`;

const REAL = join(import.meta.dirname, "../../../tests/fixtures/pdfs/real");

const open = (data: Uint8Array) => getDocument({ data: data.slice(), verbosity: 0 }).promise;

/** The bytes of one of the real documents. */
export const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(REAL, file)));

/** The texts of all pages of a PDF, as the viewer reads them. */
export async function textsOf(data: Uint8Array): Promise<string[]> {
  const document = await open(data);
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(joined(items.filter((item) => "str" in item)).text);
  }
  await document.loadingTask.destroy();
  return texts;
}

/** The same PDF with the pages of another in front of its own. */
export async function withInFront(data: Uint8Array, front: Uint8Array): Promise<Uint8Array> {
  const document = await open(data);
  const both = await document.extractPages([{ document: front }, { document: null }]);
  await document.loadingTask.destroy();
  return both;
}

/** A PDF of these pages, each a list of lines, in the plainest type; what that type has no letter for is left out. */
export function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""];
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  const kids = pages.map((lines) => {
    const shown = lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join("\n");
    const content = `BT /F1 9 Tf 11 TL 50 790 Td\n${shown}\nET`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`;
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  // What Windows-1252 has beyond Latin-1 and texts use.
  const beyond = new Map(
    [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((letter, at) => [letter, 0x80 + at]),
  );
  return Uint8Array.from(text, (letter) => beyond.get(letter) ?? letter.charCodeAt(0) & 0xff);
}
