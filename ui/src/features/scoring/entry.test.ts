import { describe, expect, it } from "vitest";
import type { Answer, Scale } from "~/api";
import type { Pressed } from "~/app/keys";
import type { Levels } from "~/text/grid";
import { stepsIn } from "~/text/points";
import seen from "../../../../tests/fixtures/marks/typed_marks.csv?raw";
import sequences from "../../../../tests/fixtures/marks/sequences.csv?raw";
import { type Entry, read, standing, typed, written } from "./entry";

const levels = (scale: Scale): Levels => ({ ...scale, words: null, notApplicable: false });
const HALVES = levels({ minimum: 0, maximum: 10, steps_per_point: 2 });
const SCALES: Record<string, Levels> = {
  "0-5 by halves": HALVES,
  "0-20 whole": levels({ minimum: 0, maximum: 20, steps_per_point: 1 }),
  "0-5 by quarters": levels({ minimum: 0, maximum: 20, steps_per_point: 4 }),
  "1-10 by fifths": levels({ minimum: 5, maximum: 50, steps_per_point: 5 }),
};
const scaleOf = (name: string) => SCALES[name.replace(" (shipped grid)", "")] as Levels;
const rowsOf = (csv: string) =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(";") as [string, string, string, string]);

type Keyboard = (character: string) => Pressed;
const press = (key: string, code = "", shiftKey = false): Pressed => ({
  key,
  code,
  shiftKey,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
});
const FRENCH = "à&é\"'(-è_ç";
/** How a character comes from each of three keyboards; what has no digit key of its own comes as itself. */
const KEYBOARDS: Record<string, Keyboard> = {
  QWERTY: (key) => press(key, /\d/.test(key) ? `Digit${key}` : ""),
  "AZERTY without Shift": (key) =>
    /\d/.test(key) ? press(FRENCH[Number(key)] as string, `Digit${key}`) : press(key),
  keypad: (key) => press(key, /\d/.test(key) ? `Numpad${key}` : /[.,]/.test(key) ? "NumpadDecimal" : ""),
};

/** A field into which keys go one after the other, as the window's: the mark that stands, and what it says of it. */
function field(scale: Levels, before: Answer | null = null) {
  let entry: Entry = { text: written(before, scale), before };
  let fresh = true;
  const write = (text: string) => {
    entry = { ...entry, text: fresh ? text : entry.text + text };
    fresh = false;
  };
  return {
    press(pressed: Pressed) {
      const key = typed(pressed, entry, scale);
      if (key.kind === "write") write(key.text);
      if (key.kind === "step") [entry, fresh] = [{ text: written(key.mark, scale), before: key.mark }, false];
      if (key.kind === "native" && pressed.key.length === 1) write(pressed.key);
    },
    mark: () => standing(entry, scale),
    reading: () => read(entry.text, scale),
    text: () => entry.text,
  };
}

describe.each(Object.entries(KEYBOARDS))("a mark typed on %s", (_, keyboard) => {
  it.each(rowsOf(seen).filter(([scale]) => scale !== "any, NumLock off"))(
    "%s, keys %s: never %s",
    (name, keys, _today, right) => {
      const scale = scaleOf(name);
      const typing = field(scale);
      for (const key of keys.replaceAll(" ", "")) typing.press(keyboard(key));
      if (!right.startsWith("refusal")) {
        expect(typing.mark()).toBe(stepsIn(right, scale));
        return;
      }
      expect(typing.reading()).toBe("refused");
      const whole = keys.replaceAll(" ", "").split(",")[0] as string;
      expect(typing.mark()).toBe(stepsIn(whole, scale));
    },
  );

  it("is the mark of each of two hundred sequences, or none and said", () => {
    const rows = rowsOf(sequences);
    expect(rows).toHaveLength(200);
    for (const [name, text, steps] of rows) {
      const scale = scaleOf(name);
      const typing = field(scale);
      for (const key of text) typing.press(keyboard(key));
      const told = `${name}: ${text}`;
      expect(stepsIn(text, scale), told).toBe(steps === "" ? null : Number(steps));
      if (steps !== "") expect([typing.mark(), typing.reading()], told).toEqual([Number(steps), "mark"]);
      else expect(["begun", "refused"], told).toContain(typing.reading());
    }
  });
});

