import { describe, expect, it } from "vitest";
import { cutoffWarning, lastInstant } from "./calendar";

describe("a deadline", () => {
  it("« avant le 22 juin » ends with the 21st", () => {
    expect(lastInstant({ date: "2020-06-22", inclusive: false })).toBe("2020-06-21");
    expect(lastInstant({ date: "2020-06-22", inclusive: true })).toBe("2020-06-22");
    expect(lastInstant({ date: "2020-03-01", inclusive: false })).toBe("2020-02-29");
  });
});

describe("a call by waves", () => {
  const intake = (...dates: string[]) => ({
    mode: "cutoffs" as const,
    opens_on: null,
    final_deadline: null,
    cutoffs: dates.map((date) => ({ date, inclusive: true })),
  });

  it("warns while no date is set, and once all are over", () => {
    expect(cutoffWarning(intake(), "2026-03-01")).toBe("missing");
    expect(cutoffWarning(intake("2026-03-31"), "2026-03-31")).toBeNull();
    expect(cutoffWarning(intake("2026-03-31"), "2026-04-01")).toBe("over");
    expect(cutoffWarning({ ...intake(), mode: "rolling" }, "2026-03-01")).toBeNull();
  });
});
