import { describe, expect, it } from "vitest";
import { type I18n, translate } from "~/i18n";
import { formatsOf } from "~/i18n/formats";
import { sentenceOf, toldOf } from "./operation";

const words: Pick<I18n, "t" | "f"> = {
  t: (key, params) => translate("fr", key, params),
  f: formatsOf("fr"),
};
const plain = (text: string) => text.replace(/\s/g, " ");
const mark = { dossier: 6, title: "Forge4D", criterion: "C2" };
const karim = { person_name: "Karim Benali", part: "member" } as const;

describe("an entry of the journal", () => {
  it("says who did what, in which part, and where", () => {
    expect(plain(toldOf({ ...karim, operation: "mark_set", params: mark }, words))).toBe(
      "Karim Benali (membre) a donné une note — dossier n° 6 · « Forge4D » · critère C2",
    );
  });

  it("says what was taken back, once", () => {
    const params = { operation: "mark_set", params: mark };
    expect(plain(toldOf({ ...karim, operation: "undo", params }, words))).toBe(
      "Karim Benali (membre) a annulé — Note · dossier n° 6 · « Forge4D » · critère C2",
    );
    expect(plain(sentenceOf("redo", params, words))).toBe(
      "Rétablissement : Note · dossier n° 6 · « Forge4D » · critère C2",
    );
  });

  it("names a session by its number once it was held, by its day before", () => {
    const told = (params: Record<string, unknown>) => plain(sentenceOf("agenda_set", params, words));
    expect(told({ held_on: "2026-05-13" })).toBe("Ordre du jour · séance du 13 mai 2026");
    expect(told({ session: null, held_on: "2026-05-13" })).toBe("Ordre du jour · séance du 13 mai 2026");
    expect(told({ session: 4, held_on: "2026-05-13" })).toBe("Ordre du jour · séance n° 4");
  });

  it("is told of somebody whose name is not known any more", () => {
    const entry = { person_name: null, part: "secretariat", operation: "session_close", params: {} } as const;
    expect(plain(toldOf(entry, words))).toBe("Quelqu’un (secrétariat) a clos une séance");
  });
});
