import { describe, expect, it } from "vitest";
import type { Cover, ReturnFile } from "~/api";
import { type I18n, translate } from "~/i18n";
import { formatsOf } from "~/i18n/formats";
import { returnersOf, sentenceOf, stateOf, takesSomething } from "./returns";

const words: Pick<I18n, "t" | "f"> = {
  t: (key, params) => translate("fr", key, params),
  f: formatsOf("fr"),
};
const plain = (file: ReturnFile) => sentenceOf(file, words).replace(/\s/g, " ");

const cover: Cover = {
  kind: "return",
  pack: "pack1",
  version: 2,
  workspace: "w1",
  call: "c1",
  call_name: "Territoire intelligent",
  member: "m1",
  member_name: "Hélène Vandamme",
  made_at: "2026-03-08T18:00:00Z",
  receipt: "9F3A-61C0",
  envelopes: [],
};
const file = (more: Partial<ReturnFile> = {}): ReturnFile => ({
  name: "retour.pli",
  cover,
  fault: null,
  outcome: "merged",
  before: null,
  evaluations: 0,
  marks: 0,
  changed: 0,
  recusals: 0,
  evidence: 0,
  refused: [],
  conflicts: [],
  ...more,
});

describe("a return in a sentence", () => {
  it("says what was handed in, what was marked, what changed since which version, and the receipt", () => {
    const whole = { evaluations: 14, marks: 112, changed: 2, before: 1, recusals: 1 };
    expect(plain(file(whole))).toBe(
      "Hélène Vandamme : 14 notations remises, 112 notes dont 2 modifiées depuis la version 1, 1 déport déclaré ; reçu n° 9F3A-61C0.",
    );
  });

  it("leaves out what there is none of, and says when there is nothing", () => {
    expect(plain(file({ marks: 1 }))).toBe("Hélène Vandamme : 1 note ; reçu n° 9F3A-61C0.");
    expect(plain(file())).toBe("Hélène Vandamme : ni note ni notation nouvelle ; reçu n° 9F3A-61C0.");
    expect(plain(file({ marks: 3, changed: 1 }))).toBe(
      "Hélène Vandamme : 3 notes dont 1 modifiée ; reçu n° 9F3A-61C0.",
    );
  });

  it("says why a file is refused, under its own name where it could not be read", () => {
    expect(plain(file({ cover: null, fault: "not_a_pack", outcome: null }))).toBe(
      "retour.pli : Ce n’est pas un fichier .pli de Palmarès.",
    );
    expect(plain(file({ fault: "altered", outcome: null }))).toMatch(
      /^Hélène Vandamme : Le fichier n’est plus/,
    );
  });

  it("says that it is here already", () => {
    expect(plain(file({ outcome: null }))).toBe(
      "Hélène Vandamme : déjà repris, rien ne change ; reçu n° 9F3A-61C0.",
    );
  });
});

describe("the plan of returns", () => {
  it("tells what is kept without being taken in from what is refused", () => {
    expect(stateOf(file({ outcome: "closed", fault: "closed" }))).toBe("closed");
    expect(stateOf(file({ outcome: null, fault: "altered" }))).toBe("refused");
    expect(stateOf(file({ outcome: null }))).toBe("here");
    expect(stateOf(file({ outcome: "late" }))).toBe("late");
  });

  it("has nothing to take where everything is here or refused, and something where a late file is only kept", () => {
    const plan = (files: ReturnFile[], acts = 0) => ({ files, new: acts, displaced: [] });
    expect(takesSomething(plan([file({ outcome: null }), file({ outcome: null, fault: "altered" })]))).toBe(
      false,
    );
    expect(takesSomething(plan([file({ outcome: "closed", fault: "closed" })]))).toBe(true);
    expect(takesSomething(plan([file()], 12))).toBe(true);
  });

  it("names each member once", () => {
    const other = { ...cover, member_name: "Karim Benali" };
    expect(returnersOf({ files: [file(), file(), file({ cover: other }), file({ outcome: null })] })).toEqual(
      ["Hélène Vandamme", "Karim Benali"],
    );
  });
});
