import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { printedSheets, timesOn } from "./printed.ts";
import { serve } from "./server.ts";

/**
 * Walks the committee's work with the keyboard alone, in a browser engine over the sample committee: interests, marks,
 * submission, conflict, agenda, attendance, decision. Each step says what a person would see.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { server, url } = await serve(here("../../dist-pages"), here("./documents"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const problems: string[] = [];
const PATIENCE = 15_000;

async function open(address: string, member: string | null, scene = ""): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("pageerror", (error) => problems.push(`${address}: ${error.message}`));
  const search = new URLSearchParams({
    theme: "light",
    language: "fr",
    scene,
    ...(member && { as: member }),
  });
  await page.goto(`${url}/index.html?${search}#${address}`);
  await page.waitForSelector("main h1");
  return page;
}

async function step(name: string, act: () => Promise<boolean>): Promise<void> {
  const passed = await act().catch((error: Error) => {
    problems.push(`${name}: ${error.message.split("\n")[0]}`);
    return null;
  });
  if (passed === false) problems.push(`${name}: it did not`);
  console.log(`${passed ? "ok" : "--"} ${name}`);
}

const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
const mark = (page: Page, code: string) => page.locator(`input[data-mark="${code}"]`);
const focusedMark = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.mark ?? null);
const seen = async (page: Page, text: string) => {
  await page.getByText(text).first().waitFor({ timeout: PATIENCE });
  return true;
};
/** A loaded machine draws late: what is true soon enough is true. */
const soon = async (holds: () => Promise<boolean>) => {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await new Promise((again) => setTimeout(again, 50));
  }
  return true;
};

async function scoring(): Promise<void> {
  const page = await open("/scoring/d5", "m6");
  await page.waitForSelector("input[data-mark]");
  await step("the room opens on the first criterion without a mark", () =>
    soon(async () => (await focusedMark(page)) === "C3"),
  );
  await step("three and a half is written as it is said, and saved", async () => {
    await keys(page, "3", ",", "5");
    await seen(page, "Enregistré");
    return (await mark(page, "C3").inputValue()) === "3,5";
  });
  await step("Tab and arrows go from criterion to criterion", async () => {
    await keys(page, "Tab", "4", "ArrowDown", "2");
    return (await mark(page, "C4").inputValue()) === "4" && (await focusedMark(page)) === "C5";
  });
  await step("a mark off the scale is refused in words and changes nothing", async () => {
    await keys(page, "ArrowUp", "9");
    await seen(page, "n’est pas une note");
    await keys(page, "Escape");
    return soon(async () => (await mark(page, "C4").inputValue()) === "4");
  });
  await step("Delete leaves a blank, not a zero", async () => {
    await keys(page, "Delete");
    return soon(async () => (await mark(page, "C4").inputValue()) === "");
  });
  await step("Ctrl+Enter goes to the next criterion without a mark", async () => {
    await keys(page, "Control+Enter");
    return soon(async () => (await focusedMark(page)) === "C6");
  });
  await step("a mark under its floor asks for a comment; F2 writes it, Escape comes back", async () => {
    await keys(page, "ArrowUp", "ArrowUp", "3", "ArrowDown", "ArrowDown", "4");
    await keys(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "2");
    await keys(page, "F2", "Control+a");
    await page.keyboard.type("Innovation peu étayée.");
    await keys(page, "Escape");
    return soon(async () => (await focusedMark(page)) === "C2");
  });
  await step("the check before handing in finds nothing missing, and the marks are handed in", async () => {
    await keys(page, "Control+Shift+Enter");
    await seen(page, "Total pondéré");
    await soon(() => page.evaluate(() => document.activeElement?.textContent === "Remettre"));
    await keys(page, "Enter");
    await seen(page, "Évaluation remise");
    return seen(page, "Notes des autres membres");
  });
  await page.close();
}

/** Selects words of a document as a hand does: from the first to the last of a line. */
async function select(page: Page, words: string): Promise<void> {
  const line = page.locator(".textLayer span", { hasText: words }).first();
  await line.waitFor({ timeout: PATIENCE });
  const box = await line.boundingBox();
  if (!box) throw new Error(`${words} is not on screen`);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, middle, { steps: 6 });
  await page.mouse.up();
}

