import type { Page } from "playwright-core";
import type { Visit } from "./routes.ts";

const query = { scene: "acts" };

/** Chooses an action by its name in the palette, in either language. */
export const fromPalette = (word: Record<string, string>) => async (page: Page) => {
  const language = await page.locator("html").getAttribute("lang");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(word[language ?? "fr"] ?? "");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[role=dialog] h2, [role=alertdialog] h2").first().waitFor();
};

/** What needs a motive: ties, evaluations, reservations, decisions, the published record; and what is only said. */
export const ACTS: readonly Visit[] = [
  { name: "acts-ranking", address: "/ranking", query, ready: "main table" },
  {
    name: "acts-tie",
    address: "/ranking",
    query,
    ready: "main table",
    act: fromPalette({ fr: "départager", en: "order tied" }),
  },
  { name: "acts-evaluations", address: "/dossier/d7/marks", query, ready: "[role=tabpanel] h2" },
  {
    name: "acts-void",
    address: "/dossier/d7/marks",
    query,
    ready: "[role=tabpanel] h2",
    act: fromPalette({ fr: "écarter", en: "set aside" }),
    drawn: false,
  },
  {
    name: "acts-return",
    address: "/dossier/d7/marks",
    query,
    ready: "[role=tabpanel] h2",
    act: fromPalette({ fr: "rendre", en: "give" }),
    drawn: false,
  },
  {
    name: "acts-restore",
    address: "/dossier/d7/marks",
    query,
    ready: "[role=tabpanel] h2",
    act: fromPalette({ fr: "reprendre", en: "count" }),
    drawn: false,
  },
  {
    name: "acts-returned",
    address: "/scoring/d5",
    query: { as: "m6" },
    ready: "canvas",
    drawn: false,
  },
  { name: "acts-decisions", address: "/dossier/d2/decisions", query, ready: "[role=tabpanel] dl" },
  {
    name: "acts-lift",
    address: "/dossier/d2/decisions",
    query,
    ready: "[role=tabpanel] dl",
    act: fromPalette({ fr: "lever", en: "lift" }),
  },
  {
    name: "acts-reopen",
    address: "/dossier/d2/decisions",
    query,
    ready: "[role=tabpanel] dl",
    act: fromPalette({ fr: "rouvrir", en: "re-open" }),
    drawn: false,
  },
  { name: "acts-reservations", address: "/sessions", query, ready: "[role=rowheader]", drawn: false },
  { name: "acts-warnings", address: "/session/s6/plan", query, ready: "main nav", drawn: false },
  {
    name: "acts-convene",
    address: "/session/s6/plan",
    query,
    ready: "main nav",
    act: (page) => page.locator("main header button").first().click(),
    drawn: false,
  },
  {
    name: "acts-opening",
    address: "/session/s5/attendance",
    query,
    ready: "main nav",
    async act(page) {
      await page.locator("main section header button, main section button").first().click();
      await page.getByRole("radio").nth(3).check({ force: true });
      await page.waitForTimeout(300);
    },
    drawn: false,
  },
  {
    name: "acts-publish",
    address: "/session/s1/papers",
    query,
    ready: "canvas",
    act: fromPalette({ fr: "publier", en: "publish" }),
    drawn: false,
  },
  {
    name: "acts-correct",
    address: "/session/s0/papers",
    query,
    ready: "canvas",
    act: fromPalette({ fr: "corriger", en: "correct" }),
    drawn: false,
  },
];
