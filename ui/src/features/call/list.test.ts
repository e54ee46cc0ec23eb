import { describe, expect, it } from "vitest";
import { codeFrom, moved, removed, replaced } from "./list";

describe("lists of the call", () => {
  it("change without touching what they were", () => {
    const items = ["a", "b", "c"];
    expect(replaced(items, 1, "x")).toEqual(["a", "x", "c"]);
    expect(removed(items, 0)).toEqual(["b", "c"]);
    expect(moved(items, 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(items, 0, -1)).toEqual(items);
    expect(items).toEqual(["a", "b", "c"]);
  });

  it("give each thing a code that none has yet", () => {
    expect(codeFrom("Économie circulaire", [])).toBe("economie_circulaire");
    expect(codeFrom("Mobilité", ["mobilite", "mobilite_2"])).toBe("mobilite_3");
    expect(codeFrom("…", [])).toBe("item");
  });
});
