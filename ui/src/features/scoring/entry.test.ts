import { describe, expect, it } from "vitest";
import type { Scale } from "~/api";
import type { Pressed } from "~/app/keys";
import { type Entry, typed } from "./entry";

const HALVES: Scale = { minimum: 0, maximum: 10, steps_per_point: 2 };
const TO_TWENTY: Scale = { minimum: 0, maximum: 20, steps_per_point: 1 };

const press = (key: string, code = ""): Pressed => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
});

/** Types keys one after the other and tells the mark after each. */
function marks(keys: string[], scale = HALVES, every = 100, first: number | null = null) {
  let [current, entry]: [number | null, Entry | null] = [first, null];
  return keys.map((key, at) => {
    const result = typed(press(key), { current, entry, now: at * every }, scale);
    if (result.kind === "mark") [current, entry] = [result.mark, result.entry];
    return result.kind === "mark" ? result.mark : result.kind;
  });
}

describe("typing a mark", () => {
  it("sets it with one digit, and adds half a point with a comma or a point", () => {
    expect(marks(["3"])).toEqual([6]);
    expect(marks(["3", ","])).toEqual([6, 7]);
    expect(marks(["3", "."])).toEqual([6, 7]);
  });

  it("understands the whole decimal too", () => {
    expect(marks(["3", ".", "5"])).toEqual([6, 7, 7]);
    expect(marks(["3", ",", "0"])).toEqual([6, 7, 6]);
  });

  it("takes a second digit as a correction when the number would leave the scale", () => {
    expect(marks(["3", "4"])).toEqual([6, 8]);
    expect(marks(["1", "2"], TO_TWENTY)).toEqual([1, 12]);
  });

  it("begins a new number after a pause", () => {
    expect(marks(["1", "2"], TO_TWENTY, 2000)).toEqual([1, 2]);
    expect(marks([","], HALVES, 100, 6)).toEqual([7]);
  });

  it("refuses what is off the scale and keeps the mark", () => {
    expect(marks(["5", ","])).toEqual([10, "refused"]);
    expect(marks(["9"])).toEqual(["refused"]);
    expect(marks([","], TO_TWENTY, 100, 6)).toEqual(["ignored"]);
  });

  it("leaves a blank, not a zero, when the mark is taken away", () => {
    expect(marks(["0", "Backspace"])).toEqual([0, null]);
    expect(marks(["4", "Delete"])).toEqual([8, null]);
  });

  it("moves by one step with plus and minus, within the scale", () => {
    expect(marks(["+", "+", "-"])).toEqual([0, 1, 0]);
    expect(marks(["-"], HALVES, 100, 0)).toEqual(["refused"]);
  });

  it("reads the digit row of a French keyboard, where six says minus", () => {
    const to = (key: string, code: string) =>
      typed(press(key, code), { current: null, entry: null, now: 0 }, TO_TWENTY);
    expect(to("-", "Digit6")).toMatchObject({ mark: 6 });
    expect(to("é", "Digit2")).toMatchObject({ mark: 2 });
  });

  it("leaves commands alone", () => {
    const result = typed({ ...press("3"), ctrlKey: true }, { current: null, entry: null, now: 0 }, HALVES);
    expect(result.kind).toBe("ignored");
  });
});
