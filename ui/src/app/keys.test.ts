import { describe, expect, it } from "vitest";
import { digitOf, matches, type Pressed } from "./keys";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe("a shortcut", () => {
  it("wants exactly its keys", () => {
    expect(matches(press("k", { ctrlKey: true }), "Ctrl+K")).toBe(true);
    expect(matches(press("k"), "Ctrl+K")).toBe(false);
    expect(matches(press("z", { ctrlKey: true, shiftKey: true }), "Ctrl+Z")).toBe(false);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl+Shift+Z")).toBe(true);
    expect(matches(press("F6"), "F6")).toBe(true);
    expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
  });

  it("finds digits on a French keyboard, where the bare key writes another sign", () => {
    expect(matches(press("&", { code: "Digit1", ctrlKey: true }), "Ctrl+1")).toBe(true);
    expect(digitOf({ key: "é", code: "Digit2" })).toBe(2);
    expect(digitOf({ key: "4", code: "Numpad4" })).toBe(4);
    expect(digitOf({ key: "a", code: "KeyA" })).toBeNull();
  });
});