const badge = (page: Page, code: string) =>
  page
    .getByRole("row")
    .filter({ has: mark(page, code) })
    .getByRole("button", { name: /passage/ });

async function passages(): Promise<void> {
  const page = await open("/scoring/d5", "m6");
  await step("a selected passage is held for a criterion with Alt and its digit", async () => {
    await select(page, "Une tonne valorisée");
    await seen(page, "Retenir pour");
    await keys(page, "Alt+3");
    return soon(async () => (await badge(page, "C3").textContent())?.trim() === "1");
  });
  await step("a selection that ends between two lines takes no more than it passed", async () => {
    const line = page.locator(".textLayer span", { hasText: "BriqLys fabrique" }).first();
    const box = await line.boundingBox();
    if (!box) return false;
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 1, box.y + box.height + 2, { steps: 6 });
    await page.mouse.up();
    const picked = page.getByRole("region", { name: "Passage sélectionné" });
    await soon(async () => ((await picked.textContent()) ?? "").includes("BriqLys"));
    const taken = (await picked.textContent()) ?? "";
    await page.getByRole("button", { name: "Abandonner la sélection" }).press("Enter");
    return !taken.includes("chantiers");
  });
  await step("it is drawn on its page, and listed with page and quote under the criterion", async () => {
    await page.locator("g[data-shape=box] path").first().waitFor({ state: "attached", timeout: PATIENCE });
    return seen(page, "des chantiers du bassin de la Lys. Une tonne valorisée");
  });
  await step("Quote puts it with its page into the comment of the criterion", async () => {
    await page.getByRole("button", { name: "Citer dans le commentaire" }).press("Enter");
    const comment = page.locator("[data-comment=C3] textarea");
    return soon(async () => /«.des chantiers.*p..1/.test(await comment.inputValue()));
  });
  await step("what was found is held without a mouse", async () => {
    await page
      .locator("section[data-page='1']")
      .first()
      .click({ position: { x: 8, y: 8 } });
    await keys(page, "Control+f");
    await page.keyboard.type("68 000 EUR");
    await seen(page, "1 sur 1");
    await keys(page, "Alt+5");
    return soon(async () => (await badge(page, "C5").textContent())?.trim() === "1");
  });
  await step("a rectangle drawn on a page is held as well", async () => {
    await page.getByRole("button", { name: "Sélectionner une zone de la page" }).press("Enter");
    const box = await page.locator("section[data-page='2']").boundingBox();
    if (!box) return false;
    await page.mouse.move(box.x + 40, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 240, box.y + 260, { steps: 4 });
    await page.mouse.up();
    await seen(page, "Zone de la page");
    await keys(page, "Alt+6");
    return soon(async () => (await badge(page, "C6").textContent())?.trim() === "1");
  });
  await step("Enter on a passage goes to its place within 300 ms", async () => {
    await badge(page, "C3").press("Enter");
    await page.locator("section[aria-label^='Document']").evaluate((pages) => {
      pages.scrollTop = 100_000;
    });
    const passage = page.locator("[data-evidence-of=C3] button").first();
    await passage.focus();
    const took = await page.evaluate(async () => {
      const begun = performance.now();
      (document.activeElement as HTMLElement).click();
      const end = begun + 2_000;
      for (;;) {
        const drawn = document.querySelector("g[data-active] path")?.getBoundingClientRect();
        const room = document.querySelector("section[aria-label^='Document']")?.getBoundingClientRect();
        if (drawn && room && drawn.top >= room.top && drawn.bottom <= room.bottom) break;
        if (performance.now() > end) return Number.POSITIVE_INFINITY;
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - begun;
    });
    console.log(`   ${Math.round(took)} ms`);
    return took < 300;
  });
  await step("a passage is let go, and nothing else with it", async () => {
    await page
      .locator("[data-evidence-of=C3]")
      .getByRole("button", { name: "Ne plus retenir" })
      .press("Enter");
    await soon(async () => (await badge(page, "C3").count()) === 0);
    return (await page.locator("[data-comment=C3] textarea").inputValue()).includes("des chantiers");
  });
  await page.close();
}

/** Whether what is found stands wholly within the window. */
const inSight = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) =>
    found.every((one) => {
      const { top, bottom, right } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && right <= innerWidth;
    }),
  );

