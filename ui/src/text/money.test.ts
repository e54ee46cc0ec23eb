import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatsOf } from "~/i18n/formats";
import { amountIn } from "./money";

const TABLE = readFileSync(new URL("../../../tests/fixtures/typed/amounts.csv", import.meta.url), "utf8");

describe("an amount", () => {
  for (const line of TABLE.trim().split("\n").slice(1)) {
    const at = line.lastIndexOf(";");
    const [typed, expected] = [line.slice(0, at), line.slice(at + 1)];
    it(`typed as « ${typed} » is ${expected}`, () => {
      const read = amountIn(typed);
      expect("cents" in read ? String(read.cents) : read.fault).toBe(expected);
    });
  }

  it("is read as it is shown, in both languages", () => {
    for (const language of ["fr", "en"] as const) {
      for (const cents of [0, 5, 99, 100, 125_050, 4_500_000, 123_456_789]) {
        expect(amountIn(formatsOf(language).money(cents))).toEqual({ cents });
      }
    }
  });
});
