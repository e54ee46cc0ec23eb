import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { codeWords } from "./codewords.ts";
import { ROUTES, type Visit } from "./routes.ts";
import { serve } from "./server.ts";

/**
 * Walks every place in a browser engine, themes and languages by turns, under the window's content policy: axe finds
 * nothing, nothing is refused by the policy, nothing is cut at 200 %. With `--screenshots FOLDER` it draws them instead.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const option = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const screenshots = option("--screenshots");
const only = option("--only");
// The reference size; `--large` adds the one of a desk.
const SIZES = process.argv.includes("--large")
  ? [
      [1280, 800],
      [1920, 1080],
    ]
  : [[1280, 800]];

// The places take turns, one in light and French, the next in dark and English: the colours and most widths are shared. With `--all`,
// every place in every pair.
const EVERY = process.argv.includes("--all");
const COMBINATIONS = EVERY
  ? ([
      ["light", "fr"],
      ["dark", "en"],
      ["dark", "fr"],
      ["light", "en"],
    ] as const)
  : ([
      ["light", "fr"],
      ["dark", "en"],
    ] as const);

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function visit(page: Page, base: string, place: Visit, theme: string, language: string): Promise<void> {
  const search = new URLSearchParams({ theme, language, ...place.query });
  await page.goto(`${base}/index.html?${search}#${place.address}`);
  // Every place has its heading, whatever else tells that it is there: what loads before it is no place yet.
  await page.waitForSelector("h1", { state: "attached" });
  await page.waitForSelector(place.ready ?? "h1");
  await place.act?.(page);
  // Two frames, so that what was measured is drawn; then what fades in is there.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
  await page.waitForTimeout(250);
}

async function violations(page: Page): Promise<Violation[]> {
  // Through the debugging protocol, which the content policy of the page does not concern.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (
      window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };
      }
    ).axe;
    const result = await run.run(document, {
      resultTypes: ["violations"],
      rules: { region: { enabled: false } },
    });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => ({ html: html.slice(0, 200), failureSummary })),
    }));
  });
}

/** Texts that their box cuts off: what is hidden on purpose (read aloud only) does not count. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button, a, label, h1, h2, h3, p, dt, dd, th, [role=tab], [role=option]",
      ),
    ]
      .filter((element) => {
        const style = getComputedStyle(element);
        if (style.clipPath !== "none" || element.clientWidth < 2 || !element.offsetParent) return false;
        return style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => `${element.tagName.toLowerCase()} « ${(element.textContent ?? "").slice(0, 60)} »`),
  );
}

type Pair = (typeof COMBINATIONS)[number];

/** The places of a pair. One that is asked for by its name is looked at in each. */
const placesOf = (pair: Pair) =>
  only
    ? ROUTES.filter(({ name }) => name.includes(only))
    : ROUTES.filter((_, at) => EVERY || COMBINATIONS[at % COMBINATIONS.length] === pair);

async function check(browser: Browser, base: string, pair: Pair): Promise<string[]> {
  const [theme, language] = pair;
  const problems: string[] = [];
  const begun = Date.now();
  // One context keeps what is compiled of the scripts from place to place; what a place stored goes with it.
  const context = await browser.newContext({ colorScheme: theme === "dark" ? "dark" : "light" });
  for (const place of placesOf(pair)) {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    const name = `${place.name} (${theme}, ${language})`;
    page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("404"))
        problems.push(`${name}: ${message.text()}`);
    });
    try {
      await visit(page, base, place, theme, language);
      for (const { id, help, nodes } of await violations(page)) {
        problems.push(
          `${name}: axe ${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary}`).join("\n")}`,
        );
      }
      for (const found of await codeWords(page, language)) problems.push(`${name}: ${found}`);
      // 200 % of 1280 × 800 is 640 × 400 CSS pixels.
      await page.setViewportSize({ width: 640, height: 400 });
      await page.waitForTimeout(150);
      for (const text of await cutTexts(page)) problems.push(`${name}: cut at 200 %: ${text}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 1) problems.push(`${name}: ${wide} px wider than the window at 200 %`);
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await page.evaluate(() => localStorage.clear()).catch(() => undefined);
    await page.close();
  }
  await context.close();
  for (const problem of problems) console.log(problem);
  console.log(
    `${theme}, ${language}: ${problems.length} problems after ${Math.round((Date.now() - begun) / 1000)} s`,
  );
  return problems;
}

async function draw(browser: Browser, base: string, folder: string): Promise<void> {
  for (const [width, height] of SIZES as [number, number][]) {
    for (const theme of ["light", "dark"]) {
      mkdirSync(`${folder}`, { recursive: true });
      for (const place of ROUTES.filter((own) => own.drawn !== false && (!only || own.name.includes(only)))) {
        const page = await browser.newPage({
          viewport: { width, height },
          colorScheme: theme === "dark" ? "dark" : "light",
        });
        await visit(page, base, place, theme, "fr");
        const size = width === 1280 ? "" : `-${width}`;
        await page.screenshot({ path: `${folder}/${place.name}-${theme}${size}.png` });
        await page.close();
      }
    }
  }
}

const { server, url } = await serve(here("../../dist-pages"), here("./documents"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const problems: string[] = [];
try {
  if (screenshots) await draw(browser, url, screenshots);
  else {
    // Two at a time: a page waits as long as it works.
    const left = [...COMBINATIONS];
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift())
        problems.push(...(await check(browser, url, next)));
    };
    await Promise.all([lane(), lane()]);
  }
} finally {
  await browser.close();
  server.close();
}
if (!screenshots)
  console.log(
    problems.length === 0
      ? `${ROUTES.length} places${EVERY ? ", each in every theme and language" : ""}: nothing to report`
      : `${problems.length} problems`,
  );
process.exitCode = problems.length === 0 ? 0 : 1;