async function reading(): Promise<void> {
  const page = await open("/scoring/d5", "m6");
  await page.waitForSelector("canvas");
  const width = (pane: number) =>
    page
      .locator("[data-reading-room] [data-pane]")
      .nth(pane)
      .evaluate((one) => one.getBoundingClientRect().width);
  await step(
    "the document has six tenths of the window, and the places of the application have gone",
    async () => {
      return (await width(0)) >= 1280 * 0.6 && !(await page.locator("nav").first().isVisible());
    },
  );
  await step("six criteria are in sight at once, and F2 brings the comment of the one in focus", async () => {
    await soon(async () => (await focusedMark(page)) === "C3");
    await keys(page, "F2");
    const whole = await inSight(page, "input[data-mark], [data-comment] textarea");
    await keys(page, "Escape");
    const marks = await page.locator("input[data-mark]").count();
    return whole && marks === 6 && (await focusedMark(page)) === "C3";
  });
  await step("F in the field of a mark flags the dossier and types nothing", async () => {
    await keys(page, "f");
    await seen(page, "À revoir");
    return (await mark(page, "C3").inputValue()) === "";
  });
  await step("PageDown in the field of a mark turns the pages and keeps the focus", async () => {
    await keys(page, "PageDown");
    return soon(
      async () =>
        (await page.locator("[data-scroller]").evaluate((one) => one.scrollTop > 0)) &&
        (await focusedMark(page)) === "C3",
    );
  });
  await step("F9 hides the document and brings it back, Shift+F9 swaps the sides", async () => {
    await keys(page, "F9");
    await soon(async () => (await page.locator("[data-scroller]").isVisible()) === false);
    await keys(page, "F9", "Shift+F9");
    return soon(() =>
      page.evaluate(() => {
        const [first, second] = document.querySelectorAll("[data-reading-room] [data-pane]");
        return Boolean(first && second && first.getBoundingClientRect().x > second.getBoundingClientRect().x);
      }),
    );
  });
  await step("three letters of a comment offer a former one, and Enter takes it", async () => {
    await keys(page, "Shift+F9");
    await mark(page, "C1").focus();
    await keys(page, "F2", "Control+a");
    await page.keyboard.type("Rép");
    await seen(page, "commentaire passé");
    await keys(page, "Enter");
    return soon(
      async () =>
        (await page.locator("[data-comment=C1] textarea").inputValue()) ===
        "Répond à la priorité « économie circulaire » ; partenaires nommés.",
    );
  });
  await step("Ctrl+Shift+E lists what is left, and a point leads to its place", async () => {
    await keys(page, "Control+Shift+E");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /C4.*note manquante/ })
      .press("Enter");
    return soon(async () => (await focusedMark(page)) === "C4");
  });
  await page.close();
}

async function revised(): Promise<void> {
  const page = await open("/scoring/d5", "m6", "revised");
  await step("a document that changed says so, and leads to its new version", async () => {
    await seen(page, "Pièce modifiée depuis votre note");
    await page.getByRole("button", { name: "Ouvrir la nouvelle version" }).press("Enter");
    return seen(page, "1 passage retrouvé, 1 à confirmer, 1 introuvable.");
  });
  await step("what was found is taken, the rest is answered one by one", async () => {
    await page.getByRole("button", { name: "Reprendre le passage retrouvé" }).press("Enter");
    await badge(page, "C2").press("Enter");
    const list = page.locator("[data-evidence-of=C2] li");
    await list.first().getByRole("button", { name: "C’est ce passage" }).press("Enter");
    await list.nth(1).getByRole("button", { name: "Il n’y est plus" }).press("Enter");
    await seen(page, "N’est plus dans la pièce");
    return soon(async () => (await page.getByText("Pièce modifiée depuis votre note").count()) === 0);
  });
  await page.close();
}

