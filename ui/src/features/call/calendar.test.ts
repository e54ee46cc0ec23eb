import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CallRules, Deadline } from "~/api";
import { parisDay } from "~/text/paris";
import { cutoffWarning, lastInstant } from "./calendar";

/** The core warns by this table too. */
const TABLE = readFileSync(
  new URL("../../../../tests/fixtures/calendar/cutoff_warnings.csv", import.meta.url),
  "utf8",
);

/** `<2026-04-01` is too late on that day, `≤2026-06-30` is in time on it. */
const deadline = (text: string): Deadline => ({ date: text.slice(1), inclusive: text.startsWith("≤") });

describe("a deadline", () => {
  it("« avant le 22 juin » ends with the 21st", () => {
    expect(lastInstant({ date: "2020-06-22", inclusive: false })).toBe("2020-06-21");
    expect(lastInstant({ date: "2020-06-22", inclusive: true })).toBe("2020-06-22");
    expect(lastInstant({ date: "2020-03-01", inclusive: false })).toBe("2020-02-29");
  });
});

describe("a call by waves", () => {
  it.each(TABLE.trim().split("\n").slice(1))("warns as the core does: %s", (line) => {
    const [mode = "", cutoffs = "", last = "", at = "", warning = ""] = line.split(";");
    const intake: CallRules["intake"] = {
      mode: mode as CallRules["intake"]["mode"],
      opens_on: null,
      final_deadline: last ? deadline(last) : null,
      cutoffs: cutoffs.split(" ").filter(Boolean).map(deadline),
    };
    expect(cutoffWarning(intake, parisDay(new Date(at)))).toBe(warning || null);
  });
});
