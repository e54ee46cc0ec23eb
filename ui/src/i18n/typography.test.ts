import { describe, expect, it } from "vitest";
import { formatsOf } from "./formats";
import { frenchSpaces } from "./typography";

describe("French typography", () => {
  it("puts narrow unbreakable spaces before high punctuation and fixed ones before the colon and in guillemets", () => {
    expect(frenchSpaces("Vraiment ? Oui ! Motif : « hors sujet »")).toBe(
      "Vraiment\u202f? Oui\u202f! Motif\u00a0: «\u00a0hors sujet\u00a0»",
    );
  });
});

describe("figures", () => {
  const f = formatsOf("fr");
  it("writes amounts in French from integer cents", () => {
    expect(f.money(4500000)).toBe("45\u202f000,00\u00a0€");
    expect(f.moneyShort(4500000)).toBe("45\u202f000\u00a0€");
    expect(f.moneyShort(4500050)).toBe("45\u202f000,50\u00a0€");
  });

  it("keeps every digit of an exact decimal", () => {
    expect(f.decimal("67.50")).toBe("67,50");
    expect(formatsOf("en").decimal("67.50")).toBe("67.50");
  });

  it("tells the day in Paris, not the day in Greenwich", () => {
    expect(f.dateShort("2020-06-21T22:30:00Z")).toBe("22/06/2020");
    expect(f.date("2026-03-12")).toBe("12 mars 2026");
  });

  it("orders accents as a dictionary does", () => {
    expect(["Zoé", "Etienne", "Étienne", "Alice"].sort(f.compare)).toEqual([
      "Alice",
      "Etienne",
      "Étienne",
      "Zoé",
    ]);
  });
});
