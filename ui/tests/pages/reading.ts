import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { serve } from "./server.ts";

/**
 * Measures reading in the scoring room on a document of 20 MB and 300 pages, each with an image that no compression makes small:
 * the first page, a turned page, and the memory of the window from the first page to the last. `node tests/pages/reading.ts`
 */
const PAGES = 300;
const BYTES = 20e6;
const LIMITS = { first: 1500, turn: 100, growth: 1.6 };

/** A document in which every page has a line of text and a grey image of noise, as a scan has. */
function heavy(): Buffer {
  const side = Math.floor(Math.sqrt(BYTES / PAGES));
  const parts: Buffer[] = [];
  const places: number[] = [];
  let length = 0;
  const put = (...chunks: (string | Buffer)[]) => {
    for (const chunk of chunks) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, "latin1") : chunk;
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const object = (...chunks: (string | Buffer)[]) => {
    places.push(length);
    put(`${places.length} 0 obj\n`, ...chunks, "\nendobj\n");
  };
  put("%PDF-1.4\n");
  object("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = Array.from({ length: PAGES }, (_, at) => `${4 + at * 3 + 2} 0 R`).join(" ");
  object(`<< /Type /Pages /Kids [${kids}] /Count ${PAGES} >>`);
  object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (let page = 1; page <= PAGES; page += 1) {
    const image = randomBytes(side * side);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length ${image.length} >>\nstream\n`,
      image,
      "\nendstream",
    );
    const content = `q 400 0 0 400 97 200 cm /I Do Q BT /F 14 Tf 97 700 Td (Page ${page} du dossier) Tj ET`;
    object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const first = 4 + (page - 1) * 3;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${first} 0 R >> >> >>`,
    );
  }
  const table = length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${lines}`);
  put(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

const drawn = (page: Page, number: number) =>
  page.waitForFunction(
    (which) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`section[data-page="${which}"] canvas`);
      return canvas !== null && canvas.width !== 300 && canvas.width > 0;
    },
    number,
    { polling: 10, timeout: 30_000 },
  );

/** Pixels of all canvases in the window. */
const pixels = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("canvas")].reduce((sum, { width, height }) => sum + width * height, 0),
  );

const folder = mkdtempSync(join(tmpdir(), "reading-"));
const documents = fileURLToPath(new URL("./documents", import.meta.url));
copyFileSync(join(documents, "briqlys.pdf"), join(folder, "briqlys.pdf"));
writeFileSync(join(folder, "heavy.pdf"), heavy());
const { server, url } = await serve(fileURLToPath(new URL("../../dist-pages", import.meta.url)), folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
});
const bad: string[] = [];
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const begun = Date.now();
  await page.goto(`${url}/index.html?theme=light&language=fr&as=m6&document=heavy.pdf#/scoring/d5`);
  await drawn(page, 1);
  const whole = Date.now() - begun;
  // From the first question for its bytes: the program's own start is measured elsewhere.
  const first = await page.evaluate(() => {
    const asked = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("heavy.pdf"));
    return performance.now() - (asked?.startTime ?? 0);
  });
  console.log(
    `first page of ${BYTES / 1e6} MB: ${Math.round(first)} ms, with the program's start ${whole} ms`,
  );
  if (first > LIMITS.first) bad.push("first page");

  const scroller = page.locator("section[aria-label^='Document']");
  const turns: number[] = [];
  for (let at = 1; at <= 10; at += 1) {
    await drawn(page, at + 1);
    await scroller.focus();
    turns.push(
      await page.evaluate(async (next) => {
        const start = performance.now();
        const field = document.querySelector<HTMLElement>("section[aria-label^='Document']");
        field?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
        for (;;) {
          await new Promise(requestAnimationFrame);
          const there = document.querySelector(`section[data-page="${next}"]`)?.getBoundingClientRect();
          const room = field?.getBoundingClientRect();
          if (there && room && Math.abs(there.top - room.top) < 40) break;
          if (performance.now() - start > 2000) break;
        }
        return performance.now() - start;
      }, at + 1),
    );
  }
  const slowest = Math.max(...turns);
  console.log(`turning to a page that is drawn: ${turns.map(Math.round).join(", ")} ms`);
  if (slowest > LIMITS.turn) bad.push("page turn");

  const memory = async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize / 1e6;
  };
  const before = { heap: await memory(), pixels: await pixels(page) };
  let most = before.pixels;
  for (let number = 1; number <= PAGES; number += 3) {
    await page.evaluate((which) => {
      const field = document.querySelector<HTMLElement>("section[aria-label^='Document']");
      if (field) field.scrollTop = (field.scrollHeight / 300) * (which - 1);
    }, number);
    await page.waitForTimeout(40);
    most = Math.max(most, await pixels(page));
  }
  await scroller.evaluate((field) => {
    field.scrollTop = field.scrollHeight;
  });
  await drawn(page, PAGES);
  await page.waitForTimeout(500);
  const after = { heap: await memory(), pixels: await pixels(page) };
  const canvases = await page.locator("canvas").count();
  console.log(
    `heap ${before.heap.toFixed(1)} MB at first, ${after.heap.toFixed(1)} MB after ${PAGES} pages; ${canvases} canvases, ` +
      `${(before.pixels / 1e6).toFixed(1)} then at most ${(most / 1e6).toFixed(1)} and at last ${(after.pixels / 1e6).toFixed(1)} million pixels`,
  );
  if (after.heap > before.heap * LIMITS.growth || most > before.pixels * 3) bad.push("memory");
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(bad.length === 0 ? "all within their limits" : `beyond its limit: ${bad.join(", ")}`);
process.exitCode = bad.length === 0 ? 0 : 1;
