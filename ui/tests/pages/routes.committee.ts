import type { Page } from "playwright-core";
import type { Visit } from "./routes.ts";

const as = (member: string, scene?: string) => ({ as: member, ...(scene && { scene }) });
const press = (keys: string) => (page: Page) => page.keyboard.press(keys);
const segment = async (page: Page, group: number, at: number) => {
  await page.getByRole("radiogroup").nth(group).getByRole("radio").nth(at).check({ force: true });
};

/** Chooses selection with reservations, counts votes, writes a motive: everything that the form can ask for. */
async function fillDecision(page: Page): Promise<void> {
  await segment(page, 0, 1);
  await segment(page, 1, 1);
  const votes = page.locator("input[inputmode=numeric][type=text]");
  const last = await votes.count();
  for (const [at, count] of [4, 4, 0].entries()) {
    // The three counts come last of all whole figures; the amount granted is none.
    await votes.nth(last - 3 + at).fill(String(count));
    await page.keyboard.press("Tab");
  }
  await page.locator("main article textarea").nth(1).fill("Projet solide, sous condition d’autorisation.");
}

/** The scoring room, the ranking, the committee and its sessions. */
export const COMMITTEE: readonly Visit[] = [
  { name: "scoring-who", address: "/scoring", ready: "main h2", drawn: false },
  {
    name: "scoring-referential",
    address: "/scoring/d5",
    query: { ...as("m6"), scene: "experts" },
    ready: "canvas",
    act: (page) => page.locator("[role=row] input").last().click(),
    drawn: false,
  },
  { name: "scoring", address: "/scoring", query: as("m6"), ready: "[role=rowheader]" },
  {
    name: "scoring-broken",
    address: "/scoring",
    query: as("m6", "broken"),
    ready: "[role=alert]",
    drawn: false,
  },
  { name: "scoring-interests", address: "/scoring/d7", query: as("m7"), ready: "[data-dossier]" },
  {
    name: "scoring-interests-tie",
    address: "/scoring/d7",
    query: as("m7"),
    ready: "[data-dossier]",
    act: async (page) => {
      await page.locator("[data-dossier]").first().focus();
      await page.keyboard.press("2");
      await page.locator("form").waitFor();
    },
    drawn: false,
  },
  {
    name: "scoring-distribution",
    address: "/scoring",
    query: as("m6"),
    ready: "[role=rowheader]",
    act: async (page) => {
      await page.locator("main details summary").first().click();
      await page.locator("meter").first().waitFor();
    },
    drawn: false,
  },
  {
    name: "scoring-finish",
    address: "/scoring",
    query: as("m6"),
    ready: "[role=rowheader]",
    act: async (page) => {
      await page.keyboard.press("Control+Shift+E");
      await page.locator("[role=dialog] ul button").first().waitFor();
    },
    drawn: false,
  },
  {
    name: "scoring-beside",
    address: "/scoring/d5",
    query: as("m6"),
    ready: "canvas",
    act: async (page) => {
      await page.keyboard.press("F8");
      await page.locator("main tfoot").waitFor();
    },
    drawn: false,
  },
  {
    name: "scoring-table",
    address: "/scoring/d5",
    query: as("m6"),
    ready: "canvas",
    act: async (page) => {
      await page.getByRole("tab", { name: /xlsx$/ }).click();
      await page.locator("[role=tabpanel] table").first().waitFor();
    },
    drawn: false,
  },
  { name: "scoring-paper", address: "/scoring/paper", ready: "[role=gridcell] input" },
  {
    name: "scoring-paper-twice",
    address: "/scoring/paper",
    ready: "[role=gridcell] input",
    async act(page) {
      await page.getByRole("switch").first().click({ force: true });
      await page.locator("[role=gridcell]").first().click();
      await page.keyboard.type("4");
      await page.keyboard.press("Enter");
      await page.locator("[data-differs]").first().waitFor();
    },
    drawn: false,
  },
  {
    name: "scoring-paper-number",
    address: "/scoring/paper",
    ready: "[role=gridcell] input",
    async act(page) {
      await page.getByRole("textbox").first().fill("7K3");
      await page.keyboard.press("Enter");
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
    drawn: false,
  },
  { name: "scoring-room", address: "/scoring/d5", query: as("m6"), ready: "canvas" },
  {
    name: "scoring-reader-open",
    address: "/scoring/d5",
    query: as("m6"),
    ready: "canvas",
    act: async (page) => {
      await press("Control+F9")(page);
      await page.locator("[data-page]").first().waitFor({ state: "detached" });
    },
    drawn: false,
  },
  { name: "scoring-reader", address: "/reader", query: as("m6"), ready: "canvas" },
  {
    name: "scoring-every-kind",
    address: "/scoring/d5",
    query: { ...as("m6"), scene: "grids" },
    ready: "canvas",
    drawn: false,
  },
  {
    name: "scoring-submit",
    address: "/scoring/d5",
    query: as("m6"),
    ready: "canvas",
    act: press("Control+Shift+Enter"),
    drawn: false,
  },
  {
    name: "scoring-conflict",
    address: "/scoring/d5",
    query: as("m6"),
    ready: "canvas",
    act: press("Control+d"),
    drawn: false,
  },
  {
    name: "scoring-evidence",
    address: "/scoring/d5",
    query: as("m6", "revised"),
    ready: "canvas",
    act: async (page) => {
      await page.locator("svg + button, [role=row] button").filter({ hasText: "2" }).first().press("Enter");
      await page.getByRole("button", { name: /Plan et vignettes|Outline/ }).press("Enter");
      await page.locator("[data-evidence-of=C2] li").first().waitFor();
    },
  },
  { name: "scoring-others", address: "/scoring/d1", query: as("m6"), ready: "canvas", drawn: false },
  { name: "scoring-abstained", address: "/scoring/d7", query: as("m9"), ready: "main", drawn: false },
  { name: "scoring-not-mine", address: "/scoring/d2", query: as("m8"), ready: "main h2", drawn: false },
  {
    name: "ranking-bench",
    address: "/ranking",
    ready: "main table",
    act: async (page) => {
      await page.locator("main section button").last().click();
      await page.locator("main caption").first().waitFor();
    },
    drawn: false,
  },
  { name: "ranking", address: "/ranking", ready: "main table" },
  {
    name: "ranking-method",
    address: "/ranking",
    query: { scene: "grids" },
    ready: "main table",
    act: (page) => page.locator("main ol").last().scrollIntoViewIfNeeded(),
    drawn: false,
  },
  {
    name: "ranking-figure",
    address: "/ranking",
    ready: "main table",
    act: (page) => page.locator("main table tbody tr td:nth-child(3) button").first().click(),
  },
  {
    name: "ranking-broken",
    address: "/ranking",
    query: { scene: "broken" },
    ready: "[role=alert]",
    drawn: false,
  },
  {
    name: "ranking-loading",
    address: "/ranking",
    query: { scene: "slow" },
    ready: "main [role=status]",
    drawn: false,
  },
  { name: "members", address: "/members", ready: "[role=rowheader]" },
  {
    name: "members-edit",
    address: "/members",
    ready: "[role=rowheader]",
    act: (page) => page.locator("[role=rowheader]").nth(3).click(),
    drawn: false,
  },
  {
    name: "members-assignment",
    address: "/members",
    ready: "[role=rowheader]",
    act: (page) => page.getByRole("tab").nth(1).click(),
  },
  {
    name: "members-experts",
    address: "/members",
    query: { scene: "experts" },
    ready: "[role=rowheader]",
    act: (page) => page.getByRole("tab").nth(1).click(),
    drawn: false,
  },
  {
    name: "members-fields",
    address: "/members",
    query: { scene: "experts" },
    ready: "[role=rowheader]",
    act: (page) => page.locator("[role=rowheader]").nth(3).click(),
    drawn: false,
  },
  {
    name: "ranking-experts",
    address: "/ranking",
    query: { scene: "experts" },
    ready: "main table",
    drawn: false,
  },
  {
    name: "members-interest",
    address: "/members",
    ready: "[role=rowheader]",
    async act(page) {
      await page.getByRole("tab").nth(1).click();
      await page.locator("[role=gridcell]").nth(7).click();
    },
    drawn: false,
  },
  { name: "sessions", address: "/sessions", ready: "[role=rowheader]" },
  {
    name: "sessions-new",
    address: "/sessions",
    ready: "[role=rowheader]",
    act: (page) => page.locator("main header button").last().click(),
    drawn: false,
  },
  {
    name: "sessions-broken",
    address: "/sessions",
    query: { scene: "broken" },
    ready: "[role=alert]",
    drawn: false,
  },
  { name: "session-plan", address: "/session/s6/plan", ready: "main nav" },
  { name: "session-attendance", address: "/session/s4/attendance", ready: "main nav" },
  { name: "session-item", address: "/session/s4/s4-d6", ready: "main article" },
  {
    name: "session-decision",
    address: "/session/s4/s4-d6",
    ready: "main article",
    act: fillDecision,
    drawn: false,
  },
  { name: "session-decided", address: "/session/s4/s4-d1", ready: "main figure" },
  { name: "session-failed", address: "/session/s2", ready: "main nav", drawn: false },
  { name: "session-papers", address: "/session/s3/papers", ready: "canvas" },
];
