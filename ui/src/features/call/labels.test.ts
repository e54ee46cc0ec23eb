import { describe, expect, it } from "vitest";
import { alertsOf, NEW_LABEL, withoutFunders } from "./labels";

describe("the labels of a call", () => {
  it("tell of their end the earliest first, each month once", () => {
    expect(alertsOf("1, 6 et 3")).toEqual([6, 3, 1]);
    expect(alertsOf("3 3 0")).toEqual([3]);
    expect(alertsOf("bientôt")).toEqual([]);
  });

  it("end with no funder where none is followed", () => {
    expect(withoutFunders({ ...NEW_LABEL, ends_with_funder: true })?.ends_with_funder).toBe(false);
    expect(withoutFunders(null)).toBeNull();
  });
});
