import { describe, expect, it } from "vitest";
import { lastInstant } from "./calendar";

describe("a deadline", () => {
  it("« avant le 22 juin » ends with the 21st", () => {
    expect(lastInstant({ date: "2020-06-22", inclusive: false })).toBe("2020-06-21");
    expect(lastInstant({ date: "2020-06-22", inclusive: true })).toBe("2020-06-22");
    expect(lastInstant({ date: "2020-03-01", inclusive: false })).toBe("2020-02-29");
  });
});