describe("what stands while a number is no mark", () => {
  const typing = (keys: string, scale = HALVES, before: number | null = null) => {
    const one = field(scale, before);
    for (const key of keys) one.press(press(key));
    return [one.mark(), one.reading()];
  };

  it("is the mark before, never one made of its last digits", () => {
    expect(typing("12", HALVES, 6)).toEqual([6, "refused"]);
    expect(typing("10", HALVES, 6)).toEqual([6, "refused"]);
    expect(typing("1 5", HALVES, 6)).toEqual([6, "refused"]);
    expect(typing(",5", HALVES, 6)).toEqual([6, "refused"]);
    expect(typing("4,255")).toEqual([8, "refused"]);
  });

  it("is the whole number where its decimals are refused", () => {
    expect(typing("12,5", SCALES["0-20 whole"])).toEqual([12, "refused"]);
    expect(typing("2,4")).toEqual([4, "refused"]);
  });

  it("is told as begun while a mark may still come of it", () => {
    expect(typing("3,")).toEqual([6, "begun"]);
    expect(typing("3,2", SCALES["0-5 by quarters"])).toEqual([12, "begun"]);
    expect(typing("3,2")).toEqual([6, "refused"]);
  });

  it("is none in an empty field, which is never zero", () => {
    expect(typing("", HALVES, null)).toEqual([null, "blank"]);
    expect(standing({ text: "", before: 6 }, HALVES)).toBeNull();
  });
});

describe("other keys in the field", () => {
  it("of a keypad without NumLock write and erase nothing", () => {
    for (const [key, code] of [
      ["PageDown", "Numpad3"],
      ["Delete", "NumpadDecimal"],
      ["Clear", "Numpad5"],
      ["Insert", "Numpad0"],
      ["ArrowDown", "Numpad2"],
    ] as const) {
      expect(typed(press(key, code), { text: "4", before: 8 }, HALVES).kind).toBe("nothing");
    }
    expect(typed(press("Delete", "Delete"), { text: "4", before: 8 }, HALVES).kind).toBe("native");
  });

  it("move a mark that stands by a step with plus and minus, and what is typed after that is not a new mark", () => {
    expect(typed(press("+"), { text: "3", before: 6 }, HALVES)).toEqual({ kind: "step", mark: 7 });
    expect(typed(press("-"), { text: "0", before: 0 }, HALVES).kind).toBe("nothing");
    const typing = field(HALVES, 6);
    for (const key of "-1") typing.press(press(key));
    expect([typing.mark(), typing.reading()]).toEqual([5, "refused"]);
    expect(typed(press("-"), { text: "", before: null }, HALVES).kind).toBe("native");
  });

  it("stand for no digit where Shift makes a sign of one", () => {
    expect(typed(press("@", "Digit2", true), { text: "", before: null }, HALVES).kind).toBe("native");
  });

  it("are left to the commands", () => {
    const command = { ...press("3"), ctrlKey: true };
    expect(typed(command, { text: "", before: null }, HALVES).kind).toBe("native");
  });
});

it("a mark is written so that it is read back as itself", () => {
  for (const scale of Object.values(SCALES)) {
    for (let mark = scale.minimum; mark <= scale.maximum; mark += 1) {
      expect(stepsIn(written(mark, scale), scale)).toBe(mark);
    }
  }
});

describe("a question that may not concern a dossier", () => {
  const open = { ...HALVES, notApplicable: true };
  it("is answered by NC, in either case, and by nothing like it", () => {
    for (const text of ["NC", "nc", " Nc "]) {
      expect(read(text, open)).toBe("mark");
      expect(standing({ text, before: 4 }, open)).toBe("not_applicable");
    }
    expect(read("N", open)).toBe("begun");
    expect(standing({ text: "N", before: 4 }, open)).toBe(4);
    expect(read("NA", open)).toBe("refused");
    expect(written("not_applicable", open)).toBe("NC");
  });

  it("is not where the criterion concerns every dossier", () => {
    expect(read("NC", HALVES)).toBe("refused");
    expect(standing({ text: "NC", before: 4 }, HALVES)).toBe(4);
  });
});
