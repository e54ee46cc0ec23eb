import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Hands, inWindow } from "./driver.ts";
import { APART, AT_HOME, PAPER, printSheets, SECRETARIAT, sendOut } from "./packs.ts";
import { type Scene, SCENES, seen } from "./scenes.ts";

/**
 * Photographs the real window over the real sample committee. The sample has dates of its own; only how long ago something
 * was depends on the day.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    size: { type: "string", default: "1280x800" },
    // 2 is how a page looks at 200 %.
    zoom: { type: "string", default: "1" },
    themes: { type: "string", default: "light,dark" },
  },
});
const [programs = "../target/debug", into = "../docs/screenshots"] = positionals;
const [width = 1280, height = 800] = values.size.split("x").map(Number);
const wanted = ({ name }: Scene) => !values.only || values.only.split(",").includes(name);
const folder = mkdtempSync(join(tmpdir(), "palmares-sample-"));

/** A folder that people would call so, since it is named on the screen; another where somebody has one. */
function emptyDocuments(): string {
  const wanted = join(tmpdir(), "Documents");
  if (existsSync(wanted)) return mkdtempSync(wanted);
  mkdirSync(wanted);
  return wanted;
}

async function begin(hands: Hands, theme: string): Promise<void> {
  // What the program is started with is given to its first page only: that page opens it, and is drawn again after.
  await hands.until(
    "the workspace",
    "return document.querySelector('nav, [role=dialog], [role=alertdialog]') !== null",
  );
  await hands.run(
    "localStorage.setItem('palmares.language', 'fr'); localStorage.setItem('palmares.theme', arguments[0])",
    theme,
  );
  await hands.reload();
  await hands.resize(width, height);
  if (values.zoom !== "1") await hands.run("document.documentElement.style.zoom = arguments[0]", values.zoom);
}

async function sitDown(hands: Hands): Promise<void> {
  await seen(hands, "Qui est là");
  await hands.click("//*[@role='dialog' or @role='alertdialog']//button[contains(., 'Camille Hennebelle')]");
  // Sitting down leads to the dossiers once more.
  await hands.until(
    "somebody sits there",
    "return document.querySelector('[role=dialog], [role=alertdialog]') === null",
  );
  await seen(hands, "BriqLys");
}

async function photograph(hands: Hands, scenes: readonly Scene[], theme: string): Promise<void> {
  for (const { name, go } of scenes) {
    try {
      await go(hands);
      writeFileSync(join(into, `${name}-${theme}.png`), await hands.picture());
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${name} (${theme}): ${error}\n`);
    }
  }
}

try {
  mkdirSync(into, { recursive: true });
  const sample = join(folder, "Exemple.palmares");
  execFileSync(resolve(programs, "palmares"), ["demo", sample]);
  for (const theme of values.themes.split(",")) {
    // Who sits there stays in the workspace: each walk begins with nobody.
    const own = join(folder, theme, "Exemple.palmares");
    cpSync(sample, own, { recursive: true });
    const desktop = resolve(programs, "palmares-desktop");
    const scenes = SCENES.filter(wanted);
    if (scenes.length > 0) {
      await inWindow(desktop, ["--open", own], async (hands) => {
        await begin(hands, theme);
        await sitDown(hands);
        await photograph(hands, scenes, theme);
      });
    }
    // What follows leads on from one picture to the next: all of it, or none.
    if (values.only && !values.only.split(",").includes("packs")) continue;
    const [palmares, documents] = [resolve(programs, "palmares"), emptyDocuments()];
    const out = sendOut(palmares, sample, documents);
    const secretariat = async (hands: Hands) => {
      await begin(hands, theme);
      await sitDown(hands);
      await photograph(hands, SECRETARIAT, theme);
    };
    await inWindow(desktop, ["--open", out.workspace], secretariat, [[out.folder], [out.came]]);
    const choosing = async (hands: Hands) => {
      await begin(hands, theme);
      await photograph(hands, PAPER, theme);
    };
    await inWindow(desktop, ["--open", out.workspace], choosing, [[out.came]]);
    if (theme === "light") printSheets(palmares, out, join(into, "paper-sheet"));
    for (const scenes of [APART, AT_HOME]) {
      const atHome = async (hands: Hands) => {
        await begin(hands, theme);
        await photograph(hands, scenes, theme);
      };
      await inWindow(desktop, ["--open", out.home], atHome, [[out.folder]]);
    }
    rmSync(documents, { recursive: true, force: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
