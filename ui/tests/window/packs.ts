import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hands } from "./driver.ts";
import { openRow, place, type Scene, seen } from "./scenes.ts";

const TITLE = "MobiGohelle";
const CRITERIA = ["C1", "C2", "C3", "C4", "C5", "C6"];

/** A committee whose packs are out: one member's copy at home, and what another gave back. */
export interface Out {
  workspace: string;
  /** A copy at home with some marks. */
  home: string;
  /** A return that nobody took in yet. */
  came: string;
  /** Where files are written. */
  folder: string;
}

/** Sends packs to those who score the deferred dossier of the sample again. */
export function sendOut(palmares: string, sample: string, folder: string): Out {
  const workspace = join(folder, "Exemple.palmares");
  mkdirSync(folder, { recursive: true });
  cpSync(sample, workspace, { recursive: true });
  const run = (...args: string[]) => execFileSync(palmares, args, { encoding: "utf8" });
  const [packs, words] = [join(folder, "Envois"), join(folder, "mots")];
  mkdirSync(packs);
  run("-w", workspace, "rounds", "open", "5", "--motive", "Dossier complété.");
  run("-w", workspace, "packs", "make", "--into", packs, "--passphrase-file", words);
  const six = readFileSync(words, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t")[1] ?? "");
  const homes = readdirSync(packs)
    .sort()
    .map((file, index) => {
      const home = join(folder, `Chez ${index}.palmares`);
      writeFileSync(join(folder, "six"), six[index] ?? "");
      run("packs", "open", join(packs, file), "--into", home, "--passphrase-file", join(folder, "six"));
      return home;
    });
  const [home = "", second = "", third = ""] = homes;
  const mark = (copy: string, criteria: readonly string[], value: string) => {
    for (const code of criteria) run("-w", copy, "mark", "set", "5", code, value);
  };
  mark(home, CRITERIA.slice(0, 2), "4");
  const back = (copy: string) => {
    mark(copy, CRITERIA, "4");
    run("-w", copy, "mark", "submit", "5");
    return JSON.parse(run("-w", copy, "packs", "return", "--to", packs, "--json")).path as string;
  };
  run("-w", workspace, "packs", "merge", back(second));
  return { workspace, home, came: back(third), folder: packs };
}

const dispatch = async (hands: Hands) => {
  await place("#/members", "Membres")(hands);
  await hands.click("//*[@role='tab'][normalize-space(.)='Envois']");
  await seen(hands, "Préparer les plis");
};

/** The secretariat's side: what is out, the words that are shown once, what came back. Dialogs answer with a folder, then with a return. */
export const SECRETARIAT: readonly Scene[] = [
  { name: "packs", go: dispatch },
  {
    name: "packs-words",
    go: async (hands) => {
      await dispatch(hands);
      await hands.click("//button[starts-with(normalize-space(.), 'Préparer les plis')]");
      await seen(hands, "Ses six mots");
    },
  },
  {
    name: "packs-returns",
    go: async (hands) => {
      await hands.click("//button[normalize-space(.)='J’ai noté les mots']");
      await hands.click("//button[starts-with(normalize-space(.), 'Reprendre des retours')]");
      await seen(hands, "1 notation remise");
    },
  },
];

/** The member's side: their list, the room, what is left. */
export const AT_HOME: readonly Scene[] = [
  { name: "home", go: place("#/scoring", TITLE) },
  {
    name: "home-room",
    go: async (hands) => {
      await place("#/scoring", TITLE)(hands);
      await openRow(hands, TITLE);
      await hands.until(
        "the page of a document",
        `return document.querySelector("[class*=textLayer] span") !== null`,
      );
      await seen(hands, "Total");
    },
  },
  {
    name: "home-finish",
    go: async (hands) => {
      await place("#/scoring", TITLE)(hands);
      await hands.click("//button[normalize-space(.)='Terminer…']");
      await seen(hands, "remet ce qui est complet");
    },
  },
];