async function paper(): Promise<void> {
  const page = await open("/scoring/paper", null);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const cell = (row: number, column: number) =>
    page.locator("tbody tr").nth(row).locator("[role=gridcell]").nth(column);
  const paste = async (text: string) => {
    await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
    await keys(page, "Control+v");
  };
  const entered = () => page.evaluate(() => (globalThis as unknown as { entered: number[] }).entered);
  await page.locator("[role=gridcell] input").first().focus();
  await step(
    "a block of five rows and three columns with its final newline changes fifteen cells, as one act",
    async () => {
      const row = "3,5\t3.5\t3,50\n";
      await paste(row.repeat(5));
      return soon(
        async () => JSON.stringify(await entered()) === "[15]" && (await cell(4, 2).textContent()) === "3,5",
      );
    },
  );
  await step("a closed row keeps what it has, and what is no mark is refused in its cell", async () => {
    await keys(page, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    await paste("1\t2\t3\n");
    await seen(page, "3 cellules fermées");
    await keys(page, "ArrowUp");
    await paste("1.250\t\t4\n");
    await seen(page, "peut être un millier");
    return soon(
      async () =>
        (await cell(4, 1).textContent()) === "" && (await cell(4, 0).getAttribute("aria-invalid")) === "true",
    );
  });
  await step("Ctrl+D takes the first row of a selection down, as one act", async () => {
    const before = (await entered()).length;
    await keys(page, "Escape", "Control+Home", "2", "Enter", "ArrowUp");
    await soon(async () => (await entered()).length === before + 1);
    await keys(page, "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight", "Control+d");
    return soon(
      async () =>
        (await entered()).slice(before + 1).join() === "4" &&
        (await cell(1, 0).textContent()) === "2" &&
        (await cell(2, 0).textContent()) === "2" &&
        (await cell(2, 1).locator("input").inputValue()) === "3,5",
    );
  });
  await step("a range that is drawn with the pointer is copied as a spreadsheet copies it", async () => {
    await cell(0, 0).hover();
    await page.mouse.down();
    await cell(1, 1).hover();
    await page.mouse.up();
    await keys(page, "Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    return copied.replace(/\r/g, "") === "2\t3,5\n2\t3,5\n";
  });
  await step("Delete empties what is selected, as one act, and leaves no zero", async () => {
    const before = (await entered()).length;
    await keys(page, "Delete");
    return soon(
      async () => (await entered()).slice(before).join() === "4" && (await cell(0, 0).textContent()) === "",
    );
  });
  await step("Shift+F2 goes to the comment of the cell, and Tab to the one on the whole", async () => {
    await keys(page, "Shift+F2", "Tab");
    await page.keyboard.type("Dossier mûr.");
    await keys(page, "Shift+Tab");
    const label = page.getByLabel(/^Avis d’ensemble de la fiche/);
    return soon(async () => (await label.inputValue()) === "Dossier mûr.");
  });
  await step("typing replaces, Enter goes down, and an empty cell is no zero", async () => {
    await cell(4, 0).click();
    await keys(page, "Escape", "4", ",", "5", "Enter");
    return soon(async () => (await cell(4, 0).textContent()) === "4,5");
  });
  await page.close();
}

async function byNumber(): Promise<void> {
  const page = await open("/scoring/paper", null);
  const number = page.getByRole("textbox", { name: "Numéro de la fiche" });
  await step("a number that is mistyped is refused beside it", async () => {
    await number.focus();
    await keys(page, "7", "K", "3", "Enter");
    return seen(page, "un caractère est faux");
  });
  await step("the number of a sheet leads to its row, and what is typed next is its member's", async () => {
    await keys(page, "Control+a");
    await page.keyboard.type("7k2 qm4 xd9");
    await keys(page, "Enter");
    await seen(page, "dossier 8 · Lys Énergie");
    await keys(page, "4", "Enter");
    const row = page.locator("tbody tr").nth(3);
    const member = (await row.locator("th").textContent()) ?? "";
    const whose = (await page.getByRole("status").filter({ hasText: "Lys Énergie" }).textContent()) ?? "";
    return soon(
      async () =>
        whose.startsWith(member) && (await row.locator("[role=gridcell]").first().textContent()) === "4",
    );
  });
  await step("Ctrl+F goes back to the number of the next sheet", async () => {
    await keys(page, "Control+f");
    return soon(() => number.evaluate((field) => field === document.activeElement));
  });
  await step("sheets are printed into a folder, and where they lie is said", async () => {
    await page.getByRole("button", { name: "Fiches à imprimer…" }).press("Enter");
    await page.getByRole("button", { name: "Choisir le répertoire…" }).press("Enter");
    return seen(page, "18 fiches écrites en PDF");
  });
  await page.close();
}

async function ticked(): Promise<void> {
  const page = await open("/members", null);
  await step("sheets are printed for the members who are ticked", async () => {
    await page.getByRole("tab").nth(2).press("Enter");
    await page.getByRole("grid").focus();
    await keys(page, "Home", "ArrowDown", "ArrowDown", "Space", "ArrowDown", "Space");
    await page.getByRole("button", { name: "Fiches à imprimer…" }).press("Enter");
    return seen(page, "Pour Sylvie Caron et Karim Benali.");
  });
  await page.close();
}

async function checkedTwice(): Promise<void> {
  const page = await open("/scoring/paper", null);
  const entered = () => page.evaluate(() => (globalThis as unknown as { entered: number[] }).entered.length);
  await page.locator("[role=gridcell] input").first().focus();
  await keys(page, "3", "Enter", "4", "Enter");
  await soon(async () => (await entered()) === 2);
  await step(
    "a second typing is compared and written nowhere, and a difference is settled by choice",
    async () => {
      await page.getByRole("switch").focus();
      await keys(page, "Space");
      await page.locator("[role=gridcell] input").first().focus();
      await keys(page, "ArrowUp", "ArrowUp", "3", "Enter", "5", "Enter");
      await seen(page, "1 saisie identique, 1 écart");
      if ((await entered()) !== 2) return false;
      await page.getByRole("button", { name: "Retenir 5" }).press("Enter");
      return seen(page, "2 saisies identiques, aucun écart");
    },
  );
  await step("so is the overall comment, however its lines are broken", async () => {
    const again = page.getByLabel(/^Avis d’ensemble de la fiche/);
    await again.fill("Projet mûr.");
    await seen(page, "2 saisies identiques, 1 écart");
    if ((await entered()) !== 3) return false;
    await page.getByRole("button", { name: "Retenir la 2e saisie" }).press("Enter");
    await seen(page, "3 saisies identiques, aucun écart");
    await again.fill("Projet\nmûr. ");
    return seen(page, "3 saisies identiques, aucun écart");
  });
  await page.close();
}

async function interests(): Promise<void> {
  const page = await open("/scoring/d7", "m7");
  await step("nothing of a dossier is there before the question on interests is answered", async () => {
    await seen(page, "avez-vous un lien");
    return (await page.locator("canvas").count()) === 0;
  });
  await step("1 answers that there is no tie, and the dossier can be opened", async () => {
    await page.locator("[data-dossier=d7]").focus();
    await keys(page, "1");
    await page.getByRole("button", { name: "Ouvrir le dossier" }).press("Enter");
    await page.waitForSelector("input[data-mark]", { timeout: PATIENCE });
    return true;
  });
  await step("Ctrl+D declares a conflict: the dossier closes and leaves the list", async () => {
    await keys(page, "Control+d");
    const select = page.getByRole("dialog").getByRole("button", { name: /Nature du lien/ });
    await select.press("Enter");
    await page.getByRole("option", { name: "Conseil donné sur ce projet" }).press("Enter");
    await page.getByRole("button", { name: "Me déporter de ce dossier" }).press("Enter");
    await seen(page, "Vous êtes déporté");
    return soon(async () => (await page.getByRole("rowheader", { name: /TerrilData/ }).count()) === 0);
  });
  await page.close();
}

async function sitting(): Promise<void> {
  const page = await open("/session/s6/plan", null);
  await step("Alt with an arrow moves an item of the agenda", async () => {
    await page.getByRole("button", { name: /Descendre HydroCanal/ }).focus();
    await keys(page, "Alt+ArrowDown");
    const first = page.locator("main ol li").filter({ hasText: "CaptArtois" }).first();
    return soon(async () => ((await first.textContent()) ?? "").includes("1"));
  });
  await page.close();
  const room = await open("/session/s4/s4-d6", null);
  await step("a recused member leaves the room and the quorum", async () => {
    await seen(room, "Marc Dubois est déporté");
    return seen(room, "10 membres");
  });
  await step("a rejection of a ranked dossier asks why it departs from the ranking", async () => {
    await room.getByRole("radio", { name: "Non retenu" }).focus();
    await keys(room, "Space");
    return seen(room, "Cette décision s’écarte du classement");
  });
  await step("the words of the minutes stand there before anything is recorded", async () => {
    await room.getByRole("radio", { name: "Retenu", exact: true }).focus();
    await keys(room, "Space");
    await soon(async () => (await room.getByText("Cette décision s’écarte du classement").count()) === 0);
    await room.getByLabel(/^Motif/).fill("Conforme aux objectifs du cluster.");
    await keys(room, "Control+Enter");
    await seen(room, "Voici ce que dira le procès-verbal");
    return (
      (await room
        .getByRole("alertdialog")
        .getByText("Par consensus, sans vote, 1 ne prend pas part au vote")
        .count()) === 1
    );
  });
  await step("Enter records the decision", async () => {
    const record = room.getByRole("button", { name: "Consigner la décision" });
    await soon(() => record.evaluate((button) => button === document.activeElement));
    await keys(room, "Enter");
    return seen(room, "Consignée le");
  });
  await room.close();
}

async function attendance(): Promise<void> {
  const page = await open("/session/s5/attendance", null);
  await step("nobody is absent before somebody says so", async () => {
    await seen(page, "12 membres n’ont pas encore répondu");
    return (await page.getByRole("radio", { checked: true }).count()) === 0;
  });
  await step("an absence that is chosen stays, and the others can be marked present", async () => {
    await page.getByRole("radio", { name: "Absent" }).first().focus();
    await keys(page, "Space");
    await seen(page, "11 membres n’ont pas encore répondu");
    await page.getByRole("button", { name: "Marquer présents tous les autres" }).press("Enter");
    await seen(page, "Tout le monde a répondu");
    return (await page.getByRole("radio", { name: "Absent", checked: true }).count()) === 1;
  });
  await page.close();
}

async function ofMotive(): Promise<void> {
  const page = await open("/ranking", null, "acts");
  const choose = async (words: string) => {
    await keys(page, "Control+k");
    await page.keyboard.type(words);
    await page.getByRole("option").first().waitFor({ timeout: PATIENCE });
    await keys(page, "Enter");
    await page
      .getByRole("dialog")
      .getByLabel(/^Motif/)
      .waitFor({ timeout: PATIENCE });
  };
  const confirm = async (motive: string) => {
    await page
      .getByRole("dialog")
      .getByLabel(/^Motif/)
      .focus();
    await page.keyboard.type(motive);
    await keys(page, "Tab", "Tab", "Enter");
  };
  await step("the chair orders a tie with the arrows, and the ranking says why", async () => {
    await choose("départager");
    await page.getByRole("button", { name: /Descendre TriBoucle/ }).focus();
    await keys(page, "Alt+ArrowDown");
    await confirm("CaptArtois est prêt à démarrer.");
    await seen(page, "la présidence a placé CaptArtois devant TriBoucle");
    return seen(page, "CaptArtois est prêt à démarrer.");
  });
  await step("a reservation is lifted with its day and motive", async () => {
    await page.evaluate(() => {
      location.hash = "#/dossier/d2/decisions";
    });
    await seen(page, "En retard");
    await choose("lever réserve produire");
    await confirm("Autorisation reçue.");
    await seen(page, "Autorisation reçue.");
    return soon(async () => (await page.getByText("En retard").count()) === 0);
  });
  await page.close();
}

async function seats(): Promise<void> {
  const page = await open("/scoring/d5", "m6", "failing");
  await page.waitForSelector("input[data-mark]");
  const sit = async (name: RegExp) => {
    await page.getByRole("button", { name: /Je suis/ }).press("Enter");
    await page.getByRole("menuitemradio", { name }).press("Enter");
    return seen(page, "Je suis…");
  };
  const kept = page.getByRole("alert").getByText("Une de vos saisies n’a pas pu être enregistrée");
  await step("a mark that cannot be saved stays as typed", async () => {
    await mark(page, "C3").press("3");
    await seen(page, "Il n’y a plus de place sur le disque");
    return (await mark(page, "C3").inputValue()) === "3";
  });
  await step("whoever sits down next neither sees it nor sends it", async () => {
    await sit(/Nadia Ferrand/);
    await page.getByRole("button", { name: /Nadia Ferrand/ }).waitFor({ timeout: PATIENCE });
    return (await kept.count()) === 0;
  });
  await step("its author finds it again and sends it", async () => {
    await page.evaluate(() => {
      location.hash = "#/ranking";
      document.body.dataset.disk = "free";
    });
    await sit(/Étienne Roussel/);
    await kept.waitFor({ timeout: PATIENCE });
    await page.getByRole("button", { name: /^Reprendre —/ }).press("Enter");
    return soon(async () => (await kept.count()) === 0);
  });
  await page.close();
  const nobody = await browser.newPage();
  await nobody.goto(`${url}/index.html?language=fr&scene=nobody#/dossiers`);
  await step("an open workspace asks who is here, and Escape does not answer", async () => {
    const question = nobody.getByRole("dialog", { name: "Qui est là" });
    await question.waitFor({ timeout: PATIENCE });
    await keys(nobody, "Escape");
    return (await question.count()) === 1 && (await nobody.getByRole("navigation").count()) === 0;
  });
  await step("whoever says who they are begins to work", async () => {
    await nobody.getByRole("button", { name: /Claire Martin/ }).press("Enter");
    return seen(nobody, "Claire Martin (secrétariat)");
  });
  await nobody.close();
}

async function copies(): Promise<void> {
  const page = await open("/conflicts", null, "conflicts");
  await step("the header counts the conflicts until the last one is settled", async () => {
    await seen(page, "1 conflit à régler");
    await page.getByRole("button", { name: /^Garder « Forge4D — fonderie additive/ }).press("Enter");
    await seen(page, "Conflit réglé");
    return soon(async () => (await page.locator("header a[href='#/conflicts']").count()) === 0);
  });
  await page.close();
}

async function slips(): Promise<void> {
  const page = await open("/members", null);
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = String(Number(document.body.dataset.printed ?? 0) + 1);
    };
  });
  const printed = (times: string) =>
    soon(() => page.evaluate((wanted) => document.body.dataset.printed === wanted, times));
  const words = "abaisser abandon abdiquer abeille abolir aborder";
  await step("six words for each member come on paper, no slip of it split over two sheets", async () => {
    await page.getByRole("tab", { name: "Envois" }).press("Enter");
    await page.getByRole("button", { name: "Préparer les plis…" }).press("Enter");
    const made = page.getByRole("dialog").getByRole("listitem");
    await made.first().waitFor({ timeout: PATIENCE });
    await page.getByRole("button", { name: "Tout imprimer" }).press("Enter");
    await printed("1");
    const sheets = await printedSheets(page, process.env.PAPER);
    const whole = sheets.every(
      (sheet) => timesOn(sheet, words) > 0 && timesOn(sheet, words) === timesOn(sheet, "à part du fichier."),
    );
    const all = sheets.reduce((sum, sheet) => sum + timesOn(sheet, words), 0);
    return whole && all === (await made.count()) && sheets.length === Math.ceil(all / 5);
  });
  await step("one slip alone is printed, and nothing of the page beside it", async () => {
    await page.getByRole("button", { name: "Imprimer", exact: true }).nth(1).press("Enter");
    await printed("2");
    const sheets = await printedSheets(page);
    return (
      sheets.length === 1 && timesOn(sheets[0] ?? "", words) === 1 && !/Envois|@|\//.test(sheets[0] ?? "/")
    );
  });
  await page.close();
}

