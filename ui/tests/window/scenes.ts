import { type Hands, KEY } from "./driver.ts";

/** A place of the program, and how a person gets there. */
export interface Scene {
  /** Its name as a file. */
  name: string;
  go(hands: Hands): Promise<void>;
}

// What a script of the page sees of a node: French sets narrow spaces that nobody types.
const PLAIN = String.raw`const plain = (node) => (node?.innerText ?? "").replace(/[\u00a0\u202f]/g, " ");`;

/** What fades or slides in is there. */
const pause = () => new Promise((done) => setTimeout(done, 600));

/** Waits until a text is shown and nothing is being fetched or moved. */
export async function seen(hands: Hands, text: string): Promise<void> {
  await hands.until(
    `« ${text} »`,
    `${PLAIN} return plain(document.body).includes(${JSON.stringify(text)})
       && document.querySelector("main [class*=_loading_]") === null`,
  );
  await pause();
}

export const place = (address: string, text: string) => async (hands: Hands) => {
  await hands.run("location.hash = arguments[0]", address);
  await seen(hands, text);
};

/** The row of a list, by keyboard: the driver clicks beside the rows of a virtual list. */
export async function openRow(hands: Hands, holds: string): Promise<void> {
  const here = `${PLAIN} const wanted = ${JSON.stringify(holds)};
    const grid = [...document.querySelectorAll("[role=grid]")].find((grid) => plain(grid).includes(wanted));
    grid?.focus();
    return plain(document.getElementById(grid?.getAttribute("aria-activedescendant"))).includes(wanted)`;
  await hands.run(here);
  await hands.keys(KEY.home);
  for (let row = 0; row < 60; row++) {
    if (await hands.run<boolean>(here)) return hands.keys(KEY.enter);
    await hands.keys(KEY.down);
  }
  throw new Error(`no row holds « ${holds} »`);
}

const dossier = (title: string, tab: string, text: string) => async (hands: Hands) => {
  await place("#/dossiers", title)(hands);
  await openRow(hands, title);
  await hands.until("a dossier", `return location.hash.startsWith("#/dossier/")`);
  await hands.click(`//*[@role='tab'][starts-with(normalize-space(.), '${tab}')]`);
  await seen(hands, text);
};

const session = (day: string, text: string) => async (hands: Hands) => {
  await place("#/sessions", day)(hands);
  await openRow(hands, day);
  await hands.until("a session", `return location.hash.startsWith("#/session/")`);
  await seen(hands, text);
};

const tabOfCall = (tab: string, text: string) => async (hands: Hands) => {
  await place("#/call", "Règlement")(hands);
  await hands.click(`//*[@role='tab'][normalize-space(.)='${tab}']`);
  await seen(hands, text);
};

/** The same, once the first page of its document is drawn and its text lies over it. */
const drawn = (go: Scene["go"]) => async (hands: Hands) => {
  await go(hands);
  await hands.until(
    "the page of a document",
    `return document.querySelector("[class*=textLayer] span") !== null`,
  );
  await pause();
};

/** What is photographed, in the order of a committee's work, by the secretariat. */
export const SCENES: readonly Scene[] = [
  { name: "call", go: tabOfCall("Règlement", "Partenaires") },
  { name: "call-eligibility", go: tabOfCall("Éligibilité", "Règles d’éligibilité") },
  { name: "call-grid", go: tabOfCall("Grille", "Critères") },
  { name: "call-committee", go: tabOfCall("Comité", "Comité") },
  { name: "dossiers", go: place("#/dossiers", "BriqLys") },
  { name: "dossier", go: dossier("CaptArtois", "Identité", "CAPTARTOIS SAS") },
  { name: "dossier-documents", go: drawn(dossier("CaptArtois", "Documents", "Documents")) },
  { name: "dossier-checks", go: dossier("CaptArtois", "Examens", "Éligibilité") },
  { name: "dossier-marks", go: dossier("CaptArtois", "Notes", "68,50") },
  { name: "members", go: place("#/members", "Solène Wattrelos") },
  { name: "ranking", go: place("#/ranking", "Note officielle") },
  { name: "sessions", go: place("#/sessions", "10 juin 2026") },
  {
    name: "session",
    go: async (hands) => {
      await session("11 mars 2026", "Documents produits")(hands);
      await hands.click("//main//*[self::a or self::button][contains(., 'CaptArtois')]");
      await seen(hands, "Décision");
    },
  },
  { name: "session-minutes", go: drawn(session("10 juin 2026", "Documents produits")) },
  { name: "journal", go: place("#/journal", "Vérifier") },
  {
    name: "palette",
    go: async (hands) => {
      await place("#/ranking", "Note officielle")(hands);
      await hands.keys(KEY.control, "k");
      await hands.until(
        "the palette",
        `return document.querySelector("[role=dialog] [role=listbox], [role=dialog] [role=menu]") !== null`,
      );
    },
  },
];
