import type { Page } from "playwright-core";
import { ACTS } from "./routes.acts.ts";
import { EXCHANGE } from "./routes.exchange.ts";
import { COMMITTEE } from "./routes.committee.ts";
import { LABELS } from "./routes.labels.ts";
import { PACKS } from "./routes.packs.ts";

/** A place to be looked at, and how to get to it. */
export interface Visit {
  /** Its name in reports and as a file. */
  name: string;
  address: string;
  query?: Record<string, string>;
  /** What is there when the place is. */
  ready?: string;
  /** What is done before looking. */
  act?(page: Page): Promise<void>;
  /** Left out of the screenshots. */
  drawn?: boolean;
}

const tab = (name: string) => async (page: Page) => {
  await page.getByRole("tab").nth(Number(name)).click();
};

export const ROUTES: readonly Visit[] = [
  { name: "welcome", address: "/welcome", query: { scene: "none" } },
  {
    name: "welcome-new",
    address: "/welcome",
    query: { scene: "none" },
    act: (page) => page.keyboard.press("Control+n"),
    drawn: false,
  },
  { name: "call-start", address: "/call", query: { scene: "start" }, drawn: false },
  { name: "call", address: "/call", ready: "[role=tabpanel] input" },
  ...["calendar", "documents", "eligibility", "grid", "committee", "support", "letters"].map((name, at) => ({
    name: `call-${name}`,
    address: "/call",
    ready: "[role=tabpanel] input",
    act: tab(String(at + 1)),
    drawn: name === "grid" || name === "eligibility",
  })),
  {
    name: "call-letters-own",
    address: "/call",
    query: { scene: "labels" },
    ready: "[role=tabpanel] input",
    act: tab("7"),
  },
  {
    name: "call-grid-every-kind",
    address: "/call",
    query: { scene: "grids" },
    ready: "[role=tabpanel] input",
    act: async (page) => {
      await tab("4")(page);
      await page.getByRole("button", { expanded: false }).filter({ hasText: /./ }).nth(2).click();
    },
    drawn: false,
  },
  {
    name: "call-committee-experts",
    address: "/call",
    query: { scene: "experts" },
    ready: "[role=tabpanel] input",
    act: tab("5"),
    drawn: false,
  },
  {
    name: "call-grid-referential",
    address: "/call",
    query: { scene: "experts" },
    ready: "[role=tabpanel] input",
    act: async (page) => {
      await tab("4")(page);
      await page
        .getByRole("button", { name: /niveaux|levels/ })
        .last()
        .click();
    },
    drawn: false,
  },
  {
    name: "dossier-marks-experts",
    address: "/dossier/d5/marks",
    query: { scene: "experts" },
    ready: "[role=tabpanel] h2",
    drawn: false,
  },
  { name: "dossiers", address: "/dossiers", ready: "[role=rowheader]" },
  {
    name: "dossiers-many",
    address: "/dossiers",
    query: { scene: "many" },
    ready: "[role=rowheader]",
    drawn: false,
  },
  { name: "dossiers-empty", address: "/dossiers", query: { scene: "empty" }, ready: "main h2" },
  {
    name: "dossiers-broken",
    address: "/dossiers",
    query: { scene: "broken" },
    ready: "[role=alert]",
    drawn: false,
  },
  {
    name: "dossiers-backup",
    address: "/dossiers",
    query: { scene: "backup" },
    ready: "main [data-tone=warning]",
    drawn: false,
  },
  {
    name: "dossiers-loading",
    address: "/dossiers",
    query: { scene: "slow" },
    ready: "[role=status]",
    drawn: false,
  },
  {
    name: "dossiers-new",
    address: "/dossiers",
    ready: "[role=rowheader]",
    act: (page) => page.keyboard.press("Control+Shift+N"),
    drawn: false,
  },
  { name: "dossier", address: "/dossier/d1", ready: "[role=tabpanel] input" },
  { name: "dossier-documents", address: "/dossier/d1/documents", ready: "canvas" },
  { name: "dossier-mail", address: "/dossier/d1/document:msg1", ready: "article dl", drawn: false },
  { name: "dossier-checks", address: "/dossier/d12/checks", ready: "textarea" },
  { name: "dossier-completeness", address: "/dossier/d9/checks", ready: "textarea", drawn: false },
  { name: "dossier-marks", address: "/dossier/d1/marks", ready: "[role=tabpanel] h2" },
  {
    name: "dossier-consensus",
    address: "/dossier/d1/marks",
    ready: "[role=tabpanel] h2",
    act: (page) => page.locator("[role=tabpanel] button:has(.lucide-handshake)").click(),
    drawn: false,
  },
  {
    name: "dossier-round",
    address: "/dossier/d1/marks",
    ready: "[role=tabpanel] h2",
    act: (page) => page.locator("[role=tabpanel] button:has(.lucide-rotate-ccw)").click(),
    drawn: false,
  },
  { name: "dossier-decisions", address: "/dossier/d1/decisions", ready: "[role=tabpanel] dl" },
  { name: "dossier-history", address: "/dossier/d1/history", ready: "[role=tabpanel] ol", drawn: false },
  { name: "journal", address: "/journal", ready: "main ol" },
  {
    name: "journal-detail",
    address: "/journal",
    ready: "main ol",
    act: (page) => page.locator("main ol button").nth(2).click(),
    drawn: false,
  },
  {
    name: "palette",
    address: "/dossiers",
    ready: "[role=rowheader]",
    async act(page) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("nappes");
      await page.waitForTimeout(400);
    },
  },
  {
    name: "keys",
    address: "/dossiers",
    ready: "[role=rowheader]",
    act: (page) => page.keyboard.press("F1"),
    drawn: false,
  },
  {
    name: "verify",
    address: "/journal",
    ready: "main ol",
    act: (page) =>
      page
        .getByRole("button", { name: /int(é|e)grit/i })
        .first()
        .click(),
    drawn: false,
  },
  ...COMMITTEE,
  ...ACTS,
  ...EXCHANGE,
  ...LABELS,
  ...PACKS,
];
