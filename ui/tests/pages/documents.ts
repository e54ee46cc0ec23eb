import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.ts";

/**
 * Shows every PDF of a folder: each ends within its budget as a page, as a question for its password, or as a reason why
 * not; and the window never stops answering meanwhile. `node tests/pages/documents.ts FOLDER`
 */
const folder = process.argv[2];
if (!folder) throw new Error("name a folder of PDF files");
const BUDGET = 13_000;
const FROZEN = 3_000;

const { server, url } = await serve(fileURLToPath(new URL("../../dist-pages", import.meta.url)), folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let failures = 0;
const files = readdirSync(folder).filter((name) => name.toLowerCase().endsWith(".pdf"));
if (files.length === 0) throw new Error(`there is no PDF file in ${folder}`);
for (const file of files) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const requests: string[] = [];
  page.on(
    "request",
    (request) =>
      !request.url().startsWith(url) && !/^(blob|data):/.test(request.url()) && requests.push(request.url()),
  );
  // The longest time between two beats of the page's own clock.
  await page.addInitScript(() => {
    const beat = { last: performance.now(), longest: 0 };
    (window as unknown as { beat: typeof beat }).beat = beat;
    setInterval(() => {
      const now = performance.now();
      beat.longest = Math.max(beat.longest, now - beat.last);
      beat.last = now;
    }, 50);
  });
  await page.goto(`${url}/index.html?document=${encodeURIComponent(file)}#/dossier/d1/documents`);
  await page.waitForSelector("[role=tabpanel]");
  await page.evaluate(() => {
    const { beat } = window as unknown as { beat: { last: number; longest: number } };
    beat.longest = 0;
  });
  const begun = Date.now();
  const outcome = await page
    .waitForFunction(
      () => {
        const panes = document.querySelectorAll("[role=tabpanel] section[data-pane]");
        const viewer = panes[1];
        const heading = viewer?.querySelector("h2")?.textContent;
        if (heading) return heading;
        const canvas = viewer?.querySelector("canvas");
        if (canvas && canvas.width !== 300) return `page ${canvas.width}×${canvas.height}`;
        return viewer?.querySelector("section[data-page] p")?.textContent ?? null;
      },
      undefined,
      { timeout: BUDGET },
    )
    .then(
      (handle) => handle.jsonValue(),
      () => null,
    );
  const took = Date.now() - begun;
  const longest = await page
    .evaluate(() => (window as unknown as { beat: { longest: number } }).beat.longest)
    .catch(() => Number.POSITIVE_INFINITY);
  const bad = outcome === null || longest > FROZEN || requests.length > 0;
  if (bad) failures += 1;
  console.log(
    `${bad ? "FAIL" : "ok  "} ${file}: ${outcome ?? "nothing"} after ${took} ms, longest pause ${Math.round(longest)} ms ${requests.join(" ")}`,
  );
  await page.close();
}
await browser.close();
server.close();
console.log(failures === 0 ? "every document ended within its budget" : `${failures} documents did not`);
process.exitCode = failures === 0 ? 0 : 1;
