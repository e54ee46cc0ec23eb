import { describe, expect, it } from "vitest";
import { prepare, reanchor, reanchorAll } from "./reanchor";

const QUOTE = {
  text: "une presse mobile de 3,5 t se déplace sur le chantier",
  prefix: "Ce qui est nouveau : ",
  suffix: " ; la formulation est corrigée",
  begins: 21,
};
const SENTENCE = `${QUOTE.prefix}${QUOTE.text}${QUOTE.suffix} en continu.`;

const find = (pages: string[], quote: Partial<typeof QUOTE> = {}, page = 0) =>
  reanchor({ page, quote: { ...QUOTE, ...quote } }, prepare(pages));

describe("a passage of a document that changed", () => {
  it("is where it was", () => {
    expect(find([SENTENCE])).toEqual({ kind: "exact", page: 0, begin: 21, end: 74, score: 1 });
  });

  it("is found behind a page in front, with other line breaks and hyphens", () => {
    const broken = SENTENCE.replace("presse mobile", "presse mo-\nbile").replace(
      "le chantier",
      "le\nchantier",
    );
    expect(find(["Page de garde", broken])).toMatchObject({ kind: "exact", page: 1, begin: 21, end: 76 });
  });

  it("is found whatever the forms of its letters", () => {
    expect(find([SENTENCE.normalize("NFD")])).toMatchObject({ kind: "exact", page: 0, begin: 21 });
  });

  it("is asked about where its words changed, and lost where they are gone", () => {
    const changed = SENTENCE.replace("3,5 t", "4,2 t").replace("le chantier", "les chantiers");
    const found = find([changed]);
    expect(found).toMatchObject({ kind: "doubtful", page: 0 });
    expect(found.kind !== "lost" && found.score).toBeGreaterThanOrEqual(0.8);
    expect(find(["Une tout autre page, qui parle de tout autre chose."])).toEqual({ kind: "lost" });
  });

  it("is not resembled when it is short: a figure is that figure or none", () => {
    const figure = { text: "45 000 EUR", prefix: "Aide demandée ", suffix: "", begins: 14 };
    expect(find(["Aide demandée 45 000 EUR"], figure)).toMatchObject({ kind: "exact" });
    expect(find(["Aide demandée 54 000 EUR"], figure)).toEqual({ kind: "lost" });
    // The same figure of something else is asked about.
    expect(find(["Prêt bancaire 45 000 EUR"], figure)).toMatchObject({ kind: "doubtful" });
  });

  it("of two alike is the one whose surroundings are its own", () => {
    const figure = { text: "45 000 EUR", prefix: "Aide demandée ", suffix: " Calendrier", begins: 80 };
    const page = "Prêt 45 000 EUR puis Aide demandée 45 000 EUR Calendrier";
    expect(find([page], figure)).toMatchObject({ kind: "exact", begin: 35 });
  });

  it("is proposed on the nearest page where it stands alike on several, and nowhere twice on one", () => {
    const title = { text: "Dossier de candidature", prefix: "", suffix: "", begins: 0 };
    const pages = ["Dossier de candidature", "Dossier de candidature", "Dossier de candidature"];
    expect(find(pages, title, 1)).toMatchObject({ kind: "doubtful", page: 1 });
    expect(find(["x", "— Dossier de candidature Dossier de candidature"], title, 1)).toEqual({
      kind: "lost",
    });
  });

  it("follows its neighbours where it stands alike on several pages", () => {
    const title = { text: "Dossier de candidature", prefix: "", suffix: "", begins: 0 };
    const pages = [0, 1, 2].map(
      (number) => `Dossier de candidature ${["un", "deux", "trois"][number]} ${number === 2 ? SENTENCE : ""}`,
    );
    const found = reanchorAll(
      new Map([
        ["title", { page: 1, quote: title }],
        ["certain", { page: 1, quote: { ...QUOTE, begins: 60 } }],
      ]),
      prepare(pages),
    );
    expect(found.get("certain")).toMatchObject({ kind: "exact", page: 2 });
    expect(found.get("title")).toMatchObject({ kind: "doubtful", page: 2 });
  });

  it("is looked for in hundreds of pages without holding the window up", () => {
    const pages = Array.from(
      { length: 300 },
      (_, at) => `${at} ${"lorem ipsum dolor sit amet ".repeat(110)}`,
    );
    const texts = prepare([...pages, SENTENCE.replace("3,5 t", "4,2 t")]);
    const begun = performance.now();
    expect(reanchor({ page: 3, quote: QUOTE }, texts)).toMatchObject({ kind: "doubtful", page: 300 });
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