/** Rows of the table that stand wholly in the window, and whether the one in focus does. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const grid = document.querySelector("main [role=grid]") as HTMLElement;
    const head = (grid.firstElementChild as HTMLElement).getBoundingClientRect();
    const bottom = Math.min(grid.getBoundingClientRect().bottom, innerHeight) + 0.5;
    const whole = (row: Element | null) => {
      const box = row?.getBoundingClientRect();
      return box !== undefined && box.top >= head.bottom - 1 && box.bottom <= bottom;
    };
    const rows = [...grid.querySelectorAll(":scope > [role=rowgroup]:last-child > [role=row]")];
    const active = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");
    return { rows: rows.filter(whole).length, focus: whole(active), top: grid.scrollTop };
  });

async function tables(): Promise<void> {
  for (const [width, height, least] of [
    [1280, 800, 14],
    // A window of 1280 × 800 read at 200 %.
    [640, 400, 6],
  ] as const) {
    const page = await open("/dossiers", null, "many");
    await page.setViewportSize({ width, height });
    await page.waitForSelector("main [role=grid] [role=row]");
    await step(`${least} dossiers at least are in sight at ${width} × ${height}`, () =>
      soon(async () => (await drawn(page)).rows >= least),
    );
    await step("the row in focus is never below the fold", async () => {
      await page.locator("main [role=grid]").focus();
      for (const key of ["ArrowDown", "PageDown", "PageDown", "End", "PageUp"]) {
        await keys(page, key);
        if (!(await soon(async () => (await drawn(page)).focus))) return false;
      }
      return true;
    });
    await step("the place in the list is kept", async () => {
      const { top } = await drawn(page);
      await keys(page, "Enter");
      await page.waitForSelector("main [role=tablist]");
      await page.goBack();
      await page.waitForSelector("main [role=grid] [role=row]");
      return top > 0 && soon(async () => Math.abs((await drawn(page)).top - top) < 2);
    });
    await page.close();
  }
}

/** A long ranking: what is in view is drawn, and the keys reach what is not. */
async function longRanking(): Promise<void> {
  const page = await open("/ranking", null, "many");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForSelector("main table [aria-rowindex]");
  const rows = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("main table [aria-rowindex]")].map((row) => Number(row.ariaRowIndex)),
    );
  const table = page.locator("main table").first();
  await step("of 2,000 ranked dossiers those in view are drawn", async () => {
    const shown = await rows();
    return shown[0] === 2 && shown.length < 60 && (await table.getAttribute("aria-rowcount")) === "2001";
  });
  await step("arrows go down a long ranking for as long as there are rows", async () => {
    await table.locator("tbody td:nth-child(3) button").first().focus();
    for (let down = 0; down < 40; down += 1) await keys(page, "ArrowDown");
    return soon(async () =>
      page.evaluate(() => Number(document.activeElement?.closest("tr")?.ariaRowIndex) === 42),
    );
  });
  await step("the end of a long ranking is reached", async () => {
    await page.evaluate(() => document.querySelector("main [data-scrolls]")?.scrollTo(0, 1e7));
    return soon(async () => (await rows()).at(-1) === 2001);
  });
  await page.close();
}

