import type { Visit } from "./routes.ts";

/** What a call grants for a time: its labels, the funders and the opinions of a dossier. */
export const LABELS: readonly Visit[] = [
  { name: "labels", address: "/labels", query: { scene: "labels" }, ready: "[role=rowheader]" },
  { name: "labels-empty", address: "/labels", ready: "main h2", drawn: false },
  {
    name: "labels-dossier",
    address: "/dossier/d1/decisions",
    query: { scene: "labels" },
    ready: "[role=tabpanel] dl",
  },
  {
    name: "labels-bounds",
    address: "/call",
    query: { scene: "labels" },
    ready: "[role=tabpanel] input",
    act: async (page) => {
      await page.getByRole("tab").nth(3).click();
      await page.locator("fieldset").last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "labels-activity",
    address: "/call",
    query: { scene: "labels" },
    ready: "[role=tabpanel] input",
    act: async (page) => {
      await page.getByRole("tab").nth(3).click();
      await page.locator("ul[aria-label$=E9]").scrollIntoViewIfNeeded();
    },
    drawn: false,
  },
  {
    name: "labels-counters",
    address: "/dossier/d1/identity",
    query: { scene: "labels" },
    ready: "[role=tabpanel] form, [role=tabpanel] input",
  },
  {
    name: "labels-stage",
    address: "/dossier/d1/identity",
    query: { scene: "labels" },
    ready: "[role=tabpanel] input",
    act: (page) => page.locator("header button", { hasText: /^(Stade|Stage)…$/ }).click(),
    drawn: false,
  },
  {
    name: "labels-opinion",
    address: "/dossier/d1/decisions",
    query: { scene: "labels" },
    ready: "[role=tabpanel] dl",
    act: (page) => page.locator("[role=tabpanel] section button").first().click(),
    drawn: false,
  },
];
