import { describe, expect, it } from "vitest";
import { moveOf, nextUnanswered } from "./interests";

const press = (key: string, code = "", more = {}) => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("the keys of the list of interests", () => {
  it("answer with 1 and 2, on a French keyboard too", () => {
    expect(moveOf(press("1", "Digit1"))).toEqual({ kind: "answer", given: "none" });
    expect(moveOf(press("é", "Digit2"))).toEqual({ kind: "answer", given: "conflict" });
    expect(moveOf(press("@", "Digit2", { shiftKey: true }))).toBeNull();
  });

  it("go from dossier to dossier with J, K and the arrows, and leave commands alone", () => {
    expect(moveOf(press("j"))).toEqual({ kind: "step", by: 1 });
    expect(moveOf(press("K"))).toEqual({ kind: "step", by: -1 });
    expect(moveOf(press("ArrowDown"))).toEqual({ kind: "step", by: 1 });
    expect(moveOf(press("k", "", { ctrlKey: true }))).toBeNull();
  });
});

it("an answer leads to the next dossier without one, around the list", () => {
  const answered = (id: string) => id === "b";
  expect(nextUnanswered(["a", "b", "c"], answered, "a")).toBe("c");
  expect(nextUnanswered(["a", "b", "c"], answered, "c")).toBe("a");
  expect(nextUnanswered(["a"], () => true, "a")).toBe("a");
});
