import { expect, it } from "vitest";
import type { MessageKey } from "~/i18n";
import { type Params, translate } from "~/i18n/translate";
import { placeInGrid, placeOf } from "./place";

it("a field at fault is named as the page names it", () => {
  const words = { t: (key: MessageKey, params?: Params) => translate("fr", key, params) };
  expect(placeOf("themes[5].label.fr", words)).toBe("Thèmes, ligne 6");
  expect(placeOf("intake.final_deadline.date", words)).toBe("Réception des dossiers");
  expect(placeOf("something_else", words)).toBe("Ce formulaire");
  expect(placeInGrid("criteria[0].parts[1].floor", words)).toBe("Critères, ligne 1.2");
  expect(placeInGrid("criteria[2].weight", words)).toBe("Critères, ligne 3");
});
