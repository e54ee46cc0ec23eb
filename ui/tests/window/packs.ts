import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hands, KEY } from "./driver.ts";
import { openRow, place, type Scene, seen } from "./scenes.ts";

const TITLE = "MobiGohelle";
const HOMES = ["Comité de mars", "Comité d’avril", "Comité de mai"];
const CRITERIA = ["C1", "C2", "C3", "C4", "C5", "C6"];

/** A committee whose packs are out: one member's copy at home, and what another gave back over a sheet of paper that was typed meanwhile. */
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
  const [packs, plis, words] = [join(folder, "Envois"), join(folder, "Mes plis"), join(folder, "mots")];
  for (const made of [packs, plis]) mkdirSync(made);
  run("-w", workspace, "rounds", "open", "5", "--motive", "Dossier complété.");
  run("-w", workspace, "packs", "make", "--into", packs, "--passphrase-file", words);
  const six = readFileSync(words, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t")[1] ?? "");
  const homes = readdirSync(packs)
    .sort()
    .map((file, index) => {
      // As people call theirs: the folder is named on the screen.
      const home = join(plis, `${HOMES[index] ?? index}.palmares`);
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
  const paper = ["C1=2,5", "C2=3", "C3=3,5", "C4=4", "C5=3", "C6=4"];
  const opinion = "Calendrier serré ; la maintenance reste à chiffrer.";
  run("-w", workspace, "mark", "enter", "5", "Maud Tillier", ...paper, "--comment", opinion);
  return { workspace, home, came: back(third), folder: packs };
}

const drawnThere = (hands: Hands) =>
  hands.until("the page of a document", `return document.querySelector("[class*=textLayer] span") !== null`);

const room = async (hands: Hands) => {
  await place("#/scoring", TITLE)(hands);
  await openRow(hands, TITLE);
  await drawnThere(hands);
};

const dispatch = async (hands: Hands) => {
  await place("#/members", "Membres")(hands);
  await hands.click("//*[@role='tab'][normalize-space(.)='Envois']");
  await seen(hands, "Préparer les plis");
};

/** The secretariat's side: what is out, the words that are shown once, what came back beside what was typed meanwhile. Dialogs answer with a folder, then with a return. */
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

/** What came meets a sheet of paper: the sheets before, and the choice once it is taken in. */
export const PAPER: readonly Scene[] = [
  {
    name: "paper",
    go: async (hands) => {
      await place("#/scoring/paper", "1 · BriqLys")(hands);
      await hands.click("//main//button[contains(., '1 · BriqLys')]");
      await hands.click(`//*[@role='option'][contains(., '${TITLE}')]`);
      await seen(hands, "Maud Tillier");
    },
  },
  {
    name: "paper-print",
    go: async (hands) => {
      await hands.click("//button[starts-with(normalize-space(.), 'Fiches à imprimer')]");
      await seen(hands, "Un par membre");
    },
  },
  {
    name: "conflicts",
    go: async (hands) => {
      await hands.keys(KEY.escape);
      await dispatch(hands);
      await hands.click("//button[starts-with(normalize-space(.), 'Reprendre des retours')]");
      await seen(hands, "Maud Tillier (membre)");
      await hands.click("//*[@role='dialog' or @role='alertdialog']//button[normalize-space(.)='Reprendre']");
      await seen(hands, "Retours repris");
      await place("#/conflicts", "à régler")(hands);
    },
  },
];

/** The documents of the room on a second screen, seen there. */
export const APART: readonly Scene[] = [
  {
    name: "reader",
    go: async (hands) => {
      await room(hands);
      await hands.keys(KEY.control, KEY.f9);
      await hands.turnToLast(2);
      await drawnThere(hands);
    },
  },
];

/** The member's side: their list, the room, what is left. */
export const AT_HOME: readonly Scene[] = [
  { name: "home", go: place("#/scoring", TITLE) },
  {
    name: "home-room",
    go: async (hands) => {
      await room(hands);
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
  {
    name: "home-return",
    go: async (hands) => {
      await hands.keys(KEY.escape);
      await place("#/scoring", TITLE)(hands);
      await hands.click("//button[normalize-space(.)='Terminer et renvoyer']");
      await seen(hands, "Reçu n°");
    },
  },
];

/** The first page of the sheets that are printed to be marked with a pen, as a PNG. */
export function printSheets(palmares: string, { workspace, folder }: Out, picture: string): void {
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: "utf8" });
  const printed = JSON.parse(run(palmares, "-w", workspace, "mark", "print", "--into", folder, "--json"));
  // A page of A4 as high as a screen.
  run("pdftoppm", "-png", "-singlefile", "-scale-to", "1200", printed.paths[0], picture);
}
