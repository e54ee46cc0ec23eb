import { describe, expect, it } from "vitest";
import type { Flag } from "~/api";
import { type I18n, translate } from "~/i18n";
import { expertFields, fieldOf, keyOf, lackingIn } from "./expertise";

const french: Pick<I18n, "t" | "language"> = {
  t: (key, params) => translate("fr", key, params),
  language: "fr",
};

const choice = (code: string) => ({ code, label: { fr: `${code} fr`, en: `${code} en` } });

describe("fields of expertise", () => {
  it("are the themes of the call, then what it names besides", () => {
    const rules = {
      themes: [choice("networks")],
      evaluators: { fields: [choice("responsible")], needs: [] },
    };
    expect(expertFields(rules).map(({ code }) => code)).toEqual(["networks", "responsible"]);
    expect(expertFields({ ...rules, evaluators: null })).toHaveLength(1);
  });

  it("are told apart from the theme of the dossier by their key", () => {
    expect(fieldOf(keyOf("dossier_theme"))).toBe("dossier_theme");
    expect(fieldOf(keyOf({ field: "dossier_theme" }))).toEqual({ field: "dossier_theme" });
  });

  it("are named with how many persons are missing", () => {
    const flags: Flag[] = [
      { kind: "missing_expertise", field: choice("networks"), missing: 2 },
      { kind: "insufficient_marks", submitted: 1, required: 3 },
      { kind: "missing_expertise", field: null, missing: 1 },
    ];
    expect(lackingIn(flags, french)).toEqual(["networks fr (2)", "thème du dossier (1)"]);
  });
});
