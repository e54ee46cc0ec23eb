import type { Page } from "playwright-core";
import { fromPalette } from "./routes.acts.ts";
import type { Visit } from "./routes.ts";

/** Opens the tab of what members take home. */
async function toPacks(page: Page): Promise<void> {
  await page.getByRole("tab").nth(2).click();
  await page.locator("[role=tabpanel] [role=rowheader]").first().waitFor();
}

/** Presses a button of the tab, by its place. */
const toolbar = (at: number) => async (page: Page) => {
  await toPacks(page);
  await page.locator("[role=tabpanel] section > div").first().getByRole("button").nth(at).click();
};

const members = { address: "/members", ready: "[role=rowheader]" };
const home = { address: "/scoring", query: { as: "m6", scene: "home" }, ready: "[role=rowheader]" };

/** Presses a button of the bar of a copy at home, by its picture. */
const bar = (icon: string) => (page: Page) =>
  page.locator(`main section button:has(.lucide-${icon})`).click();

async function toErase(page: Page): Promise<void> {
  await bar("ellipsis-vertical")(page);
  await page.getByRole("menuitem").last().click();
  await page.getByRole("alertdialog").waitFor();
}

/** What members take home and give back. */
export const PACKS: readonly Visit[] = [
  { name: "packs", ...members, act: toPacks },
  {
    name: "packs-made",
    ...members,
    async act(page) {
      await toolbar(0)(page);
      await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    },
  },
  {
    name: "packs-remind",
    ...members,
    async act(page) {
      await toolbar(2)(page);
      await page.getByRole("dialog").waitFor();
    },
    drawn: false,
  },
  {
    name: "packs-print",
    ...members,
    async act(page) {
      await toolbar(3)(page);
      await page.getByRole("dialog").waitFor();
    },
    drawn: false,
  },
  { name: "packs-term", ...members, act: toolbar(4), drawn: false },
  {
    name: "packs-late",
    ...members,
    async act(page) {
      await toolbar(4)(page);
      await page.getByRole("menuitem").first().click();
      await page.getByRole("alertdialog").waitFor();
    },
    drawn: false,
  },
  {
    name: "returns",
    ...members,
    act: fromPalette({ fr: "reprendre des retours", en: "take returns" }),
  },
  {
    name: "pack-words",
    address: "/welcome",
    query: { scene: "none" },
    async act(page) {
      await page.locator("main button:has(.lucide-package-open)").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "pack-words-wrong",
    address: "/welcome",
    query: { scene: "none" },
    async act(page) {
      await page.locator("main button:has(.lucide-package-open)").click();
      await page.getByRole("textbox").fill("abaisser abandon abdiquer abeille abolir academie");
      await page.keyboard.press("Enter");
      await page.locator("[data-invalid]").first().waitFor();
    },
    drawn: false,
  },
  {
    name: "pack-words-known",
    ...home,
    act: fromPalette({ fr: "ouvrir un pli", en: "open a pack" }),
    drawn: false,
  },
  { name: "home", ...home },
  {
    name: "home-returned",
    ...home,
    async act(page) {
      await bar("package-check")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "home-erase", ...home, act: toErase, drawn: false },
  {
    name: "home-erased",
    ...home,
    async act(page) {
      await toErase(page);
      await page.getByRole("checkbox").check({ force: true });
      await page.getByRole("alertdialog").locator("footer button").last().click();
      await page.getByRole("alertdialog").locator("code").first().waitFor();
    },
  },
];