async function mails(): Promise<void> {
  const page = await open("/dossier/d1/documents", null);
  await step("a mail is read where it came in, and leads to what it brought", async () => {
    await page.getByRole("button", { name: /Camille Exemple/ }).press("Enter");
    await seen(page, "Vous trouverez ci-joint notre candidature");
    const mail = page.getByRole("article");
    await mail.getByRole("button", { name: "Formulaire de candidature signé.pdf" }).press("Enter");
    return soon(async () => (await page.getByRole("article").count()) === 0);
  });
  await page.close();
}

async function commune(): Promise<void> {
  const page = await open("/dossier/d1", null);
  await step("the commune field takes its best answer with Enter, typed as fast as one likes", async () => {
    const field = page.getByRole("combobox", { name: /commune/i }).first();
    await field.fill("béth");
    await keys(page, "Enter");
    return soon(
      async () => (await field.inputValue()) === "Béthune" && (await page.getByRole("option").count()) === 0,
    );
  });
  await page.close();
}

async function territory(): Promise<void> {
  const page = await open("/call", null);
  await page.getByRole("tab").nth(3).press("Enter");
  await step("a rule takes an EPCI found by its name, and another after it", async () => {
    const field = page.getByRole("combobox", { name: "Ajouter un territoire à la règle E2" });
    const places = page.getByRole("list", { name: "Territoire de la règle E2" }).getByRole("listitem");
    await field.pressSequentially("béthune");
    await page.getByRole("option", { name: /CA de Béthune-Bruay/ }).waitFor({ timeout: PATIENCE });
    await keys(page, "ArrowDown", "ArrowDown", "Enter");
    return soon(async () => (await places.count()) === 2 && (await field.inputValue()) === "");
  });
  await page.close();
}

try {
  await tables();
  await longRanking();
  await mails();
  await commune();
  await territory();
  await seats();
  await copies();
  await slips();
  await attendance();
  await ofMotive();
  await reading();
  await paper();
  await byNumber();
  await ticked();
  await checkedTwice();
  await scoring();
  await passages();
  await revised();
  await interests();
  await sitting();
} finally {
  await browser.close();
  server.close();
}
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
