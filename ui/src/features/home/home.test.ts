import { describe, expect, it } from "vitest";
import { type I18n, translate } from "~/i18n";
import { formatsOf } from "~/i18n/formats";
import { certificateText } from "./certificate";
import { newsSentence } from "./news";

const words: Pick<I18n, "t" | "f"> = {
  t: (key, params) => translate("fr", key, params),
  f: formatsOf("fr"),
};
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ") ?? null;

describe("what a later pack changed", () => {
  const nothing = { came: [], changed: [], left: [], rules: false };

  it("is told by the numbers of the dossiers", () => {
    expect(plain(newsSentence({ ...nothing, came: [9], changed: [3, 5], left: [8] }, words))).toBe(
      "Depuis le pli précédent : dossier 9 ajouté, dossiers 3 et 5 modifiés, dossier 8 retiré.",
    );
    expect(plain(newsSentence({ ...nothing, rules: true }, words))).toBe(
      "Depuis le pli précédent : grille ou règlement modifié.",
    );
  });

  it("is not told where nothing changed", () => {
    expect(newsSentence(nothing, words)).toBeNull();
  });
});

describe("the certificate of an erasure", () => {
  it("says when, which folder, what was lost, and each file with its hash", () => {
    const files = [{ path: "palmares.db", size: 1_200_000, sha256: "ab12" }];
    const erased = { folder: "/home/h/Copie", at: "2026-03-20T17:05:00Z", files, unreturned: 2 };
    expect(plain(certificateText(erased, words))?.split("\n")).toEqual([
      "Certificat d’effacement — Palmarès",
      "Effacé le 20/03/2026 18 h 05",
      "Répertoire effacé — /home/h/Copie",
      "2 saisies n’avaient pas été renvoyées.",
      "1 fichier effacé",
      "palmares.db · 1,2 Mo · SHA-256 ab12",
    ]);
  });
});
