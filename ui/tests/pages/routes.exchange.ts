import type { Page } from "playwright-core";
import { fromPalette } from "./routes.acts.ts";
import type { Visit } from "./routes.ts";

const query = { scene: "conflicts" };

/** Opens the tab of the secretariat's people. */
const toPersons = (page: Page) => page.getByRole("tab").nth(3).click();

/** Who sits here, and what travels between copies. */
export const EXCHANGE: readonly Visit[] = [
  {
    name: "seat-who",
    address: "/dossiers",
    query: { scene: "nobody" },
    ready: "[role=dialog] button",
  },
  {
    name: "seat-menu",
    address: "/dossiers",
    ready: "[role=rowheader]",
    act: (page) => page.locator("header button").last().click(),
    drawn: false,
  },
  {
    name: "seat-kept",
    address: "/scoring/d5",
    query: { as: "m6", scene: "failing" },
    ready: "input[data-mark]",
    async act(page) {
      await page.locator("input[data-mark]").nth(2).press("3");
      await page.locator("[role=alert]").first().waitFor();
      await page.evaluate(() => {
        location.hash = "#/ranking";
      });
      await page.locator("main table").first().waitFor();
    },
  },
  { name: "persons", address: "/members", ready: "[role=rowheader]", act: toPersons },
  {
    name: "persons-edit",
    address: "/members",
    ready: "[role=rowheader]",
    async act(page) {
      await toPersons(page);
      await page.locator("[role=tabpanel] li button").first().click();
      await page.getByRole("dialog").waitFor();
    },
    drawn: false,
  },
  {
    name: "exchange-write",
    address: "/dossiers",
    ready: "[role=rowheader]",
    act: fromPalette({ fr: "écrire les changements", en: "write the changes" }),
    drawn: false,
  },
  {
    name: "exchange-plan",
    address: "/dossiers",
    ready: "[role=rowheader]",
    act: takePlan,
  },
  {
    name: "exchange-done",
    address: "/dossiers",
    ready: "[role=rowheader]",
    async act(page) {
      await takePlan(page);
      await page.getByRole("alertdialog").locator("footer button").last().click();
      await page.getByRole("alertdialog").getByRole("status").waitFor();
    },
    drawn: false,
  },
  { name: "conflicts", address: "/conflicts", query, ready: "main ol" },
  { name: "conflicts-none", address: "/conflicts", ready: "main h2", drawn: false },
  { name: "conflicts-count", address: "/dossiers", query, ready: "[role=rowheader]", drawn: false },
  { name: "conflicts-journal", address: "/journal", query, ready: "main ol", drawn: false },
];

async function takePlan(page: Page): Promise<void> {
  await fromPalette({ fr: "reprendre les changements", en: "take the changes" })(page);
}
